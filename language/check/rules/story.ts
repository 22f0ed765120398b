// `patient.story`: one patient’s story, praise or picture in what we publish, with no live authorization on file.
import { firstNames } from '../lexicon/names.ts';
import { conditionsOf, type Mark, type Matter, markOf, markWhole, within } from '../matter.ts';
import { findAny, findEvery, patterns } from '../pattern.ts';
import { readSentences } from '../read.ts';
import { Reading } from '../reading.ts';

/** Praise and thanks in a patient’s own words. */
const praise = patterns(`
  {mine} ..10 {clinical1}
  {clinical1} ..10 {mine}
  i|me|my|we|us|mi|me|nos|nuestra|nuestro ..8 {treat}|{seen}|{came}|{recover}|{medical}|saved|salvaron|nurse|nurses|doctor|doctors|enfermeras|medicos|stay|visit|hospital|staff|team|life|vida|hip|knee|baby|care|family|pain
  best ..2 c-section|delivery|surgery|er_visit|stay|care|hospital|experience|birth|er|nurses|doctors
  treated me|us|my|like
  saved my
  {doctor} ..6 amazing|wonderful|kind|caring|great|best|angels|lovely|excellent
`);

const sure = patterns(`
  {congrats}|welcome to|a ..1 the|la ~1 @ family|familia
  quadruplets|triplets|quintuplets|cuatrillizos|trillizos
  first baby of the year|day|month|decade
  primer bebe del ano
  patient|paciente|survivor|sobreviviente @
  one|some|two of our ~2 patients
  uno|una de nuestros|nuestras ~2 pacientes
  our ~2 patient|paciente !tower|portal|rooms|room|care|safety|experience|relations|advocate|advocates|services|access|information|line|guide|parking|survey|entrance|education|financial|rights|advisory|representatives|representative|wing|pavilion|garage|population|satisfaction|volume|app|family
  former|grateful|young|longest-staying|brave|little|tiniest|smallest|oldest|youngest|recent|antiguo|antigua|joven|pequeno|pequena ~1 patient|paciente
  a|an|one|this|that|un|una|esta|este ~1 patient|paciente ..2 wrote|writes|said|says|told|shared|tells|sent|left|came|was|who|whose|from|stopped|returned|named|walked|went|escribio|dice|conto|llego|que
  letter|note|card|message|review|comment|carta|nota|resena from|by|like|de ..3 patient|@|paciente
  reviews|resenas like ..1 this|esta
  # - year-old ..3 {figure}|{kin}|patient|resident|from|came|was
  # anos ..4 llego|vino|fue
  @ ..4 {ringsBell} ..2 bell|campana
  {congrats} to|a @ ..6 {befell}
`);

/** A patient in the picture, as the picture’s text tells. */
const pictured = patterns(`
  patient|patients|paciente|pacientes|newborn|infant|baby|recien_nacido|bebe|survivor
  child|boy|girl|man|woman|mother|family|nino|nina|hombre|mujer|kid|teen ..6 bed|gown|crib|incubator|wheelchair|hospital|mask|iv|treatment|bell|cama|bata|incubadora|cuna
  holding|holds|with ..3 newborn|baby
`);
const imagined = patterns(`
  empty|mannequin|model|actor|statue|doll|simulation|drawing|illustration|sign|poster|logo|map|icon|stock|vacia|vacio|dibujo
`);

export function story(matter: Matter): Mark[] {
  const { question, sentences } = matter;
  if (question.kind !== 'post')
    return matter.sentences.flatMap((reading) =>
      findEvery(passedAround, reading).map((found) => markOf('patient.story', reading, found)),
    );
  const text = sentences.flatMap((reading, place) => {
    const told = reading.sentence.quoted || hasQuotation(reading);
    if (told && isTestimonial(matter, place)) return [markWhole('patient.story', reading)];
    const conditions = conditionsOf(reading);
    const plain = findEvery(sure, reading).filter(
      (each) => !findAny(everyPatient, reading) && !within(conditions, each),
    );
    if (plain.length > 0) return plain.map((found) => markOf('patient.story', reading, found));
    const around = sentences.slice(Math.max(0, place - 1), place + 3);
    const person = reading.sentence.question ? undefined : somebodyIn(reading);
    return person && !within(conditions, person) && around.some(befell) && !isOfMany(reading)
      ? [markOf('patient.story', reading, person)]
      : [];
  });
  if (text.length > 0) return text;
  const pictures = (question.media ?? []).some(({ alt }) => alt !== null && showsPatient(alt));
  return pictures && sentences[0] ? [markWhole('patient.story', sentences[0])] : [];
}

/** In an answer or an ask, somebody's story is only pointed at. */
const passedAround = patterns(`
  read|watch|see|share|sharing|feature|featured|featuring|repost|reposted|hear|lea|vea|comparta|compartimos ..3 {whose}|@ ..2 's? ~1 story|journey|testimonial|photo|historia|testimonio
  {whose}|@ ..2 's? ~1 story|journey|historia is|was ..2 on|featured|published|proof|what
`);

function showsPatient(alt: string): boolean {
  const read = readSentences(alt).map((each) => new Reading(each, new Set()));
  return read.some((each) => findAny(pictured, each)) && !read.some((each) => findAny(imagined, each));
}

