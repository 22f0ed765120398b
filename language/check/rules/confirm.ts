// `patient.confirm`: words that say, or deny, that somebody was cared for here.
import { conditionsOf, type Mark, type Matter, markOf, touches, within } from '../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../pattern.ts';
import type { Reading } from '../reading.ts';
import { presumed, retold } from './presumed.ts';
import { isAtRisk } from './risk.ts';

/** Said whatever surrounds it, except under a condition. */
const said = patterns(`
  families|babies|kids|moms|little_ones|fighters|survivors like|como you|yours|usted
  was|were ..1 {glad} ..2 have|host|meet {person}
  that|the|your cast|sling|stitches|staples|brace|catheter|drain ..2 come|comes|came|coming off|out
  lo que ..1 vivio|paso|sufrio|experimento ..1 en ..3 {workplace}|nuestro|nuestra|nuestros
  that|the|your|enjoy new ..1 {bodypart}|hip|knee|heart|kidney
  recovering|recovery from ..3 {medical} ..5 small|easy|hard|tough|feat|journey|courage|brave
  {contact} you ..2 about|regarding|sobre {whose} ..2 {kin}
  love|loves|loved|enjoy|enjoys|enjoyed|miss|misses|like|likes ..1 working|talking|chatting|laughing|being|visiting|walking|spending with|time ..1 {person}
  could|able_to|got_to|helped ..2 stitch|patch|fix|sew|mend|put ..2 {person}
  {thank} ..2 waiting ..5 {workplace}|{unitName}
  being ..1 in|at the|a|an|our ~2 {unitName}|{workplace}|unit|ward
  {sorry}|{glad} ..3 the|that|el|la ~1 room|bed|bathroom|discharge|procedure|surgery|test|exam|appointment|admission|operation|scan|cuarto|habitacion|cama|cirugia|cita ..2 was|were|did|went|took|fue|estaba|salio
  {not} ..8 that|this|your|his|her|ese|esa|su|el name|nombre|apellido
  {not} ..4 {seen}|{treat}|atendio|atendimos|trato|ingreso ..5 name|nombre
  siga|sigue|continue|keep|keeps ..1 mejorando|improving|healing|recuperandose|recovering
  {care} ..1 on|el ..2 {month2} #
  follow|siga ..3 instructions|indicaciones
  the discharge|aftercare|post-op|surgical instructions|papers|paperwork|plan
  being|be|remain|continue ..2 {whose} ..2 provider|hospital_of_choice|doctor|care_team|part_of
  part of {whose} ~2 care|recuperacion|atencion
  forms|paperwork you ..2 {past}|out
  {glad}|happy|honored ..4 of service to {person}
  the|that|el|la|esa|ese nurse|doctor|physician|provider|surgeon|receptionist|therapist|technician|aide|anesthesiologist|pharmacist|midwife|guard|enfermera|doctora|medico|recepcionista ..3 {past}|{have}
  happened ..3 {workplace}|room|{care}|that_night|that_day|there
  {workplace}|{unitName} ..1 misses|miss|extrana {one}|{you}|{whose}
  {care}|{workplace}|room that_night|that_day|that_evening|that_morning|esa_noche
  doing our job
  see|seeing you ..1 walking|smiling|well|better|home|healthy|recover*|up|on_your_feet|thriving
  {staff}|{team}|duty ..4 that_night|that_evening|that_day|that_morning|that_shift|esa_noche|ese_dia|that_afternoon
  patients|people|cases|others|pacientes like|como you|yours|usted
  your|su ..3 in|at|en our|nuestra|nuestro ~2 {workplace}
  nice|great|lovely|good|encanto|gusto ..2 to|en ..1 have? met|conocerlo|conocerla|conocerle ..1 you?
  encanto|alegro conocerlo|conocerla|conocerle|conocerte
  gracias por venir|visitarnos|acudir
  hicimos|hizo todo lo posible
  haberle|haberlo|haberla|haberte|haberles|haberlos ..2
  working with {you} and
  {past} ..3 on|for|to|with you $
  checked|looked|checking|looking|checks in|up ..1 on {person}
  {acted} ..4 could|possible|able ..2 for {person}
  {staffed} ..2 {acted} ..3 {you}
  {glad} ..9 for you $
  {whose} ~1 time|days|night|weeks|months ..2 in|at|on|with ..2 {unitName}|{workplace}
  alegra|gusto|felices|alivia|contentos ..2 que ..2 {be}|este|esten|haya|se ..4 casa|mejor|bien
  nos da gusto que
  keep up ..3 work|exercises|therapy|progress
  honor|privilegio|placer|alegria ..2 acompanar|atender|cuidar|servir|ayudar ..1 a|de ..1 {your} ..1 familia
  who|que {past} {you}|{one}
  who|que ..1 {acted} {person}
  {treat}|{stoodBy}|{serve} ..2 {your} ..1 family|familia
  honor|privilege|pleasure|placer|privilegio|blessing ..4 {treat}|{serve}|{stoodBy}|{treatYou} ..3 family|familia|you
  {clitic} haya|hayan|hubieran|ha|han|habian {seen}|{treat}
  the|el|la|a|an ~3 {have}|{was}|{be} ..2 been? treated|admitted|hospitalized|discharged|seen ..3 {here}|at|by|last|on|this|yesterday $
  the|el|la ~3 {have}|{was}|{be} {not} ..2 treated|admitted|hospitalized|seen|tratado|ingresado|atendido|hospitalizado
  how far you
  {you} {have} come
  {care} ..10 yours
  {care} was|were ..2 for you
  a long way
  no|yes|si , ..1 {one}|{he} ..1 {be}|{was}
  {we} ..3 {treat} ..1 {person}
  {treat} ..1 {one}
  treating|caring_for|taking_care_of|looking_after|nursing|delivering|attending_to {person}
  {person} ..1 {was}|{be} ..2 {seen}
  {person} {have} ..2 been ..2 {seen}
  {person} ..2 {not} ..2 {seen}|{came}
  {person} ..1 {came}
  {person} {be} ..2 {here}
  {person} {came}|was|were|stayed ..4 {here}
  ha|han|habia|fue|fueron sido? {seen}
  {person} ..1 had|underwent|received|needed|got|getting|receiving|recibio|recibieron|tuvo|tuvieron ..3 {care}
  {care} ..1 {that}? {person} ..2 received|got|had|experienced|underwent|endured|underwent|recibio|recibieron|tuvo
  {care} que recibio|recibieron|tuvo|tuvieron|recibiste
  {clitic} {treat}
  {treatYou}
  made|kept|keep|keeping|had {person} ..1 wait|waiting|sit|sitting
  {person} had to ..1 wait|be|sit|stay|endure|spend|go_through|lie|sleep
  {person} waited|spent|stayed
  {person} had ..2 long ..1 {waited}
  tuvo|tuviera|tuvieron que esperar
  {sorry} ..5 {waited} !in_responding|in_replying|in_answering|in_our_response|in_our_reply|in_getting_back|in_response
  {whose} ~2 time|hours|night|days|weeks|day|evening|moment|journey {here}
  {no}|{not} ..5 {file} ..3 of|for|on|under|with|de|con|a ..2 {person}|{named}|{anyName}|your|su|sus|tu|patient|name|nombre
  {not} ..4 {find}|locate|see|encontramos|aparece ..3 {person}|your_name|su_nombre|{named}
  {person}|{anyName} ..4 {not} ..3 in|on|en ..2 {file}
  {nobody} ..1 by|with|under|con|named ..2 {anyName}|{named}|name|nombre
  {not} ..2 patient ..2 by|with|under|named ..2 name|{named}
  {person} ..1 {be} ..3 a|an|our|one_of_our|un|una|nuestro|nuestra ~2 {patienthood}
  {person} ..1 {be} ..1 {not} ..3 {patienthood}
  {not} ..2 {patienthood} here|of_ours|aqui|nuestro|nuestra|with_us
  as|como a|our|one_of_our|un|una|nuestro|nuestra ~2 {patienthood}
  being|such ..1 a|our ~2 {patienthood}
  our|nuestro|nuestra patient|paciente {named}|here
  {otherHospital}
  {choose} ..1 us|mercy|our|nuestro|nuestra|st
  elegirnos|escogernos|preferirnos
  confiar|confianza|confio ..1 en nosotros|nuestro|nuestra
  welcome|welcoming|have|having|had {person} ..2 back|with_us|here|as_a_patient|with_our
  hope|hoping|forward|wait|until|till|see|esperamos|espero ..6 you ..2 again
  see you ..2 next|your_next|at_your|for_your
  next_time you
  verlo|verla|verle|verte pronto|nuevamente|otra_vez|de_nuevo
  {hope}|{glad} ..7 {recover}
  speedy|full|quick|smooth|swift|complete|fast|pronta|rapida ~1 recovery|recuperacion|healing
  {person} ..2 {be}|{have} ..3 {recover}
  {glad} ..4 {person} ..2 {be} ..3 home|safe|okay|ok|alive|healthy|cancer-free|better|healing|comfortable|in_good_hands|well
  {congrats} ..5 {baby}
  be_there|been_there|were_there|was_there for {person}
  {glad}|able|got|chance|opportunity ..5 could|able_to|got_to|to {serve} {person} ..2 !with|by|find|if|on|at_555
  pleasure|honor|privilege|joy|honored|privileged|placer|honor|gusto|opportunity ..3 {serve} ..1 {person}
  remember|remembers|remembered|recuerda|recuerdan|recordamos ..1 {person} !can|to|have
  {clitic} recuerda|recuerdan|recordamos
  {one} ..3 passed|died|death|passing|fallecio|fallecier*|muri* ..4 {here}
  {passing} ..3 of ..2 {one} ..4 {here}
  {person} ..1 left ..3 hospital|er|ed|ama|against|our|without|before_being|before_we|the_waiting
  after|when|before|once ..1 {person} ..1 left !us|a_review|a_comment|a_message|your
  sent|brought|wheeled|rushed|drove|moved|took|discharged|let {person} ..2 home|in|to_the|to_our|upstairs|back
  {staffed} ..4 gave|offered|administered|prescribed|ordered|performed|explained|monitored|checked_on|escorted|reached|called|contacted|visited|walked|held|sat_with|met_with|spoke_with|saw|met|advised|warned ..2 {person}
  tried|attempted ..1 reach|call|contact {person}
  reach|reached|call|called {person} ..2 after|twice|several_times
  part_of {whose} ~2 day|journey|story|experience_here|birth|moment|recovery|family
  trusted|trusting us
  {discussing} ..4 {whose} ~2 {care}|{soft}|{kin}
  {discussing} ..4 {care}|{soft} ..1 de ..1 {one}
  {discussing} ..2 {one}
  {we} ..2 {lookup} ..3 {whose} ~2 {care}|{soft}|{file}
  {whose} ~2 {soft} ..1 {be}|was|will_be ..1 {lookup}
  {file} ..1 {show} ..1 {that}? {person}|{whose}
  victim|patient|patients|driver|child|paciente ..2 is|was|are|were|remains|esta|fue ..2 {seen}|in_surgery|in_our|being_treated|at_our|here|in_the_icu
  {you} {adverb}? {adverb}? {acted}
  {you} {not}? {adverb}? made it
  when|cuando you|usted ..1 needed|need us|care|help
  {we} ..2 {not} ..1 have|see|find ..3 {you} ..2 in|on|listed|scheduled
  {not} ..1 have|find|see ..1 {anybody} ..3 name|nombre
  matching|with|under|by|named that|your|the|this|his|her name ..4 {file}|here|with_us|seen
  {not} ..4 {whose} ~2 name ..4 {file}
  {stoodBy} {person}
  {serve}|{stoodBy}|with|by|for {person} ..2 through|during|in ..3 {ordeal}
  through|during such|this|that|your ..3 {ordeal}
  welcome home
  {treated} {person}
  {treated} ..1 of|a|to ..1 {person}
  permitirnos|dejarnos|confiarnos|allowing_us|letting_us|let_us|allowed_us ..1 {treat}|{serve}|{stoodBy}|be|ser|play|share|estar|acompanar*|cuidar*|atender*|servir*
  {treat} de|a {person}
  {glad}|loved|enjoyed ..2 meeting|meet|met|knowing|conocer ..2 {person}|@
  {you} {be} {not} ..1 one_of_ours|one_of_our|ours|in_our|our_patient
  usted|ella|el no es ..2 nuestro|nuestra|nuestros
  {sorry} ..10 for you $
  how|que|the_way ..2 {person} was|were|fue ..2 handled|treated|cared|spoken|moved|positioned|tratad*|atendid*
  while|mientras {person} ..1 was|were|estaba ..3
  {person} ..2 {be}|{have} ..2 been ..2 {workplace}|to_our|at_our|in_our
  rooting|praying|thinking|pulling for|of {one}
  {one} ..2 mejore|mejoren|se_mejore|recupere
  {discharge} ..4 yours
  {we} ..4 footage|video|camera ..4 {whose}|you
  {spokeTo} ..4 {staff}|everyone|who|{team} ..3 about|involved|involucrad* ..3
  {whose} ~2 {encounter}
  {encounter} de ..1 {one}
  {clinician} who|que ..1 {treat}|saw|helped|cared|met|lo|la|le|delivered|examined|vio
  tell|give|hug|dile|digale ..3 {one} ..4 we|hello|hi|hug|high|our|get_well|saludos
  miss {one}|{you}
  {person} {was}|{be} ..2 {state}
  {sorry}|{glad}|{hope}|cheering ..8 {medical} ..1 !research|awareness|event|lecture|class|talk|screening
  lo|la|le|los|las|se|te le? {past} ..4 {medical}|{care}|{workplace}
  {confirmed} ..3 {person}|{a}? {patienthood} ..3 {here}|{seen}|admitted
`);

