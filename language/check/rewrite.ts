// Says the same without what may not be said: keeps the sentences that pass, adds what belongs in their place.
import { type Judged, judge } from './judge.ts';
import type { Matter } from './matter.ts';
import { findAny, patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import { phrases as english, type Phrases } from './rewrite.en.ts';
import { phrases as spanish } from './rewrite.es.ts';
import { isAtRisk } from './rules/risk.ts';
import type { Question, RuleId } from './types.ts';

/** The whole reply in other words, or undefined where no words can mend it (a picture without text). */
export function rewriteOf(question: Question, judged: Judged): string | undefined {
  const rules = new Set(judged.marks.map(({ rule }) => rule));
  if (rules.has('access.alt') || (rules.size === 1 && rules.has('language.unread'))) return undefined;
  for (const words of candidates(question, judged, rules)) {
    const reply = words.filter((each, i) => each !== '' && words.indexOf(each) === i).join(' ');
    if (reply !== '' && judge({ ...question, reply, lang: null }).verdict === 'allow') return reply;
  }
  return undefined;
}

function* candidates(question: Question, { matter, marks }: Judged, rules: ReadonlySet<RuleId>): Generator<string[]> {
  const words = isSpanish(matter) ? spanish : english;
  const { reply, kind } = question;
  if (rules.size === 1 && rules.has('endorse.undisclosed')) {
    const quoted = matter.sentences.find(({ sentence }) => sentence.quoted);
    if (quoted) {
      const at = quoted.sentence.start + (/^["“«]/.test(reply.slice(quoted.sentence.start)) ? 1 : 0);
      yield [`${reply.slice(0, at)}${words.disclosure} ${reply.slice(at)}`];
    }
    yield [words.disclosure, reply];
  }
  const kept = matter.sentences
    .filter((each) => !marks.some(({ start, end }) => start < each.sentence.end && end > each.sentence.start))
    .filter(
      (each) =>
        says(each) && !(kind === 'reply' && [...rules].some((rule) => handsOff.has(rule)) && findAny(calls, each)),
    )
    .map((each) => textOf(reply, each));
  if (isAtRisk(matter)) {
    yield [words.safety];
    return;
  }
  const instead = insteadOf(question, matter, rules, words);
  const opening =
    kind === 'reply' && ![...rules].some((rule) => rule === 'care.advice') ? openingOf(matter, words) : '';
  if (kind !== 'reply' && kept.length > 0 && kept.join(' ').length > reply.length / 3 && !rules.has('safety.method'))
    yield kept;
  yield [...(kept.some((each) => sayThanks(each)) ? [] : [opening]), ...kept, instead];
  yield [opening, instead];
  yield [instead];
  yield [kind === 'reply' ? words.listen : words.community];
  yield [words.thanks];
}

const handsOff = new Set<RuleId>([
  'patient.confirm',
  'patient.detail',
  'patient.identity',
  'patient.solicit',
  'patient.story',
]);

function insteadOf({ kind, reply }: Question, matter: Matter, rules: ReadonlySet<RuleId>, words: Phrases): string {
  const only = [...rules].find((rule) => !handsOff.has(rule)) ?? [...rules][0]!;
  const privacy = [...rules].some((rule) => handsOff.has(rule));
  if (privacy && kind === 'reply') {
    const number = /(?:\+?1[ .-])?\(?\b\d{3}\)?[ .-]\d{4}\b|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b/.exec(reply)?.[0];
    if (isPress(matter)) return words.press;
    if (isPraise(matter)) return words.passOn;
    return number && !rules.has('patient.identity') ? words.handOffTo(number) : words.handOff;
  }
  if (privacy) return rules.has('patient.solicit') ? words.secure : words.community;
  return words.instead[only] ?? (kind === 'reply' ? words.listen : words.community);
}

const openingOf = (matter: Matter, words: Phrases): string => {
  if (isPress(matter)) return '';
  return isPraise(matter) ? words.thanks : words.telling;
};

const press = patterns(`
  reporter|press|deadline|newsroom|journalist|prensa|noticias|reportero
  is|was|did|are|were|esta|murio|fue ..8 {figure}|@ @ ..8 hospital|er|there|condition|dead|alive|die|died|patient|victim|hospitalizado
  {figure}|victims ..6 ?
`);
const isPress = ({ post, question }: Matter): boolean =>
  /press|news|times|reporter|gazette|tv\b|channel|prensa|noticias|herald|tribune|radio|adjuster|constituent/i.test(
    question.post?.author ?? '',
  ) || post.some((each) => each.sentence.question && findAny(press, each) !== undefined);

const praise = patterns(`
  thank|thanks|gracias|love|loved|lovely|amazing|great|best|excellent|wonderful|angels|super|kind|kudos|awesome|grateful|fantastic|happy|good|nice|perfect|shout-out|bless|excelente|amables|mejor|increible|bien|bueno|buena|encanta
  five stars
  # / #
`);
const blame = patterns(`
  not|no|never|worst|terrible|horrible|awful|bad|rude|slow|hours|waited|ignored|angry|hate|wrong|lost|pesimo|mal|mala|peor|espere|nadie
`);
const isPraise = ({ post }: Matter): boolean =>
  post.some((each) => findAny(praise, each)) && !post.some((each) => findAny(blame, each));

const sayThanks = (text: string) => /\b(thank|appreciate|gracias|agradec)/i.test(text);

/** The hand-off says whom to call. */
const calls = patterns(`
  {phone}|{contact}|reach|at|on|al ..6 #
  secure form
  formulario seguro
`);

/** A sentence worth keeping by itself: no greeting, no signature, nothing that leans on what was taken away. */
const leans = patterns(`
  ^ and|but|so|also|then|this|that|it|they|he|she|because|as|y|pero|eso|esto|tambien|porque
`);
function says(each: Reading): boolean {
  const words = each.tokens.filter(({ kind }) => kind === 'word');
  return words.length > 2 && !findAny(leans, each);
}

const textOf = (text: string, { sentence }: Reading): string => {
  const own = text.slice(sentence.start, sentence.end).trim();
  return /[.!?…"”»]$|\p{Extended_Pictographic}$/u.test(own) ? own : `${own.replace(/[,;:—–-]+$/, '')}.`;
};

const spanishWords = new Set(
  'el la los las de que y en un una por con para su sus no se lo le es fue esta nos nuestro nuestra usted gracias lamentamos sentimos como al del si aqui muy'.split(
    ' ',
  ),
);
const englishWords = new Set(
  'the of and to in a you your we our for with is was are that this it on by thank sorry at please not have'.split(' '),
);

function isSpanish({ sentences, post, question }: Matter): boolean {
  const count = (readings: readonly Reading[]) => {
    let balance = 0;
    for (const { tokens } of readings)
      for (const { word } of tokens) balance += spanishWords.has(word) ? 1 : englishWords.has(word) ? -1 : 0;
    return balance;
  };
  const own = count(sentences);
  if (own !== 0) return own > 0;
  return question.lang?.startsWith('es') ?? count(post) > 0;
}