const events = patterns(`
  en nuestro|nuestra|nuestros ..3 {unitName}|rehabilitacion|pediatria|maternidad|piso|cama
  in|at|from|to our ..2 {unitName}|rehab|bedside|floor
  {befell}
  {medical} ..8 {past}|{befell}
  {past} ..8 {medical}
  {bodyparts} replaced|repaired|fixed|rebuilt
  saved|rescued|revived|healed|salvo|salvaron ..4 {lifeRole}|life
  came|turned|llego|llegaron ..1 to_us|to_our|to_mercy|to_st|a_nuestro|a_nuestra|a_urgencias
  with_us|in_our|con_nosotros ..4 {unit}|icu|nicu
  # ..2 {unit} ..2 with_us|in_our|en_nuestro|con_nosotros
  ya_no podia
  her|his|their|my|whose|su ~2 {medical}|{care}
`);
const befell = (reading: Reading) => findAny(events, reading) !== undefined;
const everyPatient = patterns(`
  patient|paciente 's right|rights|guide|bill|handbook|experience|needs|privacy|story_is
  every|any|each|no ~1 patient
  all|most|our patients|pacientes
  # {general}|patients|people
`);
const many = patterns(`
  patients|pacientes !from|got|received|gets|was|is|rang|went|turned
  every|any|each|no ~1 patient
  # {general}|babies|patients|people
`);
const isOfMany = (reading: Reading) => findAny(many, reading) !== undefined;

const hasQuotation = ({ tokens }: Reading) =>
  tokens.some(({ word }) => /^["“«]$/.test(word)) && tokens.some(({ word }) => /^["”»]$/.test(word));

function isTestimonial({ sentences }: Matter, place: number): boolean {
  const around = sentences.slice(Math.max(0, place - 1), place + 2);
  return around.some((each) => findAny(praise, each)) && !around.some((each) => isStaffVoice(each));
}

const staffVoice = patterns(`
  our ~1 {staff} ..1 say|says|said
  coming to work|work|working|works here|at|in|our|for|as
  my|our patients|job|shift|colleagues|coworkers
  says|said|adds|explains|dice|explica|according_to ..2 doctor|doctora|nurse|chief|director|president|ceo|our|chaplain|volunteer
  , ..4 chief|director|president|ceo|nurse|physician|surgeon|enfermera|directora
`);
const isStaffVoice = (reading: Reading) => findAny(staffVoice, reading) !== undefined;

const someone = patterns(`
  meet|introducing|conozca|conozcan|conoce|presentamos|this_is|remember ..1 a? [ @ ] !# 
  {lifeRole} @
  a|an|one|this|local|retired|little|young|una|un|esta|este ~3 {lifeRole}
  {somebody}
`);
const role = /^(?:rn|md|do|np|pa|lpn|phd|crna|cna)$/;

/** One person who is none of ours: a name, or “a local firefighter”. */
function somebodyIn(reading: Reading) {
  const { tokens } = reading;
  for (let at = reading.begin; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word' || reading.is('{calendar}', at)) continue;
    if (!token.capital && !reading.is('{title}', at)) continue;
    const titled =
      reading.is('{title}', at) &&
      !public_.has(token.word) &&
      tokens[at + (tokens[at + 1]?.word === '.' ? 2 : 1)]?.capital;
    if ((titled || firstNames.has(token.word)) && !isOurs(reading, at)) return { from: at, to: at + (titled ? 2 : 1) };
  }
  const found = findAny(someone, reading);
  return found && !isOurs(reading, found.to - 1) ? found : undefined;
}

const public_ = new Set(
  'doctor doctora senator mayor governor representative congressman congresswoman councilman councilwoman commissioner chief judge sheriff senador senadora alcalde alcaldesa gobernador gobernadora'.split(
    ' ',
  ),
);
const giving = patterns(`
  gift|grant|donation|donated|foundation|fund|scholarship|in_memory|in_honor|endowment|actor|actress|singer|celebrity|author|fundacion|donativo|security_guard
`);
const serving = patterns(`
  joined|joins|hired|works|worked|mentors|career|retires|retiring|retirement|graduat*|scholarship|promoted|appointed|named|award*|mayor|senator|governor|donated|donation|gift|gave|volunteer*|service|servicio|coworker|colleague|years|founded|ribbon|school|library|taught
  {staff} ..2 @
  @ ..5 {staff}
`);

/** Somebody who works here, serves or gives, by the words beside the name. */
function isOurs(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  for (let near = Math.max(0, at - 3); near < Math.min(tokens.length, at + 8); near++) {
    const before = near < at;
    if (near === at) continue;
    if (role.test(tokens[near]!.word) || public_.has(tokens[near]!.word)) return true;
    if (
      (reading.is('{staff}', near) || reading.is('{doctor}', near)) &&
      (before || own.has(tokens[near - 1]?.word ?? '') || near - at < 3)
    )
      return true;
  }
  if (findAny(giving, reading)) return true;
  return findAny(serving.slice(0, 1), reading) !== undefined && findAny(events.slice(0, 1), reading) === undefined;
}
const own = new Set([
  'a',
  'an',
  'our',
  'the',
  'as',
  ',',
  'una',
  'un',
  'nuestra',
  'nuestro',
  'of',
  'chief',
  'registered',
  'charge',
  'icu',
  'er',
]);
