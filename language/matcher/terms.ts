// The terms that watches wait for, as numbers: a dictionary that is asked with a running hash, without making strings.

import { Filter } from './filter.ts';

const EMPTY = -1;
const GONE = -2;

/** Running hash of UTF-16 units: `hash = Math.imul(hash ^ unit, HASH_FACTOR)`. */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

/** Gives out numbers, and gives those that were let go again. */
export class Numbers {
  #next = 0;
  readonly #free: number[] = [];

  take(): number {
    return this.#free.pop() ?? this.#next++;
  }

  release(number: number): void {
    this.#free.push(number);
  }

  /** Every number given out is below it. */
  get end(): number {
    return this.#next;
  }
}

/** Open addressing; a slot holds hash, number, offset and length of the term's units. */
export class Terms {
  /** Four for each slot. Read by the scanner. */
  slots = new Int32Array(4 * 64).fill(EMPTY);
  mask = 63;
  units = new Uint16Array(1024);
  /** Asked by the scanner. */
  filter = new Filter(64);
  size = 0;
  /** Another whenever a term comes or goes. */
  version = 0;
  readonly #numbers: Numbers;
  #uses = new Int32Array(64);
  #slotOfNumber = new Int32Array(64);
  #filled = 0;
  #unitsEnd = 0;
  #unitsLive = 0;

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
  }

  /** The number of a term, one use more. */
  use(term: string): number {
    const known = this.find(term);
    if (known >= 0) {
      this.#uses[known]!++;
      return known;
    }
    if ((this.#filled + 1) * 2 > this.mask + 1) this.#rehash();
    const number = this.#numbers.take();
    if (number >= this.#uses.length) {
      this.#uses = grown(this.#uses, number);
      this.#slotOfNumber = grown(this.#slotOfNumber, number);
    }
    this.#uses[number] = 1;
    this.size++;
    this.version++;
    this.#place(hashOf(term), number, this.#write(term), term.length);
    return number;
  }

  /** One use less. */
  release(number: number): void {
    if (--this.#uses[number]! > 0) return;
    const slot = this.#slotOfNumber[number]!;
    this.slots[slot + 1] = GONE;
    this.#unitsLive -= this.slots[slot + 3]!;
    this.size--;
    this.version++;
    this.#numbers.release(number);
  }

  /** The number of a term, or less than 0. */
  find(term: string): number {
    const { slots, mask } = this;
    const hash = hashOf(term);
    for (let at = mix(hash) & mask; ; at = (at + 1) & mask) {
      const slot = at * 4;
      const number = slots[slot + 1]!;
      if (number === EMPTY) return EMPTY;
      if (number !== GONE && slots[slot] === hash && this.#isAt(slot, term)) return number;
    }
  }

  #isAt(slot: number, term: string): boolean {
    if (this.slots[slot + 3] !== term.length) return false;
    const offset = this.slots[slot + 2]!;
    for (let i = 0; i < term.length; i++) if (this.units[offset + i] !== term.charCodeAt(i)) return false;
    return true;
  }

  #place(hash: number, number: number, offset: number, length: number): void {
    const { slots, mask, filter } = this;
    let at = mix(hash) & mask;
    filter.add(hash);
    while (slots[at * 4 + 1] !== EMPTY) at = (at + 1) & mask;
    const slot = at * 4;
    slots[slot] = hash;
    slots[slot + 1] = number;
    slots[slot + 2] = offset;
    slots[slot + 3] = length;
    this.#slotOfNumber[number] = slot;
    this.#filled++;
  }

  /** Where the units of a term were written. */
  #write(term: string): number {
    if (this.#unitsEnd + term.length > this.units.length) this.#makeRoom(term.length);
    const offset = this.#unitsEnd;
    for (let i = 0; i < term.length; i++) this.units[offset + i] = term.charCodeAt(i);
    this.#unitsEnd += term.length;
    this.#unitsLive += term.length;
    return offset;
  }

  /** Leaves out the units of terms that are gone. */
  #makeRoom(more: number): void {
    const { units, slots } = this;
    const kept = new Uint16Array(2 * (this.#unitsLive + more) + 1024);
    let end = 0;
    for (let slot = 0; slot < slots.length; slot += 4) {
      if (slots[slot + 1]! < 0) continue;
      const offset = slots[slot + 2]!;
      const length = slots[slot + 3]!;
      slots[slot + 2] = end;
      for (let i = 0; i < length; i++) kept[end++] = units[offset + i]!;
    }
    this.units = kept;
    this.#unitsEnd = end;
  }

  /** Leaves out the slots that are gone and makes room for as many again. */
  #rehash(): void {
    const before = this.slots;
    const places = 2 ** Math.ceil(Math.log2((this.size + 16) * 4));
    this.slots = new Int32Array(4 * places).fill(EMPTY);
    this.mask = places - 1;
    this.filter = new Filter(places);
    this.#filled = 0;
    for (let slot = 0; slot < before.length; slot += 4)
      if (before[slot + 1]! >= 0) this.#place(before[slot]!, before[slot + 1]!, before[slot + 2]!, before[slot + 3]!);
  }
}

/** A longer copy with room for `index`. */
export function grown(numbers: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * (index + 1));
  longer.set(numbers);
  return longer;
}

function hashOf(term: string): number {
  let hash = HASH_START;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), HASH_FACTOR);
  return hash;
}

/** The low bits of the hash alone are poor. */
export function mix(hash: number): number {
  return hash ^ (hash >>> 15);
}
