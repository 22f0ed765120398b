// Remembers what was met in a file, in 12 to 24 bytes for each: a table of numbers, so that a long file stays in memory.

const empty = 0;

/** Keys are the first 64 bits of a digest: two rows in ten million might share one, which does no harm. */
export class Met {
  #keys = new Uint32Array(2 * 65_536);
  #values = new Uint32Array(65_536);
  #count = 0;

  /** The number kept under the key, or 0. */
  get(key: Buffer): number {
    return this.#values[this.#slot(key.readUInt32LE(0), key.readUInt32LE(4))]!;
  }

  /** @param value above 0 */
  set(key: Buffer, value: number): void {
    if (this.#count * 2 > this.#values.length) this.#grow();
    this.#put(key.readUInt32LE(0), key.readUInt32LE(4), value);
  }

  #put(high: number, low: number, value: number): void {
    const slot = this.#slot(high, low);
    if (this.#values[slot] === empty) this.#count++;
    this.#keys[slot * 2] = high;
    this.#keys[slot * 2 + 1] = low;
    this.#values[slot] = value;
  }

  #slot(high: number, low: number): number {
    const mask = this.#values.length - 1;
    let slot = low & mask;
    while (this.#values[slot] !== empty && (this.#keys[slot * 2] !== high || this.#keys[slot * 2 + 1] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Uint32Array(values.length * 2);
    this.#count = 0;
    for (let slot = 0; slot < values.length; slot++)
      if (values[slot] !== empty) this.#put(keys[slot * 2]!, keys[slot * 2 + 1]!, values[slot]!);
  }
}
