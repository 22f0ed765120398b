// Reads a text once and notes which known terms stand at which place. It finds exactly what `readText` would find:
// it knows the common cases by heart and leaves a stretch between spaces to `readText` as soon as it meets anything else.
import { readText } from '../words.ts';
import * as unit from './char-classes.ts';
import { linkEndIfPlain, mentionEndIfPlain, SLOW } from './stretches.ts';
import { TermNotes } from './term-notes.ts';

const { classOfUnit, foldOfUnit, wideFolds } = unit;
const MOST_APOSTROPHES = 32;
const ZERO_WIDTH_JOINER = 0x200d;
const KEYCAP = 0x20e3;
const TAG_HIGH_SURROGATE = 0xdb40;

export class Scanner extends TermNotes {
  /** False when there is surely none in the text that was scanned. */
  mayHaveLinks = false;
  #text = '';
  #at = 0;
  /** What was known where the stretch between spaces began. */
  #stretchStart = 0;
  #stretchPlace = 0;
  #stretchCount = 0;
  readonly #apostropheInWord = new Int32Array(MOST_APOSTROPHES);
  readonly #apostropheInText = new Int32Array(MOST_APOSTROPHES);

  /** Notes the terms of a text in `terms` and `places`, up to `count`. */
  scan(text: string): void {
    this.begin(text.length);
    this.mayHaveLinks = false;
    this.#text = text;
    this.#at = 0;
    this.#beginStretch();
    const end = text.length;
    while (this.#at < end) if (!this.#readNext()) this.#readExactly();
    this.#text = '';
  }

  /** Reads on; false when only the exact reader can tell. */
  #readNext(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    switch (classOfUnit[code]) {
      case unit.LETTER:
      case unit.DIGIT:
      case unit.WIDE:
        return this.#readWord(0);
      case unit.SPACE:
        this.#at++;
        this.#beginStretch();
        return true;
      case unit.HASH:
        return this.#readHash();
      case unit.AT:
        return this.#readAt();
      case unit.COLON:
        return this.#readColon();
      case unit.DOT:
        return this.#isBehindWww() ? false : this.#skip();
      case unit.SELECTOR:
        return this.#readSelectors();
      case unit.EMOJI:
        return this.#readEmoji(1);
      case unit.HIGH_SURROGATE:
        return this.#readPair(code);
      case unit.SPECIAL:
        return false;
      default:
        return this.#skip();
    }
  }

  #skip(): boolean {
    this.#at++;
    return true;
  }

  #beginStretch(): void {
    this.#stretchStart = this.#at;
    this.#stretchPlace = this.place;
    this.#stretchCount = this.count;
  }

  #classAt(index: number): number {
    return index < this.#text.length ? classOfUnit[this.#text.charCodeAt(index)]! : unit.SPACE;
  }

  /** Reads a word and what hangs on it by hyphens, behind `length` units (a #) that are in the buffer already. */
  #readWord(length: number): boolean {
    const firstPlace = this.place;
    const firstCount = this.count;
    const isTagged = length > 0;
    let partStart = length;
    let parts = 1;
    let at = this.#at;
    const { word } = this;
    const text = this.#text;
    const end = text.length;
    let hash = TermNotes.HASH_START;
    let apostrophes = 0;
    let next: number = unit.SPACE;
    const start = at;
    while (true) {
      let code = text.charCodeAt(at);
      next = classOfUnit[code]!;
      while (next === unit.LETTER || next === unit.DIGIT) {
        const folded = foldOfUnit[code]!;
        word[length++] = folded;
        hash = Math.imul(hash ^ folded, TermNotes.HASH_FACTOR);
        if (++at === end) {
          next = unit.SPACE;
          break;
        }
        code = text.charCodeAt(at);
        next = classOfUnit[code]!;
      }
      if (next === unit.WIDE) {
        for (const letter of wideFolds[foldOfUnit[code]!]!) {
          word[length++] = letter.charCodeAt(0);
          hash = Math.imul(hash ^ letter.charCodeAt(0), TermNotes.HASH_FACTOR);
        }
        if (++at < end) continue;
        next = unit.SPACE;
      }
      if (next === unit.APOSTROPHE) {
        const behind = this.#classAt(at + 1);
        if (mayBeWord(behind) || (isTagged && isLetter(behind))) return false;
        if (isLetter(behind) && isLetter(this.#classAt(at - 1))) {
          if (apostrophes === MOST_APOSTROPHES || parts > 1) return false;
          this.#apostropheInWord[apostrophes] = length;
          this.#apostropheInText[apostrophes++] = ++at;
          continue;
        }
      }
      this.note(partStart, length, hash);
      if (apostrophes > 0) this.#noteOtherForms(start, at, length, apostrophes);
      if (next !== unit.HYPHEN) break;
      const behind = this.#classAt(at + 1);
      if (mayBeWord(behind) || apostrophes > 0 || (isTagged && isWord(behind))) return false;
      if (!isWord(behind)) break;
      this.place++;
      at++;
      parts++;
      partStart = length;
      hash = TermNotes.HASH_START;
    }
    if (isTagged) this.noteWhole(0, length);
    if (parts > 1) this.noteJoined(length, firstPlace, firstCount);
    this.place++;
    this.#at = at;
    return true;
  }

  /** The word without its final 's, and behind its elisions. */
  #noteOtherForms(start: number, end: number, length: number, apostrophes: number): void {
    const lastApostrophe = this.#apostropheInWord[apostrophes - 1]!;
    const isPossessive =
      end - this.#apostropheInText[apostrophes - 1]! === 1 && (this.#text.charCodeAt(end - 1) | 0x20) === 0x73;
    if (isPossessive) this.noteForm(0, lastApostrophe);
    let from = start;
    for (let i = 0; i < apostrophes; i++) {
      const behind = this.#apostropheInText[i]!;
      if (!isElision(this.#text, from, behind - 1)) return;
      this.noteForm(this.#apostropheInWord[i]!, length);
      if (isPossessive && i < apostrophes - 1) this.noteForm(this.#apostropheInWord[i]!, lastApostrophe);
      from = behind;
    }
  }

  /** Whether a word or underscore stands right before, so that # and @ begin nothing. */
  #isInside(): boolean {
    const before = this.#at > 0 ? this.#classAt(this.#at - 1) : unit.SPACE;
    return isWord(before) || before === unit.UNDERSCORE;
  }

  #readHash(): boolean {
    const inside = this.#isInside();
    this.#at++;
    if (inside || !isWord(this.#classAt(this.#at))) return true;
    this.word[0] = 0x23;
    return this.#readWord(1);
  }

  #readAt(): boolean {
    if (this.#isInside()) return this.#skip();
    const text = this.#text;
    const nameEnd = mentionEndIfPlain(text, this.#at + 1);
    if (nameEnd === SLOW) return false;
    if (nameEnd === this.#at + 1) return this.#skip();
    let end = nameEnd;
    if (text.charCodeAt(nameEnd) === 0x40) {
      const serverEnd = mentionEndIfPlain(text, nameEnd + 1);
      if (serverEnd === SLOW) return false;
      if (serverEnd > nameEnd + 1) end = serverEnd;
    }
    if (this.#classAt(end) === unit.APOSTROPHE && (text.charCodeAt(end + 1) | 0x20) === 0x73) return false;
    for (let i = this.#at; i < end; i++) this.word[i - this.#at] = foldOfUnit[text.charCodeAt(i)] || text.charCodeAt(i);
    this.noteWhole(0, nameEnd - this.#at);
    if (end > nameEnd) this.noteWhole(0, end - this.#at);
    this.place++;
    this.#at = end;
    return true;
  }

  /** :// makes a link of what stands before it. */
  #readColon(): boolean {
    const text = this.#text;
    const at = this.#at;
    if (text.charCodeAt(at + 1) !== 0x2f || text.charCodeAt(at + 2) !== 0x2f) return this.#skip();
    this.mayHaveLinks = true;
    const end = linkEndIfPlain(text, this.#stretchStart, at);
    if (end === SLOW) return false;
    this.place = this.#stretchPlace;
    this.count = this.#stretchCount;
    this.#at = end;
    return true;
  }

  #isBehindWww(): boolean {
    const text = this.#text;
    const at = this.#at;
    return (
      at > 2 &&
      (text.charCodeAt(at - 1) | 0x20) === 0x77 &&
      (text.charCodeAt(at - 2) | 0x20) === 0x77 &&
      (text.charCodeAt(at - 3) | 0x20) === 0x77
    );
  }

  /** Selectors alone between spaces, or last in a stretch, say nothing. */
  #readSelectors(): boolean {
    let end = this.#at + 1;
    while (this.#classAt(end) === unit.SELECTOR) end++;
    const before = this.#at === this.#stretchStart ? unit.SPACE : this.#classAt(this.#at - 1);
    if (before !== unit.SPACE && !(isWord(before) && this.#classAt(end) === unit.SPACE)) return false;
    this.#at = end;
    return true;
  }

  #readPair(high: number): boolean {
    const low = this.#text.charCodeAt(this.#at + 1);
    if (!(low >= 0xdc00 && low <= 0xdfff)) return this.#skip();
    return unit.isAstralEmoji(((high - 0xd800) << 10) + low - 0xdc00 + 0x10000) && this.#readEmoji(2);
  }

  /** An emoji of so many units with its dress. Joined ones and tags are read exactly. */
  #readEmoji(length: number): boolean {
    const text = this.#text;
    const start = this.#at;
    let end = start + length;
    let code = text.charCodeAt(end);
    while (true) {
      const low = text.charCodeAt(end + 1);
      if (code === 0xfe0e || code === 0xfe0f) end++;
      else if (code === 0xd83c && low >= 0xdffb && low <= 0xdfff) end += 2;
      else break;
      code = text.charCodeAt(end);
    }
    if (
      code === ZERO_WIDTH_JOINER ||
      code === KEYCAP ||
      code === TAG_HIGH_SURROGATE ||
      classOfUnit[code] === unit.SELECTOR
    )
      return false;
    for (let i = 0; i < length; i++) this.word[i] = text.charCodeAt(start + i);
    this.noteWhole(0, length);
    this.place++;
    this.#at = end;
    return true;
  }

  /** Leaves the whole stretch between spaces to the exact reader. */
  #readExactly(): void {
    let end = this.#at;
    while (this.#classAt(end) !== unit.SPACE) end++;
    this.place = this.#stretchPlace;
    this.count = this.#stretchCount;
    const { tokens, links } = readText(this.#text.slice(this.#stretchStart, end));
    for (const token of tokens) this.noteToken(token);
    if (links.length > 0) this.mayHaveLinks = true;
    this.#at = end;
  }
}

function isLetter(unitClass: number): boolean {
  return unitClass === unit.LETTER || unitClass === unit.WIDE;
}

function isWord(unitClass: number): boolean {
  return unitClass === unit.LETTER || unitClass === unit.DIGIT || unitClass === unit.WIDE;
}

/** What only the exact reader can tell. */
function mayBeWord(unitClass: number): boolean {
  return unitClass === unit.SPECIAL || unitClass === unit.HIGH_SURROGATE || unitClass === unit.SELECTOR;
}

/** l d j m n s t c or qu, and nothing else. */
function isElision(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start) | 0x20;
  if (end - start === 2) return first === 0x71 && (text.charCodeAt(start + 1) | 0x20) === 0x75;
  if (end - start !== 1 || text.charCodeAt(start) > 0x7f) return false;
  return (
    first === 0x6c ||
    first === 0x64 ||
    first === 0x6a ||
    first === 0x6d ||
    (first >= 0x73 && first <= 0x74) ||
    first === 0x6e ||
    first === 0x63
  );
}
