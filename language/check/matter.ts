// What is checked: the reply read as sentences, and the post it answers read beside it.
import { firstNames } from './lexicon/names.ts';
import { type Found, findAny, findPattern, pattern, patterns } from './pattern.ts';
import { readSentences, readTokens, type Token } from './read.ts';
import { Reading } from './reading.ts';
import type { Question, RuleId } from './types.ts';

/** A finding before its reasons: where, in UTF-16 units of the reply. */
export type Mark = { rule: RuleId; start: number; end: number; verdict?: 'review' | 'block' };

export type Matter = {
  question: Question;
  sentences: Reading[];
  post: Reading[];
  /** Folded words of the post and of its author’s handle and shown name. */
  shown: ReadonlySet<string>;
  /** The words go to one person: a reply, or a post that begins with a name. */
  addressed: boolean;
  /** The post tells of care that its author, or somebody of theirs, received. */
  toldOfCare: boolean;
};

const roles = new Set([
  '-',
  '–',
  '—',
  '~',
  'doctor',
  'doctora',
  'nurse',
  'enfermera',
  'enfermero',
  'prof',
  'chaplain',
  'st',
  'saint',
  'mount',
  'lake',
]);

/** Where the words of a handle part: `maria_lopez88`, `MariaLopez`. */
const apart = /[_.\d@-]+|(?<=\p{Ll})(?=\p{Lu})/gu;

/** “3 hours” are “three hours”. */
const numerals: Record<string, string> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').flatMap((word, i) => [
    [word, String(i + 1)],
    [String(i + 1), word],
  ]),
);

export function readMatter(question: Question): Matter {
  const postTokens = readTokens(question.post?.text ?? '');
  const names = namesIn(postTokens);
  for (const { word } of readTokens((question.post?.author ?? '').replace(apart, ' '))) names.delete(word);
  const post = readSentences(question.post?.text ?? '', postTokens).map((each) => new Reading(each, names));
  const sentences = readSentences(question.reply).map((each) => new Reading(each, names));
  const shown = new Set(postTokens.flatMap(({ word }) => [word, numerals[word] ?? word]));
  for (const { word } of readTokens((question.post?.author ?? '').replace(apart, ' '))) shown.add(word);
  return {
    question,
    sentences,
    post,
    shown,
    addressed: question.kind === 'reply' || isAddressed(sentences[0]),
    toldOfCare: post.some((each) => findAny(told, each)),
  };
}

/** Names the post mentions: capitals inside a sentence, and first names anywhere; not those of our staff. */
function namesIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const [i, { kind, word, capital }] of tokens.entries()) {
    const before = tokens[i - 1];
    const role = before?.word === '.' ? tokens[i - 2]?.word : before?.word;
    if (kind !== 'word' || !capital || word.length < 2 || roles.has(role ?? '')) continue;
    if (firstNames.has(word)) names.add(word);
    else if (before && firstNames.has(before.word) && before.capital) names.add(word);
  }
  return names;
}

const opening = new Set(['hi', 'hello', 'dear', 'hey', 'hola', 'querido', 'querida', 'estimado', 'estimada']);

function isAddressed(first: Reading | undefined): boolean {
  const [one, two, three] = first?.tokens.slice(first.begin, first.begin + 3) ?? [];
  if (!one || !two) return false;
  if (one.kind === 'mention') return true;
  const name = (token: Token | undefined) => token?.capital === true && firstNames.has(token.word);
  return opening.has(one.word) && (name(two) || two.kind === 'mention') && three !== undefined;
}

const told = patterns(`
  my|our|mi|mis ..2 {kin}|{care}|{soft}|{medical}
  i|me|we ..3 {seen}|{came}|{treat}|{recover}
  i|we had|got|waited|spent|sat|stayed|was|were
  # {unit}
  {many} {unit}
  er|ed|emergency|surgery|surgeon|doctor|doctors|nurse|nurses|icu|nicu|discharge|ward|floor|unit|appointment|treated|treatment|care
  me|nos|lo|la atendieron|trataron|operaron|cuidaron
  urgencias|doctor|doctora|enfermeras|enfermera|cirugia|cita|parto|atencion
`);

/** A mark on these tokens of a sentence, without the punctuation at its ends. */
export function markOf(rule: RuleId, reading: Reading, { from, to }: Found, verdict?: Mark['verdict']): Mark {
  const { tokens } = reading;
  let first = from;
  let last = to - 1;
  while (first < last && tokens[first]?.kind === 'mark') first++;
  while (last > first && tokens[last]?.kind === 'mark') last--;
  return { rule, start: tokens[first]!.start, end: tokens[last]!.end, ...(verdict ? { verdict } : {}) };
}

export const markWhole = (rule: RuleId, reading: Reading, verdict?: Mark['verdict']): Mark =>
  markOf(rule, reading, { from: 0, to: reading.tokens.length }, verdict);

/** “If you had not come drunk”: what did happen, turned round. */
const unreal = pattern(
  'if|si {person}|no ..1 had|hubiera|hubieras|hubiese|hubieses not|only|just|waited|come|told|called|listened|followed|shown|arrived|asked|read|brought|stayed|taken|sido|venido|esperado|llegado|llamado|dicho',
);

/** The parts of a sentence that only hold under a condition (“if you were treated here”), as indexes of tokens. */
export function conditionsOf(reading: Reading): Found[] {
  const { tokens } = reading;
  const parts: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!reading.is('{if}', at) || findPattern(unreal, reading, at)?.from === at) continue;
    let to = at + 1;
    while (to < tokens.length && !(tokens[to]?.kind === 'mark' && ends(to, at))) to++;
    parts.push({ from: at, to });
    at = to;
  }
  return parts;

  function ends(at: number, from: number): boolean {
    if (/[;:—–]/.test(tokens[at]!.word)) return true;
    if (tokens[at]!.word !== ',') return false;
    const next = tokens[at + 1]?.word ?? '';
    return from > reading.begin + 2
      ? true
      : openers.has(next) || reading.is('{contact}', at + 1) || reading.is('{phone}', at + 1);
  }
}

const openers = new Set(
  'please we our you i a an the they it there no and just then feel reach use por favor puede nuestro nuestra nuestros nuestras nos le un una el la estamos'.split(
    ' ',
  ),
);

export const within = (parts: readonly Found[], { from, to }: Found): boolean =>
  parts.some((part) => from >= part.from && to <= part.to);

/** Whether one of the patterns is there and touches these tokens. */
export function touches(ways: ReturnType<typeof patterns>, reading: Reading, { from, to }: Found): boolean {
  return ways.some((way) => {
    const found = findAny([way], reading);
    return found !== undefined && found.from < to && found.to > from;
  });
}
