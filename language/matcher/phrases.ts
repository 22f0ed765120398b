// Finds terms that stand one after another in the post at hand, by walking their places together.
import type { Found } from './found.ts';
import { grown } from './terms.ts';

const NONE = -1;

/** Half-open places; the arrays are used again and again. */
export class Occurrences {
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  count = 0;

  add(start: number, end: number): void {
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts, this.count);
      this.ends = grown(this.ends, this.count);
    }
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }
}

export class Phrases {
  readonly #found: Found;
  /** For each term of the phrase, the find that was reached. */
  #reached = new Int32Array(16);

  constructor(found: Found) {
    this.#found = found;
  }

  /** Whether the terms at `from` to `to` of the code stand one after another somewhere. */
  occurs(code: Int32Array, from: number, to: number): boolean {
    return this.#begin(code, from, to) && this.#next(to - from) !== NONE;
  }

  /** Adds every place where they do. */
  collect(code: Int32Array, from: number, to: number, into: Occurrences): void {
    if (!this.#begin(code, from, to)) return;
    const { places, nexts } = this.#found;
    for (let start = this.#next(to - from); start !== NONE; start = this.#next(to - from)) {
      into.add(start, start + to - from);
      // The first term may be noted twice at one place, as two forms of a beginning.
      let first = this.#reached[0]!;
      while (first !== NONE && places[first]! <= start) first = nexts[first]!;
      this.#reached[0] = first;
    }
  }

  #begin(code: Int32Array, from: number, to: number): boolean {
    const { stamps, heads, generation } = this.#found;
    for (let i = from; i < to; i++) if (stamps[code[i]!] !== generation) return false;
    if (to - from > this.#reached.length) this.#reached = new Int32Array(2 * (to - from));
    for (let i = from; i < to; i++) this.#reached[i - from] = heads[code[i]!]!;
    return true;
  }

  /** The first place from where it was left on at which the phrase begins. */
  #next(length: number): number {
    const { places, nexts } = this.#found;
    const reached = this.#reached;
    for (let first = reached[0]!; first !== NONE; first = nexts[first]!) {
      const start = places[first]!;
      let i = 1;
      for (; i < length; i++) {
        let find = reached[i]!;
        while (find !== NONE && places[find]! < start + i) find = nexts[find]!;
        reached[i] = find;
        if (find === NONE) return NONE;
        if (places[find] !== start + i) break;
      }
      if (i < length) continue;
      reached[0] = first;
      return start;
    }
    return NONE;
  }
}
