// Finds a number by a feature: an open hash table over the features of one model or several.
import { spread } from './features.ts';

export class Rows {
  /** Feature and value plus one, side by side because they are read together; a value of 0 is a free place. */
  readonly #places: Int32Array;
  /** A bit for each feature that is there: most that are asked for are not, and this fits in a nearer cache. */
  readonly #bits = new Uint32Array(1 << 15);
  size = 0;

  /** Holds `keys` at once, each with its index; or room for `room` features to be put. */
  constructor(keys: Int32Array, room = keys.length) {
    this.#places = new Int32Array(2 << (32 - Math.clz32(Math.max(16, Math.ceil(room * 1.4)))));
    for (let i = 0; i < keys.length; i++) this.put(keys[i]!, i);
  }

  /** Gives a feature a value of 0 or more; another value takes the place of the one before. */
  put(key: number, value: number): void {
    const mixed = spread(key);
    const mask = (this.#places.length >> 1) - 1;
    this.#bits[(mixed >>> 17) & 0x7fff]! |= 1 << ((mixed >>> 12) & 31);
    let place = mixed & mask;
    while (this.#places[place * 2 + 1] !== 0 && this.#places[place * 2] !== key) place = (place + 1) & mask;
    if (this.#places[place * 2 + 1] === 0) this.size++;
    this.#places[place * 2] = key;
    this.#places[place * 2 + 1] = value + 1;
  }

  /** The value of a feature, or −1. */
  find(key: number): number {
    const mixed = spread(key);
    if ((this.#bits[(mixed >>> 17) & 0x7fff]! & (1 << ((mixed >>> 12) & 31))) === 0) return -1;
    const places = this.#places;
    const mask = (places.length >> 1) - 1;
    let place = mixed & mask;
    while (true) {
      const value = places[place * 2 + 1]! - 1;
      if (value < 0 || places[place * 2] === key) return value;
      place = (place + 1) & mask;
    }
  }
}
