// `endorse.undisclosed` and `endorse.review`: who speaks is said, and nobody is paid or sent to praise.
import { type Mark, type Matter, markOf, markWhole } from '../matter.ts';
import { findAny, patterns } from '../pattern.ts';
import type { Reading } from '../reading.ts';

const discloses = patterns(`
  i|we ..2 work|works|volunteer|serve|intern ..2 at|for|with|here|on|in
  i ..1 am|was ..1 a|an|the|proud|one_of ..4 {staff}|ambassador|employee|volunteer|member_of|nurse|partner|retiree|board_member
  as ..1 a|an|one ..3 {staff}|ambassador|volunteer|board_member
  my employer|job|hospital_employer|colleagues|coworkers|shift|workplace|patients
  employed|paid|sponsored|compensated by|partnership|ad
  where i work|volunteer
  soy ..2 {staff}|embajador|embajadora|emplead*|voluntari*|parte
  trabajo|colaboro ..2 en|para|con|de|aqui
  como ..1 {staff}|emplead*|voluntari*|embajador*
  ( ad )
  disclosure
  {staff}|ambassador|volunteer of|at|with|for|de|en @
`);
const tag =
  /#(?:ad|sponsored|paid|partner|\w*employee\w*|\w*ambassador\w*|\w*volunteer\w*|\w*staff\w*|worksat\w*|\w*emplead\w*|\w*embajador\w*|\w*voluntari\w*|proudemployee|team\w+)$/iu;

/** Words handed out to be posted. */
const handsOut = patterns(`
  ^ post|share|tweet|say|publique|comparta|copie :
  copy ..2 and|& paste|post|share
  copie|copien ..2 y pegue|publique|comparta|comparte|pegue
  post|share|tweet|use|publique|comparta ..2 this|these|the_following|esto|this_message|este ..8
  suggested|sample|ready-made|ready|sugerid*|draft ..1 words|post|posts|text|caption|message|texto|mensaje|palabras|tweet
  post ..3 from|on|to|en ..2 your|their|su|sus ~2 own? account|accounts|page|pages|profile|feed|cuenta|cuentas|pagina
  caption|words|message|text|post|something|texto|mensaje ..3 you_can|to|for_you_to|que_puede|para ..1 use|share|post|copy|usar|compartir|publicar
  on your page|story|feed|timeline|wall
`);
const asksToSay = patterns(`
  {not} ..3 say|mention|disclose|tell ..4 work|employee|volunteer
  say|mention|disclose|note|make_clear ..4 work|employee|volunteer|connection|ambassador
`);

const testimony = patterns(`
  i|my|me|we|our|mi ..6 love|proud|favorite|best|trust|recommend|amo|encanta
  love|best|amazing|wonderful|great|deserves|kindest|proud|always_there|mejor|excelente
`);

export function undisclosed(matter: Matter): Mark[] {
  const { question, sentences } = matter;
  const handed =
    question.kind !== 'reply' && sentences.some((each) => findAny(handsOut, each)) && hasQuotation(question.reply);
  if (!question.ambassador && !handed) return [];
  if (
    sentences.some(isDisclosed) ||
    (handed && !question.ambassador && !sentences.some((each) => findAny(testimony, each) || each.sentence.quoted))
  )
    return [];
  const whole = sentences.find((each) => each.sentence.quoted) ?? sentences[0];
  return whole ? [markWhole('endorse.undisclosed', whole)] : [];
}

