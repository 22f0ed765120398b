// What was found in the post at hand: for each term whether it occurs, and where, without clearing anything between posts.
import type { Scanner } from './scanner.ts';
import { grown } from './terms.ts';

const NONE = -1;

export class Found {
  /** Counts posts; a term occurs in the post at hand when its stamp is this. */
  generation = 0;
  stamps = new Int32Array(256);
  /** By term: its first find. By find: the next of the same term, and its place. */
  heads = new Int32Array(256);
  /** By term that occurs: a bit for each place, counted modulo 32; what they deny is certain. */
  spots = new Int32Array(256);
  nexts = new Int32Array(1024);
  places = new Int32Array(1024);
  /** The terms that occur. */
  terms = new Int32Array(1024);
  count = 0;
  #tails = new Int32Array(256);

  reserve(term: number): void {
    if (term < this.stamps.length) return;
    this.stamps = grown(this.stamps, term);
    this.heads = grown(this.heads, term);
    this.spots = grown(this.spots, term);
    this.#tails = grown(this.#tails, term);
  }

  begin(): void {
    if (this.generation === 0x7fffffff) {
      this.stamps.fill(0);
      this.generation = 0;
    }
    this.generation++;
    this.count = 0;
  }

  /** Takes over what the scanner has noted, which is in the order of places for each term. */
  take(scanner: Scanner, seen: Int32Array): void {
    const { terms: noted, places, count } = scanner;
    if (count > this.nexts.length) {
      this.nexts = new Int32Array(2 * count);
      this.terms = new Int32Array(2 * count);
    }
    this.places = places;
    const { stamps, heads, spots, nexts, generation, terms } = this;
    const tails = this.#tails;
    let distinct = 0;
    for (let find = 0; find < count; find++) {
      const term = noted[find]!;
      nexts[find] = NONE;
      if (stamps[term] === generation) {
        nexts[tails[term]!] = find;
        spots[term]! |= 1 << places[find]!;
      } else {
        stamps[term] = generation;
        heads[term] = find;
        spots[term] = 1 << places[find]!;
        terms[distinct++] = term;
        seen[term]!++;
      }
      tails[term] = find;
    }
    this.count = distinct;
  }
}

/** Whether one of `others` is at one of the `offsets` from one of `spots`; all are bits, counted modulo 32. */
export function mayStandAt(spots: number, offsets: number, others: number): boolean {
  for (let rest = spots; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    if (((offsets << place) | (offsets >>> (32 - place))) & others) return true;
  }
  return false;
}