/** A past act of ours, with what is only done to patients. */
const narrated = patterns(`
  {medical} ..6 {past} ..6 normal|negative|positive|clean|clear|stable|#
  {past} ..8 {medical}
  {medical} ..6 {past}
`);

/** Care that somebody has: “your stay”, “su cirugía”, “la visita de su hijo”. */
const had = patterns(`
  {care} like yours
  {whose} ~2 {care}
  {care} de ..1 {one}
  {care} of ..1 {one}
`);

/** What everybody has counts where we speak as those who know: we looked, we are sorry for it, it happened. */
const knew = patterns(`
  {sorry}|{glad}|{hope} ..6 {whose} ~2 {soft}|{bodypart}
  {sorry}|{glad}|{hope} ..6 that ~1 {bodypart}
  {whose} ~2 {soft}|{bodypart} ..2 was|were|is|are|did|had|has|told|said|ordered|came|showed|looked|healed|denied|gave|fue|estaba|es|dijo|le
  {lookup} ..3 {whose} ~2 {soft}
  {whose} ~2 {soft} {here}
`);

/** Notices and invitations that only sound so. */
const harmless = patterns(`
  see you ..1 next year|week|month|summer|spring|fall|saturday|sunday
  {worker} ..5 {punished}
  {worker} ..3 error|mistake|errors
  {worker} {be}|was ..1 wrong|negligent|careless|at_fault
  {whose} care and concern|kindness|support|compassion|dedication|patience
  to|{may}|please|and ..1 {schedule} ..2 {whose} ~2 {care}
  {schedule} ..1 {whose} own|first|next|free|annual ~2 {care}
  to|{may}|please|anyone ..2 pedir|request|access|get|see|view|find|download|obtain|order|check|read|pay|solicitar|obtener|ver|consultar|pagar ..2 {whose} ~3 {care}|{soft}
  to|a {whose} ~2 care_team|health_care_team|doctor|provider|physician|pharmacist|insurer|insurance|medico|doctora
  {contact}|{tell}|ask|see|with|con ..1 {whose} ~2 care_team|health_care_team|primary_care|doctor|provider|physician|pharmacist|insurer|insurance|medico|doctor|doctora
  {whose} primary_care
  visited|visit|visiting|saw|on|at ..2 {website}|{event}
  {whose} visit to ..4 {event}|campus|school|city
  {person} {came}|visited ..2 {event}|{website}
  see you ..2 there|at|saturday|sunday|monday|tuesday|wednesday|thursday|friday|tomorrow|on|for|in_class
  help|serve|assist you ..2 find|register|book|with_questions|better
  {clinician}|someone|somebody|anyone who|that|que ..2 know|knows|conoce|conozca ..1 {whose} ..2 {care}|{soft}|body
  you_were a_patient_person
  {care} for {general}
`);

