// One spelling for all the ways a word may be written: case, accents and a few letters don't count.
import { accented, marks } from './classes.ts';
import { classOf } from './ranges.ts';

const ascii = /^[\x00-\x7f]*$/;
const accentedLetter = new RegExp(`([${classOf(accented)}])[${classOf(marks)}]*`, 'gu');
const readAs: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ł: 'l', ı: 'i' };

/** Full case folding: ß is ss, ς is σ. The way over upper case finds what lower case alone keeps apart. */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  let folded = '';
  for (const letter of text) folded += letter.toLowerCase().toUpperCase().replace(/./gsu, lower);
  return folded;
}

const lower = (letter: string) => letter.toLowerCase();

/** A word in the spelling that is compared: NFKC, full case folding, no accents on Latin, Greek and Cyrillic. */
export function fold(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  return foldCase(word.normalize('NFKC')).normalize('NFC').replace(accentedLetter, withoutAccents).normalize('NFC');
}

function withoutAccents(_: string, letter: string): string {
  if (letter === 'й' || letter === 'ё') return letter;
  const base = String.fromCodePoint(letter.normalize('NFD').codePointAt(0)!);
  return readAs[base] ?? base;
}
