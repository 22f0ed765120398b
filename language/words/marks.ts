// The pieces of regular expressions that several word rules share: insides of character classes.
import { marks as markRanges, numbers, spacedLetters, unspacedLetters } from './classes.ts';
import { classOf } from './ranges.ts';

export const SPACED = classOf(spacedLetters);
export const UNSPACED = classOf(unspacedLetters);
export const MARK = classOf(markRanges);
export const NUMBER = classOf(numbers);
/** What a word of a script with spaces is made of. */
export const PLAIN_WORD = SPACED + MARK + NUMBER;

export const APOSTROPHE = "'’ʼ";
/** Hyphen-minus (last, as a class wants it), hyphen, soft hyphen. NFKC has made the others one of these. */
export const HYPHEN = '\\u2010\\u00AD\\-';