/** What may be and is not: “we would be glad to see you”, “can treat you”. */
const maybe = patterns(`
  would|will|can|could|may|might|should|must|puede|podemos ..4 {treat}|{serve}|{treatYou}
  to {treat}|{serve} ..1 you|him|her
  {a}|to_find|want_to|like_to|love_to|listo|para ..1 {treatYou}
  escucharle|escucharlo|ayudarle|ayudarlo|ayudarla|servirle|ayudarles
`);

export function confirm(matter: Matter): Mark[] {
  if (!matter.addressed) return [];
  const inDanger = isAtRisk(matter) && matter.sentences.some((each) => each.has('988'));
  return matter.sentences.flatMap((reading) => {
    const conditions = conditionsOf(reading);
    const care = findEvery(had, reading).filter((each) => !isGeneral(reading, each));
    // To somebody in danger one says “you” as a person does.
    const found: Found[] = inDanger
      ? care
      : [
          ...findEvery(said, reading).filter((each) => !touches(maybe, reading, each) || insists(reading, each)),
          ...care,
          ...findEvery(narrated, reading).filter(
            (each) => matter.question.kind === 'reply' && isOneCase(reading, each),
          ),
          ...somebody(matter, reading),
          ...repeated(matter, reading),
          ...presumed(matter, reading),
          ...retold(matter, reading),
          ...findEvery(knew, reading).filter((each) => !isGeneral(reading, each)),
        ];
    return found
      .filter((each) => !within(conditions, each) && !touches(harmless, reading, each))
      .map((each) => markOf('patient.confirm', reading, each));
  });
}

