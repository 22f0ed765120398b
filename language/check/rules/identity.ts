// `patient.identity`: a real name, an address, a number or initials that the public handle does not show.
import { firstNames } from '../lexicon/names.ts';
import { type Mark, type Matter, markOf } from '../matter.ts';
import { type Found, findEvery, patterns } from '../pattern.ts';
import type { Reading } from '../reading.ts';
import { mayBePresumed } from './likened.ts';

/** Whose name this is: theirs who are spoken to. */
const greeted = patterns(`
  ^ hi|hello|hey|dear|hola|querido|querida|estimado|estimada|sorry|thanks|thank_you|gracias|good_morning|good_afternoon|good_evening|buenos_dias|buenas_tardes|welcome|congratulations|congrats|felicidades ..1 {title}? .? [ @ ..1 ]
  to_hear_from|thank_you|thanks|gracias|sorry|hi|hello ,? {title}? .? [ @ ]
`);
const titled = patterns(`
  officer|captain|sergeant|lieutenant|pastor|reverend|professor|deputy .? [ @ ]
  mr|mrs|ms|mx|miss|senor|senora|senorita|don|dona .? [ @ ]
`);
const household = patterns(`
  the|la ..1 whole? [ @ ] family|familia|household
  familia [ @ ]
`);
const belongs = patterns(`
  account|claim|policy|case|invoice|expediente|cuenta # ..3 {past}|is|was|has
  have|got|using|on_file|tenemos ..3 {mail}
  {mail} ..3 bounces|bouncing|bounced|back|returned
  record|account|member|policy|claim|case|patient|file|ticket|reference|invoice|bill ..1 no|num|nr|number|id . № ? #
  record|account|member|policy|claim|case|patient|file|ticket|reference|invoice|bill ..1 no|num|nr . #
  text|texted|call|called|ring|rang|dial|dialed ..3 ending ..1 in #
  cell|phone|card|account ending ..1 #
  number|phone|card|account ending ..1 in|with ..1 #
  bill|invoice|statement|ticket|reference no|number|id .? #
  {sent}|went|{whose} ..5 # th|st|nd|rd ..1 {street}
  # ..3 still|right|best|correct ..3 number|address|phone
  box #
  is # ..6 you|your|file
  we|i know|recognize|sabemos ..1 who|exactly_who|quien|this_is|you_are
  {you} {be} the ..1 one|person|man|woman|lady|guy who|from
  {whose} ~2 number|phone|cell|telefono|numero|email|e-mail|address|direccion|correo ..4 #|{mail}
  call|called|text|texted|reach|reached|phone|phoned|tried|dialed|contacted|llam* you|le|lo|la|usted ..2 at|on|al|en [ # ]
  {sent} ..6 you|your|home|casa|it|letter|check ..4 on|at|to|a|en ..1 # ..1 @
  {sent} ..4 {whose} ..2 home|house|address|casa ..3 on|at|en @ 
  {sent} ..6 to|at|on|a|en # @ @? {street}
  {sent}|{whose}|home|live|lives ..6 @ {street}
  {sent} ..6 to|at|a # @ ..1 @?
  {sent} ..8 {mail}
  {you}|le|lo|la ..2 at|to|al|a ..1 {mail}
  mrn|ssn|dob .? :?|#|is|number|no? #
  record|account|member|policy|claim|case|patient|expediente|cuenta|poliza|chart|id|invoice number|numero|no|id ..3 #
  {whose} ~2 account|chart|record|file|claim|policy|cuenta|expediente ..2 #
  born on|in|el ..3 #
  date_of_birth|birthday|fecha_de_nacimiento ..3 #
  license|id|wallet|card|bag|passport of|for|belonging_to|in_the_name_of @ @
`);

export function identity(matter: Matter): Mark[] {
  if (!matter.addressed)
    return matter.sentences.flatMap((reading) =>
      initialsOf(matter, reading).map((found) => markOf('patient.identity', reading, found)),
    );
  return matter.sentences.flatMap((reading, place) => {
    const marks: Mark[] = [];
    for (const found of vocatives(reading, place))
      if (!isShown(matter, reading, found)) marks.push(markOf('patient.identity', reading, found));
    for (const found of findEvery(household, reading))
      if (
        !isShown(matter, reading, found) &&
        !/^(mercy|our|st)$/.test(reading.tokens[found.from]!.word) &&
        reading.tokens[found.from]!.word !== 'family'
      )
        marks.push(markOf('patient.identity', reading, found));
    for (const found of mayBePresumed(matter) ? strangers(matter, reading) : [])
      marks.push(markOf('patient.identity', reading, found));
    for (const found of findEvery(belongs, reading))
      if (!isOurs(reading, found)) marks.push(markOf('patient.identity', reading, found));
    for (const found of initialsOf(matter, reading)) marks.push(markOf('patient.identity', reading, found));
    return marks;
  });
}

const inCare = ['{care}', '{medical}', '{patienthood}', '{workplace}', '{unitName}', '{seen}', '{befell}'];

