// Common words with the terms they are, known by heart: a line of the processor's cache for each, so that a word that was read
// before costs one look instead of one for itself and one for each beginning.
import { mix } from './terms.ts';

/** The most of what is remembered: units of a word, and terms it is. */
const MOST_UNITS = 14;
const MOST_TERMS = 7;
/** In numbers: the hash, length and count, the units in pairs, the terms. */
const LINE = 16;
const TERMS_AT = 9;
const LINES = 2 ** 13;

export class ByHeart {
  readonly #lines = new Int32Array(LINE * LINES);
  /** Where the terms were found, and how many. */
  readonly terms = this.#lines;
  at = 0;
  count = 0;

  forgetAll(): void {
    this.#lines.fill(0);
  }

  /** Whether the word at the buffer's beginning is known. */
  recall(pairs: Int32Array, length: number, hash: number): boolean {
    if (length > MOST_UNITS) return false;
    const lines = this.#lines;
    const line = LINE * (mix(hash) & (LINES - 1));
    if (lines[line] !== hash) return false;
    const known = lines[line + 1]!;
    if ((known & 0xff) !== length) return false;
    const whole = length >> 1;
    for (let i = 0; i < whole; i++) if (lines[line + 2 + i] !== pairs[i]) return false;
    if (length & 1 && lines[line + 2 + whole] !== (pairs[whole]! & 0xffff)) return false;
    this.at = line + TERMS_AT;
    this.count = known >> 8;
    return true;
  }

  /** Learns that the word is the terms from `from` to `to`. */
  learn(pairs: Int32Array, length: number, hash: number, terms: Int32Array, from: number, to: number): void {
    if (length > MOST_UNITS || to - from > MOST_TERMS) return;
    const lines = this.#lines;
    const line = LINE * (mix(hash) & (LINES - 1));
    lines[line] = hash;
    lines[line + 1] = length | ((to - from) << 8);
    for (let i = 0; i < length >> 1; i++) lines[line + 2 + i] = pairs[i]!;
    if (length & 1) lines[line + 2 + (length >> 1)] = pairs[length >> 1]! & 0xffff;
    for (let i = from; i < to; i++) lines[line + TERMS_AT + i - from] = terms[i]!;
  }
}
