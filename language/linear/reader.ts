// Cuts a text into what a linear model counts: words, marks that carry feeling, emoji; each as one 32-bit number.
import * as unit from '../matcher/char-classes.ts';
import { marks, unspacedLetters } from '../words/classes.ts';
import { inRanges } from '../words/ranges.ts';

const { classOfUnit, foldOfUnit, wideFolds } = unit;

export const HASH_START = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;
/** A longer word is read up to here. */
const LONGEST_WORD = 40;
const LINK = hashOf('://');
const MENTION = hashOf('@');
const ELONGATED = hashOf('~long');
const SHOUTED = hashOf('~caps');
/** Words that turn what follows: negation as it is written in English and Spanish. */
const negators = new Set(
  (
    'not no never nobody nothing neither nor none cannot cant wont dont doesnt didnt isnt wasnt arent werent havent hasnt hadnt ' +
    'couldnt wouldnt shouldnt without aint lack lacking hardly barely nunca jamas ni sin nadie nada ningun ninguna tampoco'
  )
    .split(' ')
    .map(hashOf),
);
const NEGATED_WORDS = 4;
const NEGATED = 0x5bd1e995;

export function hashOf(word: string): number {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_FACTOR);
  return hash;
}

/** The number of a word behind a negation; never 0. */
export function negatedOf(hash: number): number {
  return hash ^ NEGATED || 1;
}

/** One number of two, in their order. */
export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + second;
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) ^ (mixed >>> 16);
}

/**
 * Reads one text after the other into the same arrays. `hashes[i]` is the i-th token; a word's letters, folded, are
 * `letters[starts[i]] … letters[starts[i] + lengths[i] - 1]`, and marks and emoji have length 0. `pairs[i]` is 1 when
 * token i goes together with the one before it.
 */
export class Reader {
  count = 0;
  hashes = new Int32Array(512);
  starts = new Int32Array(512);
  lengths = new Uint8Array(512);
  /** 0, or the number of the token as a negated word. */
  negated = new Int32Array(512);
  letters = new Uint16Array(4096);
  /** Whether the text read last has Latin letters alone. */
  latin = true;
  #used = 0;
  #scope = 0;
  #shouted = 0;
  #lower = 0;
  #long = false;

  read(source: string): void {
    this.count = 0;
    this.#used = 0;
    this.#scope = 0;
    this.#shouted = 0;
    this.#lower = 0;
    this.#long = false;
    this.latin = isSimple(source);
    const text = this.latin ? source : source.normalize('NFKC');
    const end = text.length;
    let at = 0;
    while (at < end) {
      const code = text.charCodeAt(at);
      const kind = classOfUnit[code]!;
      if (kind === unit.LETTER || kind === unit.DIGIT || kind === unit.WIDE) at = this.#readWord(text, at, end);
      else if (kind === unit.SPACE) at++;
      else if (kind === unit.AT) at = this.#readMention(text, at, end);
      else if (kind === unit.HIGH_SURROGATE || kind === unit.EMOJI) at = this.#readEmoji(text, at);
      else if (kind === unit.SPECIAL) at = this.#readSpecial(text, at);
      else at = this.#readMarks(text, at, end);
    }
    if (this.#long) this.#note(ELONGATED, 0, 0);
    if (this.#shouted > 1 && this.#lower > 0) this.#note(SHOUTED, 0, 0);
  }

  #note(hash: number, start: number, length: number): void {
    if (this.count === this.hashes.length) this.#grow();
    this.hashes[this.count] = hash;
    this.starts[this.count] = start;
    this.lengths[this.count] = length;
    this.negated[this.count] = this.#scope > 0 && length > 0 ? negatedOf(hash) : 0;
    this.count++;
  }

  #grow(): void {
    const wider = this.count * 2;
    this.hashes = copied(this.hashes, new Int32Array(wider));
    this.starts = copied(this.starts, new Int32Array(wider));
    this.negated = copied(this.negated, new Int32Array(wider));
    const lengths = new Uint8Array(wider);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }

