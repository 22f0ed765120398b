// `patient.detail`: what somebody had, took, owed, when they were here, who treated them.
import { conditionsOf, type Mark, type Matter, markOf, within } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';
import type { Reading } from '../reading.ts';

/** What makes a confirmation a detail; the words are marked. */
const details = patterns(`
  {medical}
  {money}
  {bodypart}
  $ #
  room|bed|suite|habitacion|cuarto #
  {title} . ? @
  doctor|doctora|nurse|enfermera @
  at #
  {many}|# {unit}
  {month} #
  on|el|last|past {calendar}
  yesterday|last_night|ayer|anoche|that_night|that_day
  {unitName}
  hallway
  # {month}
  declined|refused|rechazo|denied|canceled|cancelled|loud|agitated|combative|escorted
`);

/** Details that say by themselves whose they are. */
const said = patterns(`
  {person} ..4 showed|shown|came|arrived|llego|vino ..1 up? drunk|high|intoxicated|borracho|ebrio
  {whose} ~3 numbers|levels|level|readings|scan|scans|count|labs|bloodwork|tests|test|valores|niveles ..3
  ^ sigue|esta|continua|permanece|llego|salio ..2 {condition}
  charge|charges|fee|cargo ..2 {be}|was ..2 for|por ..2 {medical}|{doctor}|visit|room
  {person} ..2 ebrio|tomado|borracho|drogado|agresivo|agredio|drunk|high|violent
  {whose} ..2 {payer}|medicaid|medicare|coverage ..2 {past}|lapsed|ended|expired
  one|another|other|both|uno|una {have}|{be} ..4 {hurt}|{condition}|{medical}
  records|logs|notes|pharmacy ..2 {show} ..8 {medical}
  explained|discussed|reviewed ..4 {you}|consent|form
  consent ..3 {you} signed|gave
  in the consent
  told you|him|her ..2 on|by|at|over
  {whose} ..1 {payer} ..2
  {whose} @ @? plan|insurance|policy|medicare
  {person} ..1 {be}|remains|remain|arrived|came_in|came|llego|sigue|was_listed|is_listed ..3 {condition}
  {one}|both|patient|victim ..3 {condition} condition
  {clitic} estado|condicion {condition}
  llego|esta|sigue|permanece en ..2 {condition}|cuidados_intensivos
  {person} ..2 tested|test|dio positive|negative|positivo|negativo
  {person} ..2 overdosed|suffered|sufrio|collapsed|hemorrhaged|relapsed|miscarried|coded
  {file} ..3 {show}
  according|per|based|segun ..3 {file}
  as noted|documented|recorded ..3 {file}
  noted|documented|recorded|wrote|written|consta in|on|en ..2 {file}
  {you} ..1 owe|owed|debe|adeuda
  given|because_of|due_to|considering|with {whose} ~2 history|condition|diagnosis|anxiety|age|weight|diabetes|addiction|historial
  history of {medical}
  {person} ..2 declined|refused|rechazo|denied|consented|signed|agreed|requested|rechazaron|firmo ..5 {medical}|{care}|consent|form|vaccine|it
  {person} ..2 {be} ..2 pregnant|intoxicated|drunk|agitated|combative|unconscious|sedated|septic|diabetic|contagious|confused|sick|very_sick|critically_ill|ill|injured|bleeding|embarazada|enfermo|enferma|ebrio|delicado
  {person} ..2 {have}|had|tiene|tuvo|presented_with|came_in_with|suffered ..4 {medical}
  {whose} ~3 {medical} ..2 level|levels|reading|count|score|results|result|nivel
  {whose} ~2 {money} ..3 {be}|due|denied|paid|covered|rejected|expired|pending|fue|lo|no|does|will|has|had|did
  {whose} ~2 insurance|insurer|plan|claim|copay|deductible|balance|seguro|saldo|copago ..2 was|is|denied|has|had|did|does|would|paid|de
  prescribed|recetamos|recetaron|recetado ..2 {person}
  {clitic} recetamos|recetaron|dieron|pusimos
  {person} ..2 prescribed|given|administered
  {treat} ..2 {person} for {medical}
  {medical} ..2 {person} ..1 had|took|received|were_given|was_given
  {one} ..2 cancer|tumor|disease|illness|condition ..2 had|was|spread
  {the} tumor|mass|swelling|bleeding|infection|fracture|wound|burn|stitches|biopsy|baby|surgery ..3 was|were|had|healed|came
  {whose} ~2 {medical} ..5 {was}|went|came|healed|saliera|salio
  suffered ..2 {medical}
  medicaid|medicare|insurance|insurer|plan|{payer}|seguro ..1 {past}|paid|covered|denied|pago|cubrio|nego ..4 everything|all|it|most|part|but|$|half|the|la|el|todo|mitad
  the|la|el sample|specimen|test|scan|x-ray|biopsy|culture|results|muestra|prueba|examen|radiografia ..3 {past}|came_back|came|showed|salio
  receto|recetamos|recetaron ..4 {medical}
  with|con {whose} ~2 {medical} ..2 we|the|nosotros
  could|was_able_to|able_to|got_to fix|repair|replace|save|heal ..1 that|the|{whose} ~2 {bodypart}|{medical}|wrist|collarbone
  {person} ..2 in|en ..2 {unitName}
  {person} ..3 in|to|en room|bed|habitacion|cuarto #
  {person} ..1 arrived|came_in|checked_in|were_seen|was_seen|left|llego|salio ..3 at|around|by|before|a_las #
  bathroom|bed|habitacion|room|cuarto|bano ..2 # ..6 {past}
  {whose} ~2 progress|progreso ..4 {unitName}|program|programa|treatment|therapy
`);

const names = patterns(`
  {title} . ? @
  nurse|enfermera @
`);

/** “We will tell Dr. Kim”, where the post named no Dr. Kim: says who treated them. */
const passedOn = patterns(`
  {tell} ..6 doctor|doctora|nurse|enfermera|enfermero [ @ ]
  {tell} ..6 [ {unitName} ] team|staff|nurses|unit|department|crew|doctors
  {tell} ..6 equipo|enfermeras|personal|unidad de [ {unitName} ]
  {unitName} team|staff|nurses|unit|department|crew|doctors ..5 {glad}|smile|thrilled|love
`);

/** What a confirmation in the same sentence makes of it is found here too. */
export function detail(matter: Matter, confirmed: readonly Mark[]): Mark[] {
  if (!matter.addressed) return [];
  return matter.sentences.flatMap((reading) => {
    const conditions = conditionsOf(reading);
    const marks = findEvery(said, reading)
      .filter((each) => !within(conditions, each) && !ofMany(reading, each.from))
      .map((each) => markOf('patient.detail', reading, each));
    if (isConfirmed(reading, confirmed)) {
      const found = findAny(details, reading) ?? findAny(names, reading);
      if (found) marks.push(markOf('patient.detail', reading, found));
    }
    if (matter.question.kind === 'reply' && matter.question.post)
      for (const found of findEvery(passedOn, reading)) {
        const word = reading.tokens[found.from]!.word;
        if (!matter.shown.has(word)) marks.push(markOf('patient.detail', reading, found));
      }
    return marks;
  });
}

const isConfirmed = ({ sentence }: Reading, marks: readonly Mark[]) =>
  marks.some(({ start, end }) => start < sentence.end && end > sentence.start);

const ofMany = (reading: Reading, from: number) => {
  const word = reading.tokens[from]?.word;
  return (word === 'their' || word === 'su' || word === 'sus') && reading.has('{general}');
};
