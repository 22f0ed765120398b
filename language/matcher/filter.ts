// A bit for each hash that may be in a table: most are not there, and this fits where the table doesn't.

export class Filter {
  readonly #words: Int32Array;

  /** @param places of the table, a power of 2 from 8 */
  constructor(places: number) {
    this.#words = new Int32Array(places / 8);
  }

  add(hash: number): void {
    this.#words[this.#wordOf(hash)]! |= 1 << hash;
  }

  mayHave(hash: number): boolean {
    return (this.#words[this.#wordOf(hash)]! & (1 << hash)) !== 0;
  }

  #wordOf(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 7) & (this.#words.length - 1);
  }
}