  #readWord(text: string, from: number, end: number): number {
    if (this.#used + LONGEST_WORD + 4 > this.letters.length) {
      const wider = new Uint16Array(this.letters.length * 2);
      wider.set(this.letters);
      this.letters = wider;
    }
    const { letters } = this;
    const start = this.#used;
    let used = start;
    let at = from;
    let hash = HASH_START;
    let same = 0;
    let digits = 0;
    let upper = 0;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      const kind = classOfUnit[code]!;
      if (kind === unit.APOSTROPHE) {
        const next = at + 1 < end ? classOfUnit[text.charCodeAt(at + 1)]! : unit.SPACE;
        if (next !== unit.LETTER || at === from) break;
        continue;
      }
      if (kind === unit.SPECIAL && inRanges(marks, code)) continue;
      if (kind !== unit.LETTER && kind !== unit.DIGIT && kind !== unit.WIDE) break;
      if (used - start >= LONGEST_WORD) continue;
      const folded = kind === unit.WIDE ? wideFolds[foldOfUnit[code]!]!.charCodeAt(0) : foldOfUnit[code]!;
      if (kind === unit.DIGIT) digits++;
      else if (folded !== code) upper++;
      same = used > start && letters[used - 1] === folded ? same + 1 : 0;
      if (same > 1 && kind === unit.LETTER) {
        this.#long = true;
        continue;
      }
      letters[used++] = folded;
      hash = Math.imul(hash ^ folded, HASH_FACTOR);
    }
    const length = used - start;
    if (length === 0) return at;
    if (text.charCodeAt(at) === 0x3a && text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) === 0x2f)
      return this.#readLink(text, at, end);
    if (at - from === 3 && text.charCodeAt(at) === 0x2e && length === 2 && letters[start] === 0x77)
      return this.#readLink(text, at, end);
    if (digits > 2) {
      hash = HASH_START;
      for (let i = start; i < used; i++) {
        if (letters[i]! <= 0x39) letters[i] = 0x30;
        hash = Math.imul(hash ^ letters[i]!, HASH_FACTOR);
      }
    }
    if (upper > 2 && upper >= length - 1) this.#shouted++;
    else this.#lower++;
    this.#used = used;
    this.#note(hash, start, length);
    if (negators.has(hash)) this.#scope = NEGATED_WORDS;
    else if (this.#scope > 0) this.#scope--;
    return at;
  }

  #readLink(text: string, from: number, end: number): number {
    let at = from;
    while (at < end && classOfUnit[text.charCodeAt(at)] !== unit.SPACE) at++;
    this.#note(LINK, 0, 0);
    return at;
  }

  #readMention(text: string, from: number, end: number): number {
    let at = from + 1;
    while (at < end) {
      const kind = classOfUnit[text.charCodeAt(at)]!;
      if (kind !== unit.LETTER && kind !== unit.DIGIT && kind !== unit.UNDERSCORE) break;
      at++;
    }
    if (at > from + 1) this.#note(MENTION, 0, 0);
    return at;
  }

  #readEmoji(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (classOfUnit[code] === unit.EMOJI) {
      this.#note(Math.imul(HASH_START ^ code, HASH_FACTOR), 0, 0);
      return at + 1;
    }
    const low = text.charCodeAt(at + 1);
    if (!(low >= 0xdc00 && low <= 0xdfff)) return at + 1;
    const isTone = code === 0xd83c && low >= 0xdffb && low <= 0xdfff;
    if (!isTone) this.#note(Math.imul(Math.imul(HASH_START ^ code, HASH_FACTOR) ^ low, HASH_FACTOR), 0, 0);
    return at + 2;
  }

  /** Letters of scripts without spaces stand for themselves; marks without a letter say nothing. */
  #readSpecial(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (inRanges(unspacedLetters, code)) this.#note(Math.imul(HASH_START ^ code, HASH_FACTOR), 0, 0);
    return at + 1;
  }

  /** A run of marks: “!!”, “?!”, “:-)”. Full stops and commas end a negation and are no token themselves. */
  #readMarks(text: string, from: number, end: number): number {
    let at = from;
    let hash = HASH_START;
    let kept = 0;
    let last = 0;
    let feeling = false;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x40) break;
      const kind = classOfUnit[code]!;
      if (kind < unit.APOSTROPHE || kind === unit.SPACE || (kind >= unit.EMOJI && at > from)) break;
      if (code === last && kept > 1) continue;
      if (code === 0x2e || code === 0x2c || code === 0x3b || code === 0x21 || code === 0x3f) this.#scope = 0;
      if (isFeeling(code)) feeling = true;
      if (kept++ < 4) hash = Math.imul(hash ^ code, HASH_FACTOR);
      last = code;
    }
    if (at === from) at++;
    // :D and :p
    else if (
      (last === 0x3a || last === 0x3b || last === 0x3d || last === 0x2d) &&
      feeling &&
      at < end &&
      isFace(text, at)
    ) {
      hash = Math.imul(hash ^ text.charCodeAt(at), HASH_FACTOR);
      at++;
    }
    if (feeling) this.#note(hash, 0, 0);
    return at;
  }
}

/** ! ? : ; ( ) < = * ^ $ % … */
function isFeeling(code: number): boolean {
  return (
    code === 0x21 ||
    code === 0x3f ||
    code === 0x3a ||
    code === 0x3b ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x3c ||
    code === 0x3d ||
    code === 0x2a ||
    code === 0x5e ||
    code === 0x24 ||
    code === 0x25 ||
    code === 0x2026 ||
    code === 0xbf ||
    code === 0xa1
  );
}

function isFace(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 0x20;
  const next = at + 1 < text.length ? classOfUnit[text.charCodeAt(at + 1)]! : unit.SPACE;
  return (
    (code === 0x64 || code === 0x70 || code === 0x6f || code === 0x33) && next !== unit.LETTER && next !== unit.DIGIT
  );
}

function isSimple(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x17f) return false;
  return true;
}

function copied(from: Int32Array, to: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  to.set(from);
  return to;
}
