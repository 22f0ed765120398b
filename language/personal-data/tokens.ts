// A text as the names’ reader sees it: runs of letters or digits and single marks, with their places.
import { hashOf } from '../linear/reader.ts';

export type NameToken = { start: number; end: number; hash: number; shape: number; capital: boolean };

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
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0xa0) {
      at++;
      continue;
    }
    const start = at;
    if (isDigit(code)) while (at < text.length && isDigit(text.charCodeAt(at))) at++;
    else if (isLetter(code))
      while (
        at < text.length &&
        (isLetter(text.charCodeAt(at)) ||
          (isJoint(text.charCodeAt(at)) &&
            at + 2 < text.length &&
            isLetter(text.charCodeAt(at + 1)) &&
            isLetter(text.charCodeAt(at + 2))))
      )
        at++;
    else at++;
    const word = text.slice(start, at);
    const shape = shapeOf(word, code);
    tokens.push({
      start,
      end: at,
      hash: hashOf(word.toLowerCase()),
      shape,
      capital:
        shape === CAPITAL ||
        shape === CAPITALS ||
        shape === INITIAL ||
        (shape === MIXED && word[0] !== word[0]!.toLowerCase()),
    });
  }
  return tokens;
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
