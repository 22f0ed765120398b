// What the fast scanner needs to know of each UTF-16 unit: its class, and what it folds to.
import { emoji, extenders, marks, numbers, spacedLetters, unspacedLetters } from '../words/classes.ts';
import { fold } from '../words/fold.ts';
import { inRanges, type Ranges } from '../words/ranges.ts';

export const SEPARATOR = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** A letter that folds to several units: ß, æ. */
export const WIDE = 3;
export const APOSTROPHE = 4;
export const HYPHEN = 5;
export const SPACE = 6;
export const HASH = 7;
export const AT = 8;
export const COLON = 9;
export const DOT = 10;
export const UNDERSCORE = 11;
export const SELECTOR = 12;
export const EMOJI = 13;
export const HIGH_SURROGATE = 14;
/** Leave the stretch between spaces to the exact reader. */
export const SPECIAL = 15;

/** Class of each UTF-16 unit. */
export const classOfUnit = new Uint8Array(0x10000);
/** What a LETTER or DIGIT folds to; of a WIDE one, its place in `wideFolds`. */
export const foldOfUnit = new Uint16Array(0x10000);
export const wideFolds: string[] = [];

function setAll(ranges: Ranges, unitClass: number): void {
  for (let i = 0; i < ranges.length && ranges[i]! <= 0xffff; i += 2)
    classOfUnit.fill(unitClass, ranges[i]!, Math.min(ranges[i + 1]!, 0xffff) + 1);
}

function setEach(units: string, unitClass: number): void {
  for (const unit of units) classOfUnit[unit.charCodeAt(0)] = unitClass;
}

/** Letters and digits whose fold is not a question of their neighbours. */
function setWords(ranges: Ranges, unitClass: number): void {
  for (let i = 0; i < ranges.length && ranges[i]! <= 0xffff; i += 2)
    for (let code = ranges[i]!; code <= Math.min(ranges[i + 1]!, 0xffff); code++) setWord(code, unitClass);
}

function setWord(code: number, unitClass: number): void {
  const unit = String.fromCharCode(code);
  const folded = isPlain(code) ? unit : fold(unit);
  classOfUnit[code] = folded.length === 1 ? unitClass : WIDE;
  foldOfUnit[code] = folded.length === 1 ? folded.charCodeAt(0) : wideFolds.push(folded) - 1;
}

/** Large blocks without case or accents. */
function isPlain(code: number): boolean {
  return (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3400 && code <= 0xa3ff) || (code >= 0x5d0 && code <= 0x6d3);
}

function setAllThatNormalizeOtherwise(): void {
  for (let code = 0x80; code <= 0xffff; code++) {
    if (code >= 0xac00 && code <= 0xf8ff) continue;
    const unit = String.fromCharCode(code);
    if (classOfUnit[code] !== SPACE && unit !== '…' && unit.normalize('NFKC') !== unit) classOfUnit[code] = SPECIAL;
  }
}

setWords(spacedLetters, LETTER);
setWords(numbers, DIGIT);
setAll(emoji, EMOJI);
for (let code = 0; code <= 0xffff; code++) if (/\s/.test(String.fromCharCode(code))) classOfUnit[code] = SPACE;
setAllThatNormalizeOtherwise();
for (const ranges of [unspacedLetters, marks, extenders]) setAll(ranges, SPECIAL);
classOfUnit.fill(HIGH_SURROGATE, 0xd800, 0xdc00);
classOfUnit.fill(SELECTOR, 0xfe00, 0xfe10);
setEach("'’ʼ", APOSTROPHE);
setEach('-\u2010\u00AD', HYPHEN);
setEach('#', HASH);
setEach('@', AT);
setEach(':', COLON);
setEach('.', DOT);
setEach('_', UNDERSCORE);

/** Whether an astral code point is an emoji of its own; regional indicators come in pairs and are not asked for. */
export function isAstralEmoji(code: number): boolean {
  return (code < 0x1f1e6 || code > 0x1f1ff) && inRanges(emoji, code);
}