const hasQuotation = (text: string) => /["“«][^"”»]{8,}["”»]/.test(text) || /:\s*\S/.test(text);
export const isDisclosed = (reading: Reading): boolean =>
  (findAny(discloses, reading) !== undefined && !findAny(asksToSay.slice(0, 1), reading)) ||
  reading.tokens.some(({ kind, text }) => kind === 'hashtag' && tag.test(text));

const asksReview = patterns(`
  tell|rate|review|on google|yelp|healthgrades|facebook|vitals
  rate|rating|califiquen|califique us|our|nos|mercy|st
  #|five|cinco stars|estrellas
  {review}
  post|say|put|share ..2 that|it|this|so ..1 on|to yelp|google|facebook
`);
const rewards = patterns(`
  take|knock|get|off something|some|a_bit|dollars|money ..2 off
  regalamos|invitamos|obsequiamos|damos ..3 a|an|un|una|el|cafe|postre|tarjeta
  get|receive|earn|enjoy|win|reciba|recibe|gana|obtenga ..2 a|an|un|una|your|some ..3 !answer|reply|response|call
  {reward}
  enter|entered ..4 win|drawing|raffle
  % off
  $ # off|back|credit
  knock|take ..2 # ..1 off
  free @|#|parking|lunch|coffee|month
`);
const fakes = patterns(`
  staff|team|employees|volunteers|everyone ..16 {review}
  new|fake|second|separate|another|different ..2 account|accounts|profile|cuenta
  {you} {be} ..3 patient
  work here|for_us ..10 yelp|google|review|reviews|patient
  ask|tell|get|have|pidan|pida ..2 {your} ..2 {kin}|cousins|everyone|family ..8 {review}|rate|stars
  {not} ..3 need ..2 have been
  staff|team|employee|employees|ambassadors|everyone|nurses|colleagues|personal|empleados|equipo|volunteers ..10 {review}
  ask|tell|get|have|invite|pidan|pida ..4 family|friends|relatives|familia|amigos|familiares|coworkers|spouse ..10 {review}
  {review} ..8 as|como if|a|though|si ..4 patient|paciente|fueran
  {review} ..10 {not} ..3 say|mention|disclose|tell ..4 work|employee
  do|no not? ..2 mention|say|diga ..4 work|employee|trabaja
  even if ..4 never|not
  fake|fabricate|invent ..3 {review}
  buy|purchase|paid|pay ..3 {review}
  need # ..2 {review}
  from|desde ..1 personal|another|different|second|fake account|accounts|cuenta
  take_down|remove|delete|change|update|edit|raise|borre|cambie ..4 {review}
`);
const honest = patterns(`
  {not}|never ..4 pay|paid|buy|offer|ask|review|write|leave|post|solicit|reward ..6 {review}
  {not} ..3 {review} ..6 work|employee
  performance|annual|peer|chart|state|literature|board|safety|design|film|book|external|independent review|reviews
  reviewed by
  reviews are due
`);

/** In answer to a review: it is to go, or to rise, for something. */
const forSomething = patterns(`
  take|taking ..2 down ..8 {reward}|{waive}|{waived}
  remove|delete|change|update|edit|raise|bump|borre|quite|cambie ..8 {reward}|{waive}|{waived}
  {reward}|{waive} ..8 take|taking ..2 down
  {reward}|{waive} ..8 remove|delete|change|update|edit|raise|borre|quite|cambie
`);
const reviewed = patterns(`
  # star|stars|estrella|estrellas|/
  one|two|three|four|five star|stars
  {review}
`);
const isBought = ({ question, post }: Matter, reading: Reading) =>
  question.kind === 'reply' && post.some((each) => findAny(reviewed, each))
    ? findAny(forSomething, reading)
    : undefined;

export function reviews(matter: Matter): Mark[] {
  const { sentences } = matter;
  const bought = sentences.flatMap((each) => {
    const found = isBought(matter, each);
    return found ? [markOf('endorse.review', each, found)] : [];
  });
  if (bought.length > 0) return bought;
  const asked = sentences.filter((each) => findAny(asksReview, each) && !findAny(honest, each));
  if (asked.length === 0) return [];
  const marks: Mark[] = [];
  for (const reading of asked) {
    const fake = findAny(fakes, reading) ?? (isTakenDown(matter) ? findAny(asksReview, reading) : undefined);
    const solicits = findAny(soliciting, reading);
    const near = sentences.find(
      (each) =>
        Math.abs(sentences.indexOf(each) - sentences.indexOf(reading)) <= 1 &&
        findAny(rewards, each) &&
        !isThanks(each),
    );
    if (fake && !isOnlyChange(reading)) marks.push(markOf('endorse.review', reading, fake));
    else if (near && (solicits || near === reading))
      marks.push(markOf('endorse.review', near, findAny(rewards, near)!));
    else if (sentences.some((each) => findAny(fakes.slice(3, 5), each)))
      marks.push(markWhole('endorse.review', reading));
  }
  return marks;
}

const isTakenDown = (_: Matter) => false;
const soliciting = patterns(`
  tell|hop|go|log|rate
  leave|write|post|give|put|share|drop|submit|add|review|rate|show|change|update|take_down|remove|deje|dejenos|escriba|publique|dejar|califiquenos|with|get|for|want|en|con|gane
`);
const changes = patterns(`
  take_down|remove|delete|change|update|edit|raise|borre|cambie ..4 {review}
`);
/** Asking for a change is faking only where something is offered. */
const isOnlyChange = (reading: Reading) =>
  findAny(changes, reading) !== undefined &&
  !findAny(rewards, reading) &&
  findAny(fakes.slice(0, -1), reading) === undefined;
const isThanks = (reading: Reading) => findAny(thanked, reading) !== undefined && !findAny(promised, reading);
const thanked = patterns('{thank} ..4 {review}');
const promised = patterns('get|win|enter*|receive|gane');