/** Told as what happened once: not of many, not of the house, not by those who study it. */
function isOneCase(reading: Reading, { from, to }: Found): boolean {
  if (findAny(ofMany, reading)) return false;
  for (let at = from; at < to; at++)
    if (
      reading.is('{past}', at) &&
      !/^(?:is|are|be|es|son)$/.test(reading.tokens[at - 1]?.word ?? '') &&
      !reading.is('{houses}', at) &&
      !reading.is('{spoke}', at)
    )
      return true;
  return false;
}

const ofMany = patterns(`
  {general}
  {source}
  {event}
  {many}|# ~2 people|patients|babies|cases|surgeries|visits|tests|{general}
  {website}
  study|research|vaccine|vaccines|policy|program|law
`);

/** Somebody of theirs who is spoken of as one we know: their mother, she, the man in the news. */
function somebody(matter: Matter, reading: Reading): Found[] {
  if (matter.question.kind !== 'reply' || findAny(ofNobody, reading) || isAtRisk(matter) || reading.sentence.question)
    return [];
  const asked = matter.post.some((each) =>
    each.tokens.some(
      (_, at) => each.is('{kin}', at) || each.is('{figure}', at) || each.is('{named}', at) || each.is('{he}', at),
    ),
  );
  const staff = matter.post.some((each) => findAny(named, each)) || findAny(named, reading) !== undefined;
  if (!asked || staff) return [];
  return findEvery(spokenOf, reading)
    .filter((_each) => !findAny(permits, reading) || findAny(past, reading) !== undefined)
    .map(({ from, to }) => ({ from, to }));
}
/** What the author told of their care, said again: “six hours with a broken arm is too long”. */
function repeated({ question, shown, toldOfCare }: Matter, reading: Reading): Found[] {
  if (question.kind !== 'reply' || !toldOfCare || !findAny(feeling, reading)) return [];
  return findEvery(particular, reading).filter(({ from, to }) =>
    reading.tokens.slice(from, to).every(({ word, kind }) => shown.has(word) && (kind !== 'word' || word.length > 2)),
  );
}
const feeling = patterns(
  '{sorry}\n{glad}\ntoo long\n{not} ..3 should\n{hope}\nhard|difficult|scary|frightening|painful',
);
const particular = patterns('{many}|# {unit}\n{hurt} {bodypart}\n{medical}');
const past = patterns('{past}');
const spokenOf = patterns('{one}');
const permits = patterns('{may}\nwelcome|bienvenid*\nplease\ncondolences|condolencias\nloss|perdida|passing\n988|911');
const ofNobody = patterns('loss|condolences|perdida|condolencias\n{event}\nfamily|families ..2 and|of');
const named = patterns(`
  doctor|nurse|doctora|enfermera|enfermero|chaplain|volunteer|chef @
  @ ..2 {staff}
  {staff}|{doctor} ..3 @
`);

const insisting = patterns(`
  chance|opportunity|again|oportunidad ..3 {treat}|{treatYou}
  privilege|honor|honored|pleasure|joy|thank|thanks|letting|allowing|allowed|trusting|placer|honor|gracias|gusto ..5 {treat}|{serve}|{treatYou}
  could|would|should ..1 have
  {not} ..3 {discuss}
`);

const insists = (reading: Reading, found: Found) => touches(insisting, reading, found);

/** “Patients can ask for their records”: their, of many. */
function isGeneral(reading: Reading, { from }: Found): boolean {
  const whose = reading.tokens[from]?.word;
  if (whose !== 'their' && whose !== 'su' && whose !== 'sus') return false;
  return reading.ideas.slice(0, from).some((ideas) => ideas.some(([idea]) => idea === '{general}'));
}
