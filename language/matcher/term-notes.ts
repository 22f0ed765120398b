// Where known terms were found in the text that is being read, looked up by running hash.
import type { Token } from '../words.ts';
import { ByHeart } from './by-heart.ts';
import { grown, HASH_FACTOR, HASH_START, mix, type Terms } from './terms.ts';

/** More terms than stand at one place, beginnings included. */
const ROOM_FOR_ONE_PLACE = 256;
const LONGEST_COUNTED = 31;
const LENGTH_KEYS = 2 ** 14;

export class TermNotes {
  static readonly HASH_START = HASH_START;
  static readonly HASH_FACTOR = HASH_FACTOR;
  /** Terms found; those of one term by ascending place. */
  terms = new Int32Array(1024);
  places = new Int32Array(1024);
  count = 0;
  /** The place that is being read; in the end, how many there are. */
  place = 0;
  /** The folded units of the word that is being read, with what it hangs on by hyphens. */
  word = new Uint16Array(1024);
  /** The same, two in a number. */
  #pairs = new Int32Array(this.word.buffer);
  readonly #byHeart = new ByHeart();
  /** Of the dictionaries, when what is known by heart was learned. */
  #versions = 0;
  readonly #words: Terms;
  readonly #beginnings: Terms;
  /** By the first three units of a word: which lengths of beginnings may be waited for; bit 31 for all longer ones. */
  readonly #lengths = new Int32Array(LENGTH_KEYS);
  /** Some are shorter than three, so that every word may have one. */
  #shortLengths = 0;
  #longest = 0;

  constructor(words: Terms, beginnings: Terms) {
    this.#words = words;
    this.#beginnings = beginnings;
  }

  /** Says that a beginning is in the dictionary. One that is let go again does no harm. */
  expectBeginning(prefix: string): void {
    const bit = lengthBit(prefix.length);
    if (prefix.length < 3) this.#shortLengths |= bit;
    else this.#lengths[lengthKey(prefix.charCodeAt(0), prefix.charCodeAt(1), prefix.charCodeAt(2))]! |= bit;
    this.#longest = Math.max(this.#longest, prefix.length);
  }

  protected begin(textLength: number): void {
    this.count = 0;
    this.place = 0;
    // A unit folds to at most three.
    if (this.word.length < 3 * textLength + 8) this.#makeRoom(6 * textLength);
    const versions = this.#words.version + this.#beginnings.version;
    if (versions === this.#versions) return;
    this.#byHeart.forgetAll();
    this.#versions = versions;
  }

  #makeRoom(units: number): void {
    this.word = new Uint16Array(units + (units & 1));
    this.#pairs = new Int32Array(this.word.buffer);
  }

  /** Notes the word at `start` to `end` of the buffer, whose hash is known, and its beginnings. */
  protected note(start: number, end: number, hash: number): void {
    if (this.count + ROOM_FOR_ONE_PLACE > this.terms.length) this.#grow();
    if (start > 0) {
      this.#noteFound(start, end, hash);
      return;
    }
    const byHeart = this.#byHeart;
    if (byHeart.recall(this.#pairs, end, hash)) {
      const behind = byHeart.at + byHeart.count;
      for (let at = byHeart.at; at < behind; at++) {
        this.terms[this.count] = byHeart.terms[at]!;
        this.places[this.count++] = this.place;
      }
      return;
    }
    const from = this.count;
    this.#noteFound(0, end, hash);
    byHeart.learn(this.#pairs, end, hash, this.terms, from, this.count);
  }

  #noteFound(start: number, end: number, hash: number): void {
    const number = lookUp(this.#words, this.word, start, end, hash);
    if (number >= 0) {
      this.terms[this.count] = number;
      this.places[this.count++] = this.place;
    }
    if (this.#longest > 0) this.#noteBeginnings(start, end, 1);
  }

  /** Another form of the same word. */
  protected noteForm(start: number, end: number): void {
    this.note(start, end, hashOfUnits(this.word, start, end));
  }

  /** A hashtag, mention or emoji: found whole alone. */
  protected noteWhole(start: number, end: number): void {
    if (this.count + ROOM_FOR_ONE_PLACE > this.terms.length) this.#grow();
    const number = lookUp(this.#words, this.word, start, end, hashOfUnits(this.word, start, end));
    if (number < 0) return;
    this.terms[this.count] = number;
    this.places[this.count++] = this.place;
  }

  /** A hyphenated word written in one; it stands at the first of its places. */
  protected noteJoined(length: number, firstPlace: number, firstCount: number): void {
    const { place } = this;
    this.place = firstPlace;
    this.noteForm(0, length);
    this.place = place;
    this.#sortByPlace(firstCount);
  }

  /** What the exact reader found at the next place. */
  protected noteToken({ forms, kind }: Token): void {
    for (const form of forms) {
      if (form.length >= this.word.length) this.#makeRoom(2 * form.length);
      for (let i = 0; i < form.length; i++) this.word[i] = form.charCodeAt(i);
      if (kind === 'word' && form.charCodeAt(0) !== 0x23) this.noteForm(0, form.length);
      else this.noteWhole(0, form.length);
    }
    this.place++;
  }

  #noteBeginnings(start: number, end: number, from: number): void {
    const { word } = this;
    let lengths = this.#shortLengths;
    if (end - start >= 3) lengths |= this.#lengths[lengthKey(word[start]!, word[start + 1]!, word[start + 2]!)]!;
    if (lengths === 0) return;
    const last = Math.min(end, start + this.#longest);
    let hash = HASH_START;
    for (let at = start, length = from; at < last; at++, length++) {
      hash = Math.imul(hash ^ word[at]!, HASH_FACTOR);
      if ((lengths & lengthBit(length)) === 0) continue;
      const number = lookUp(this.#beginnings, word, start, at + 1, hash);
      if (number < 0) continue;
      if (this.count === this.terms.length) this.#grow();
      this.terms[this.count] = number;
      this.places[this.count++] = this.place;
    }
  }

  #sortByPlace(from: number): void {
    const { terms, places } = this;
    for (let i = from + 1; i < this.count; i++) {
      const place = places[i]!;
      const term = terms[i]!;
      let to = i;
      for (; to > from && places[to - 1]! > place; to--) {
        places[to] = places[to - 1]!;
        terms[to] = terms[to - 1]!;
      }
      places[to] = place;
      terms[to] = term;
    }
  }

  #grow(): void {
    this.terms = grown(this.terms, this.terms.length);
    this.places = grown(this.places, this.places.length);
  }
}

function lookUp(terms: Terms, word: Uint16Array, start: number, end: number, hash: number): number {
  if (!terms.filter.mayHave(hash)) return -1;
  const { slots, units, mask } = terms;
  const length = end - start;
  for (let at = mix(hash) & mask; ; at = (at + 1) & mask) {
    const slot = at * 4;
    const number = slots[slot + 1]!;
    if (number === -1) return -1;
    if (slots[slot] !== hash || slots[slot + 3] !== length || number < 0) continue;
    let offset = slots[slot + 2]!;
    let i = start;
    while (i < end && units[offset] === word[i]) {
      offset++;
      i++;
    }
    if (i === end) return number;
  }
}

function hashOfUnits(word: Uint16Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ word[i]!, HASH_FACTOR);
  return hash;
}

function lengthKey(first: number, second: number, third: number): number {
  return ((first * 37 + second) * 37 + third) & (LENGTH_KEYS - 1);
}

function lengthBit(length: number): number {
  return 1 << Math.min(length, LONGEST_COUNTED);
}
