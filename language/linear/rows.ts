// Finds the row of a feature: an open hash table over the features of one model or several.
import { spread } from './features.ts';

export class Rows {
  readonly keys: Int32Array;
  readonly #slots: Int32Array;
  /** A bit for each feature that is there: most that are asked for are not, and this fits in a nearer cache. */
  readonly #bits = new Uint32Array(1 << 15);
  size = 0;

  /** Holds `keys` at once, or room for `room` of them to be put. */
  constructor(keys: Int32Array, room = keys.length) {
    this.keys = new Int32Array(room);
    this.#slots = new Int32Array(1 << (32 - Math.clz32(Math.max(16, room * 2 - 1))));
    for (const key of keys) this.put(key);
  }

  /** The row of a feature, a new one where it has none. */
  put(key: number): number {
    const mask = this.#slots.length - 1;
    const mixed = spread(key);
    this.#bits[(mixed >>> 17) & 0x7fff]! |= 1 << ((mixed >>> 12) & 31);
    let slot = mixed & mask;
    while (this.#slots[slot] !== 0) {
      const row = this.#slots[slot]! - 1;
      if (this.keys[row] === key) return row;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.size + 1;
    this.keys[this.size] = key;
    return this.size++;
  }

  /** The row of a feature, or −1. */
  find(key: number): number {
    const mixed = spread(key);
    if ((this.#bits[(mixed >>> 17) & 0x7fff]! & (1 << ((mixed >>> 12) & 31))) === 0) return -1;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = mixed & mask;
    while (true) {
      const row = slots[slot]! - 1;
      if (row < 0 || this.keys[row] === key) return row;
      slot = (slot + 1) & mask;
    }
  }
}