/** Initials that stand beside a care detail. */
function initialsOf(matter: Matter, reading: Reading): Found[] {
  const initials = findInitials(reading);
  if (
    !initials ||
    isShown(matter, reading, initials) ||
    !inCare.some((each) => matter.sentences.some((one) => one.has(each)))
  )
    return [];
  const before = reading.tokens[initials.from - 1];
  return before?.word === 'doctor' || reading.tokens[initials.to]?.capital ? [] : [initials];
}

function* vocatives(reading: Reading, place: number): Generator<Found> {
  const { tokens, begin } = reading;
  const known = (at: number) => {
    const token = tokens[at];
    return token?.kind === 'word' && token.capital && firstNames.has(token.word) && !reading.is('{calendar}', at);
  };
  const name = (at: number) =>
    tokens[at]?.kind === 'word' && tokens[at].capital && !reading.is('{apart}', at) && !reading.is('{calendar}', at);
  // “Chief Nursing Officer Paula Grant” is ours.
  const isOffice = (at: number) => tokens[at - 1]?.word === 'officer' && tokens[at - 2]?.capital === true;
  const whole = (from: number): Found => {
    let to = from + 1;
    while (name(to) && to < from + 3) to++;
    return { from, to };
  };
  for (const found of findEvery(titled, reading)) if (!isOffice(found.from)) yield whole(found.from);
  for (const found of findEvery(greeted, reading)) if (known(found.from)) yield whole(found.from);
  // “…, Maria.” and “Maria, …”; a signature stands behind a dash and is ours.
  for (let at = begin; at < tokens.length; at++) {
    if (!known(at)) continue;
    const before = tokens[at - 1];
    const { to } = whole(at);
    const after = tokens[to];
    const last = !after || /^[.!?,]$/.test(after.word) || after.kind === 'emoji';
    if (at === begin ? after?.word === ',' && place === 0 : before?.word === ',' && last && !isAside(reading, at))
      yield { from: at, to };
  }
}

/** A first name in a sentence on the person, which neither the post nor its author shows, and which is none of ours. */
function strangers(matter: Matter, reading: Reading): Found[] {
  const { tokens, begin } = reading;
  const found: Found[] = [];
  for (let at = begin; at < tokens.length; at++) {
    const token = tokens[at]!;
    const shouted = token.text.length > 2 && token.text === token.text.toUpperCase();
    if (
      token.kind !== 'word' ||
      !token.capital ||
      shouted ||
      !firstNames.has(token.word) ||
      reading.is('{calendar}', at)
    )
      continue;
    if (
      matter.shown.has(token.word) ||
      reading.is('{street}', at + 1) ||
      /^(?:st|saint|santa|san|mount|camp|lake|fort)$/.test(near(at - 1)) ||
      near(at - 1) === '-'
    )
      continue;
    if (oursAround(at) || (at === begin && !/^(?:is|was|has|had|did|'s)$/.test(near(at + 1)))) continue;
    found.push({ from: at, to: at + 1 });
  }
  return found;

  function near(at: number): string {
    return tokens[at]?.word === '.' ? (tokens[at - 1]?.word ?? '') : (tokens[at]?.word ?? '');
  }
  function oursAround(at: number): boolean {
    for (let near = Math.max(0, at - 4); near < Math.min(tokens.length, at + 4); near++)
      if (
        near !== at &&
        (reading.is('{staff}', near) ||
          reading.is('{doctor}', near) ||
          reading.is('{official}', near) ||
          reading.is('{event}', near) ||
          oursWords.has(tokens[near]!.word))
      )
        return true;
    return false;
  }
}

const oursWords = new Set(
  'our spokesperson named center foundation fund award building hall room street school clinic hospital soy i am me llamo name ask for contact with from by at by e-mail and lodge house park chapel wing library photo founder founded sister mayor governor senator – — ~ - ^ office'.split(
    ' ',
  ),
);

/** “our spokesperson, Ana Ruiz, …” names one of us. */
function isAside(reading: Reading, at: number): boolean {
  for (let back = at - 2; back >= Math.max(0, at - 7); back--)
    if (reading.is('{staff}', back) || reading.is('{doctor}', back) || reading.tokens[back]?.word === 'our')
      return true;
  return reading.tokens[at - 2]?.kind === 'mark';
}

function isShown({ shown }: Matter, reading: Reading, { from, to }: Found): boolean {
  const words = reading.tokens.slice(from, to).filter(({ kind }) => kind === 'word');
  const handle = [...shown].join(' ');
  return words.every(({ word }) => shown.has(word) || (word.length > 3 && handle.includes(word)));
}

const ours = patterns(`
  our|us|we ..2 number|phone|address|email|line|office|account_with
  office|line|relations|desk|department|team|information|billing|records ..3 at|on #
  {law}|{ballot} #
`);

const isOurs = (reading: Reading, found: Found) =>
  findEvery(ours, reading).some(({ from, to }) => from < found.to && to > found.from);

/** “J.R.” */
function findInitials({ tokens }: Reading): Found | undefined {
  const letter = (at: number) => tokens[at]?.kind === 'word' && tokens[at].text.length === 1 && tokens[at].capital;
  for (let at = 0; at < tokens.length; at++)
    if (letter(at) && tokens[at + 1]?.word === '.' && letter(at + 2))
      return { from: at, to: at + (tokens[at + 3]?.word === '.' ? 4 : 3) };
  return undefined;
}
