// Two terms of which one stands right behind the other: the cheapest thing to wait for when a watch asks for a phrase.
import { Filter } from './filter.ts';
import { grown, mix, Numbers } from './terms.ts';

const EMPTY = -1;
const GONE = -2;

type Noted = { terms: Int32Array; places: Int32Array; count: number };

/** Open addressing; a slot holds the two terms and the pair's number, counted apart from those of terms. */
export class Pairs {
  #slots = new Int32Array(3 * 64).fill(EMPTY);
  #mask = 63;
  #filter = new Filter(64);
  readonly #numbers = new Numbers();
  #uses = new Int32Array(64);
  #filled = 0;
  #size = 0;

  /** The number of a pair, one use more. */
  use(left: number, right: number): number {
    const known = this.find(left, right);
    if (known >= 0) {
      this.#uses[known]!++;
      return known;
    }
    if ((this.#filled + 1) * 2 > this.#mask + 1) this.#rehash();
    const number = this.#numbers.take();
    if (number >= this.#uses.length) this.#uses = grown(this.#uses, number);
    this.#uses[number] = 1;
    this.#size++;
    this.#place(left, right, number);
    return number;
  }

  /** One use less of a pair that is in use; its number. */
  release(left: number, right: number): number {
    const slot = this.#slotOf(left, right);
    const number = this.#slots[slot + 2]!;
    if (--this.#uses[number]! > 0) return number;
    this.#slots[slot + 2] = GONE;
    this.#size--;
    this.#numbers.release(number);
    return number;
  }

  /** The number of a pair, or less than 0. */
  find(left: number, right: number): number {
    const hash = hashOf(left, right);
    if (!this.#filter.mayHave(hash)) return EMPTY;
    return this.#slots[this.#slotOf(left, right) + 2]!;
  }

  /** Calls `met` with each pair that stands in a text whose terms were noted in the order of places. */
  forEachMet({ terms, places, count }: Noted, met: (pair: number) => void): void {
    if (this.#size === 0) return;
    let before = 0;
    let begin = 0;
    for (let at = 1; at < count; at++) {
      const place = places[at]!;
      const last = places[at - 1]!;
      if (place !== last) {
        before = place === last + 1 ? begin : at;
        begin = at;
      } else if (before === begin) continue;
      const right = terms[at]!;
      for (let i = before; i < begin; i++) {
        const pair = this.find(terms[i]!, right);
        if (pair >= 0) met(pair);
      }
    }
  }

  /** The pair's slot, or the empty one behind which it is not. */
  #slotOf(left: number, right: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = mix(hashOf(left, right)) & mask; ; at = (at + 1) & mask) {
      const slot = at * 3;
      const number = slots[slot + 2]!;
      if (number === EMPTY || (number !== GONE && slots[slot] === left && slots[slot + 1] === right)) return slot;
    }
  }

  #place(left: number, right: number, number: number): void {
    const slots = this.#slots;
    const mask = this.#mask;
    const hash = hashOf(left, right);
    this.#filter.add(hash);
    let at = mix(hash) & mask;
    while (slots[at * 3 + 2] !== EMPTY) at = (at + 1) & mask;
    slots[at * 3] = left;
    slots[at * 3 + 1] = right;
    slots[at * 3 + 2] = number;
    this.#filled++;
  }

  /** Leaves out the slots that are gone and makes room for as many again. */
  #rehash(): void {
    const before = this.#slots;
    const places = 2 ** Math.ceil(Math.log2((this.#size + 16) * 4));
    this.#slots = new Int32Array(3 * places).fill(EMPTY);
    this.#mask = places - 1;
    this.#filter = new Filter(places);
    this.#filled = 0;
    for (let slot = 0; slot < before.length; slot += 3)
      if (before[slot + 2]! >= 0) this.#place(before[slot]!, before[slot + 1]!, before[slot + 2]!);
  }
}

function hashOf(left: number, right: number): number {
  return Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b);
}
