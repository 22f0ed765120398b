// A text as the names’ reader sees it: runs of letters or digits and single marks, with their places.
import { HASH_FACTOR, HASH_START, hashOf } from '../linear/reader.ts';
import { knownAs } from './lists.ts';

export type NameToken = {
  start: number;
  end: number;
  hash: number;
  shape: number;
  capital: boolean;
  /** What the word is known as. */
  known: number;
};

/** 0 mark, 1 lower, 2 Capital, 3 ALL CAPITALS, 4 one capital, 5 digits, 6 mIxed. */
export const MARK = 0;
export const LOWER = 1;
export const CAPITAL = 2;
export const CAPITALS = 3;
export const INITIAL = 4;
export const DIGITS = 5;
const MIXED = 6;

export function tokensOf(text: string): NameToken[] {
  const tokens: NameToken[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const first = text.charCodeAt(at);
    if (first <= 0x20 || first === 0xa0) {
      at++;
      continue;
    }
    const start = at;
    const isWord = isLetter(first);
    let hash = HASH_START;
    let upper = 0;
    let joints = 0;
    let plain = true;
    do {
      const code = text.charCodeAt(at++);
      if (code > 0x7f) plain = false;
      const isUpper = code >= 0x41 && code <= 0x5a;
      if (isUpper) upper++;
      else if (code === 0x27 || code === 0x2d) joints++;
      hash = Math.imul(hash ^ (isUpper ? code | 0x20 : code), HASH_FACTOR);
    } while (at < length && (isWord ? goesOn(text, at) : isDigit(first) && isDigit(text.charCodeAt(at))));
    if (plain) {
      const shape = !isWord ? (isDigit(first) ? DIGITS : MARK) : plainShape(first, upper, joints, at - start);
      const capital = isWord && upper > 0 && first <= 0x5a;
      tokens.push({ start, end: at, hash, shape, capital, known: isWord ? knownAs(hash) : 0 });
      continue;
    }
    const word = text.slice(start, at);
    const shape = shapeOf(word, first);
    const capital = shape > LOWER && shape !== DIGITS && word[0] !== word[0]!.toLowerCase();
    const folded = hashOf(word.toLowerCase());
    tokens.push({ start, end: at, hash: folded, shape, capital, known: knownAs(folded) });
  }
  return tokens;
}

/** Whether a word has its next letter here, or an apostrophe or hyphen with two letters behind it. */
function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isLetter(code)) return true;
  return (
    isJoint(code) && at + 2 < text.length && isLetter(text.charCodeAt(at + 1)) && isLetter(text.charCodeAt(at + 2))
  );
}

function plainShape(first: number, upper: number, joints: number, length: number): number {
  if (upper === 0) return LOWER;
  if (length === 1) return INITIAL;
  if (upper + joints === length) return CAPITALS;
  return first <= 0x5a && (upper === 1 || joints > 0) ? CAPITAL : MIXED;
}

function shapeOf(word: string, first: number): number {
  if (isDigit(first)) return DIGITS;
  if (!isLetter(first)) return MARK;
  const lower = word.toLowerCase();
  if (word === lower) return LOWER;
  if (word.length === 1) return INITIAL;
  if (word === word.toUpperCase()) return CAPITALS;
  return word[0] !== lower[0] && (word.slice(1) === lower.slice(1) || /['’-]/.test(word)) ? CAPITAL : MIXED;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
/** Letters, and whatever is written beyond ASCII but punctuation. */
const isLetter = (code: number) =>
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x2c00 && code < 0xd800);
/** Apostrophe and hyphen inside a word; a final 's is cut off as a token of its own by the rule of two letters. */
const isJoint = (code: number) => code === 0x27 || code === 0x2019 || code === 0x2d;
