// What a reply says of the person without any of the ways that are known to be harmless: presumed to tell of their care.
import { conditionsOf, type Matter, within } from '../../matter.ts';
import { type Found, findAny, findEvery, patterns } from '../../pattern.ts';
import type { Reading } from '../../reading.ts';
import { isAtRisk } from '../risk.ts';

/** Ways of saying “you” and “your” to anybody at all. */
const anybody = patterns(`
  found|find|get|have ..1 what you need|needed|want|wanted
  tell|give ..1 {whose} ..2 thanks|thank_you|hi|hello|gracias
  your|su|tu ~2 family|families|loved_ones|familia|seres_queridos
  your|su ..1 privacy|privacidad|safety|hurt|sadness|grief|worry|worries|mind|respects|condolences|prayers|vote|students|pupils|class|classmates|kids_'|enojo|dolor_ajeno
  you|usted {be} ..1 not ..1 the ..1 first|only_one_asking
  {you} {be} ..2 natural|legend|gem|angel|champion|sweetheart|sol|angel
  good|best luck to|with ..1 {whose} ..2
  suerte ..2 a|con ..1 {whose} ..2
  {may} ..6 with|for|to you
  {thank} ..4 yours
  yours ..1 was|is|are ..1 heard|read|one
  {saying} like|como yours|these|this
  yours truly
  that_s|is yours
  like yours
  you have ..2 right|reason|questions|concerns|choice|options|seen|heard
  {waive} ..4 your ~2 {money}|{soft}|visit
  refund|send|mail|give|offer you
  you|usted|tu {matters}
  what|that|which|whatever|when|how ..1 you {have}? ..1 written|said|shared|spoke|{spoke}
  suits|works you|best_for_you
  {thank} ..1 you|usted|ustedes
  {thank} ..4 your|su|sus|tu
  {thank} ..6 you ..1 {spoke}|taking|sharing|writing|for|are|have
  {may}|to|please|let|want|like|love|hope|wish|invite|encourage|urge|ask|help|helps|need|why ..4 you|usted|le
  you|usted {may}|want|need|would|wish|like|prefer|think|know|say|see|deserve|matter|feel|are_not_alone|choose|find|go|get|look|ask|both
  {person} ..1 'll|will|can|may|could|might|would|should
  you|usted {be} ..1 {not}? ..2 upset|angry|unhappy|disappointed|frustrated|right|welcome|invited|not_alone|interested|looking|asking|concerned|worried|free|able|open|wondering|important|amazing|awesome|so_kind|too_kind|kind|the_best|great|star|stars|heard|always|going|coming|hiring|loved|sorry|molesto|molesta|sola|solo|correct
  you|usted {have}? {spoke}
  you ..1 feel|felt|see_it|ask|mention|describe|describes|raise|share|write|say|bring|post|read|saw|heard|had|like|love|enjoy|tagged
  you ..1 had a|an|any|this|such|the ~3 experience|question|questions|concern|concerns|time|idea|chance|day|trouble|impression
  you ..1 took|take|made|make|give|gave|put ..2 time|day|smile|feedback|us_smile|point
  you ..1 got|received|was_given ..2 {not}? answer|reply|response|call_back
  your|su|sus|tu ~3 {saying}
  {seeing} ..2 {you}
  like|near|around|behind|beside ..1 you|usted
  here|there|available|ready|important|good|helpful|proud ..2 for|to|of|with ..1 you
  from ..1 you|usted
  {reply1} ..4 to|with|a|con ..1 you|usted
  something|anything|everything|more|news|answer|best|information for ..1 you
  para|a usted
  {hope} ..6 for|to ..1 you
  {hear} ..2 you|usted|from_you
  {hope} ..2 you ..1 {pleasant}
  {wish} ..2 you
  {glad} ..3 you ..1 {spoke}|{pleasant}|like|liked|are_here|joined|asked|found|love|had|said
  {pleasant} ..4 you
  with|by|to you ..1 $
  see you {there}
  {not} ..4 your|su {saying}|post|name
  su pregunta|mensaje|comentario|opinion|molestia|experiencia
  call|contact|visit|use|bring|check|ask|find|llame|use|visite ..3 your|su ..2
  your ~2 {place2}
  sorry ..3 you|that_you ..2 {feel}|feel|{not}|are|had|have|were_not|saw|see|did_not|could_not
  {not} ..2 {know} you|usted
  bless|miss|salute|applaud|see|honor|celebrate|cheer|join|meet|value|respect|thank|appreciate|agree_with you|usted
  you_and_your family|loved_ones|friends|team|group|school
  to ..1 you and
`);

const speaks = patterns(`
  {you}
  your|yours|su|tu
`);
/** The post is on what we do besides care: a race, a class, the page. */
const besides = patterns(
  '{event}\n{website}\nstart|work|works|worked|working|volunteers|apply|applied|hired|orientation|empleo|trabajo',
);
const onCare = patterns(`
  {care}|{treat}|{seen}|{doctor}|{medical}|{workplace}|{unitName}
`);
export const isBesides = ({ post, question }: Matter, reading: Reading): boolean =>
  question.kind !== 'reply' ||
  findAny(besides, reading) !== undefined ||
  (post.some((each) => findAny(besides, each)) && !post.some((each) => findAny(onCare, each)));

/** The words about the person that no harmless way explains. */
export function presumed(matter: Matter, reading: Reading): Found[] {
  const { question } = matter;
  if (
    question.kind !== 'reply' ||
    !question.post ||
    isAtRisk(matter) ||
    isBesides(matter, reading) ||
    reading.sentence.question ||
    findAny(elsewhere, reading)
  )
    return [];
  const covered = [...findEvery(anybody, reading), ...conditionsOf(reading)];
  return findEvery(speaks, reading)
    .filter((each) => !within(covered, each))
    .map(({ from }) => spanFrom(reading, from));
}

const elsewhere = patterns(`
  {event}
  {website}
  patients|people|everyone|anyone|families|visitors|pacientes|personas
  988|911
  {source}
  you_guys
`);

/** From “your” to the end of what is yours; from “you” to the verb behind it. */
function spanFrom({ tokens }: Reading, from: number): Found {
  let to = from + 1;
  while (to < from + 4 && tokens[to]?.kind === 'word') to++;
  return { from, to };
}
