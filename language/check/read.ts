// Reads a text for the check: its words as they are compared, where each stands, and which sentence it belongs to.
import { fold } from '../words/fold.ts';
import { plain } from '../words/plain.ts';
import { expand } from './short-forms.ts';

/** A word, a number, a mark. Spans are UTF-16 units of the source, half-open. */
export type Token = {
  kind: 'word' | 'number' | 'mark' | 'link' | 'hashtag' | 'mention' | 'emoji';
  /** Folded: `rayos-x`, `you`, `$`. */
  word: string;
  /** As written. */
  text: string;
  start: number;
  end: number;
  capital: boolean;
};

export type Sentence = {
  tokens: Token[];
  start: number;
  end: number;
  /** It is in quotation marks, from its first word to its last. */
  quoted: boolean;
  question: boolean;
};

const silent = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';
const letter = `[\\p{L}\\p{M}\\p{N}${silent}]`;
const written = new RegExp(
  [
    '(?<link>(?:https?://|www\\.)[^\\s<>"”»]+|[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|org|gov|net|edu|example)\\b(?:/[^\\s<>"”»,]*)?)',
    '(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)',
    '(?<mention>(?<![\\p{L}\\p{N}_])@[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*)',
    '(?<hashtag>(?<![\\p{L}\\p{N}_])#(?=[\\p{L}_])[\\p{L}\\p{N}_]+)',
    '(?<number>\\d+(?:[.,:/-]\\d+)*)',
    `(?<word>\\p{L}${letter}*(?:['’]${letter}+|-${letter}+)*(?:['’](?=\\s|$))?)`,
    '(?<emoji>\\p{Extended_Pictographic}[\\p{M}\\u200D\\uFE0F\\u{1F3FB}-\\u{1F3FF}\\p{Extended_Pictographic}]*)',
    '(?<mark>\\.{2,}|[!?¿¡]+|[^\\s])',
  ].join('|'),
  'gu',
);
const silentMarks = new RegExp(`[${silent}]`, 'gu');
const lookalikes: Record<string, string> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's' };
const mixed = /[a-z][\u0430-\u0456]|[\u0430-\u0456][a-z]/iu;

export function readTokens(source: string): Token[] {
  const { text, startOf, endOf } = plain(source);
  const tokens: Token[] = [];
  for (const match of text.matchAll(written)) {
    const groups = match.groups as Record<string, string | undefined>;
    const start = startOf(match.index);
    const end = endOf(match.index + match[0].length);
    const add = (kind: Token['kind'], word: string) =>
      tokens.push({ kind, word, text: match[0], start, end, capital: /^\p{Lu}/u.test(match[0]) });
    if (groups.word !== undefined) {
      const word = comparable(match[0]);
      // “U.S.” is no “you”.
      const pieces = match[0] === 'U' || match[0] === 'R' ? [word] : expand(word);
      for (const piece of pieces) add('word', piece);
    } else if (groups.number !== undefined) add('number', match[0]);
    else if (groups.link !== undefined || groups.mail !== undefined) add('link', match[0].toLowerCase());
    else if (groups.mention !== undefined) add('mention', match[0].toLowerCase());
    else if (groups.hashtag !== undefined) add('hashtag', fold(match[0]));
    else if (groups.emoji !== undefined) add('emoji', match[0]);
    else add('mark', match[0][0] === '.' ? '.' : match[0].replace(/(.)\1+/gu, '$1'));
  }
  return tokens;
}

const plainWord = /^[A-Za-z']+$/;

function comparable(word: string): string {
  if (plainWord.test(word)) return word.toLowerCase().replace(/(.)\1{2,}/g, '$1');
  let read = word.replace(silentMarks, '').replaceAll('’', "'");
  if (mixed.test(read)) read = read.replace(/[а-яіѕ]/giu, (each) => lookalikes[each.toLowerCase()] ?? each);
  // “sooooo”, “viiiisit”: no word of ours has a letter three times.
  return fold(read).replace(/(.)\1{2,}/gu, '$1');
}

const closing = /^[.!?…]/;
const opens = new Set(['"', '“', '«', '‘']);
const closes = new Set(['"', '”', '»']);
const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'sr',
  'sra',
  'srta',
  'dra',
  'rep',
  'sen',
  'gov',
  'no',
  'jr',
  'vs',
  'dept',
  'mx',
]);

/** Cuts tokens into sentences: at final marks, line ends and emoji. */
export function readSentences(source: string, tokens = readTokens(source)): Sentence[] {
  const sentences: Sentence[] = [];
  let own: Token[] = [];
  let open = false;
  const finish = () => {
    if (own.some(({ kind }) => kind !== 'mark')) {
      const [first, last] = [own[0]!, own.at(-1)!];
      const question = own.some(({ kind, word }) => kind === 'mark' && /[?¿]/.test(word));
      sentences.push({ tokens: own, start: first.start, end: last.end, quoted: open, question });
    }
    own = [];
  };
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (before && own.length > 0 && source.slice(before.end, token.start).includes('\n')) finish();
    own.push(token);
    if (token.kind === 'mark') {
      if (opens.has(token.word) && !(token.word === '"' && open)) open = true;
      else if (closes.has(token.word)) open = false;
      const next = tokens[i + 1];
      if (closing.test(token.word) && !isAbbreviation(token, before, next)) {
        if (next && closes.has(next.word) && next.start === token.end) continue;
        finish();
      } else if (closes.has(token.word) && before && closing.test(before.word)) finish();
    }
    if (token.kind === 'emoji' && own.length > 1) finish();
  }
  finish();
  return sentences;
}

function isAbbreviation(mark: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (mark.word !== '.' || !before || before.end !== mark.start) return false;
  if (!next) return false;
  if (before.word === 'no' && next.kind === 'number') return true;
  if (titles.has(before.word) && before.capital && next.kind !== 'mark') return true;
  // Initials: “J. R. Smith”, “a.m.”
  return (
    before.kind === 'word' &&
    before.word.length === 1 &&
    before.word !== 'i' &&
    (next.start === mark.end || next.capital || next.kind === 'number')
  );
}
