// For each term, which watches wait for it: rows of pairs (second term, watch) in one array, changed in place.
import { grown } from './terms.ts';

export class Postings {
  /** Pairs in rows. Read by the matcher. */
  pairs = new Int32Array(1024);
  /** By term: where its row begins, and how many pairs it has. */
  starts = new Int32Array(256);
  counts = new Int32Array(256);
  #rooms = new Int32Array(256);
  #end = 0;
  /** Rows that were left for longer ones, by their room. */
  readonly #left = new Map<number, number[]>();

  reserve(term: number): void {
    if (term < this.starts.length) return;
    this.starts = grown(this.starts, term);
    this.counts = grown(this.counts, term);
    this.#rooms = grown(this.#rooms, term);
  }

  add(term: number, second: number, watch: number): void {
    this.reserve(term);
    const count = this.counts[term]!;
    if (count === this.#rooms[term]) this.#move(term, Math.max(2, count * 2));
    const at = this.starts[term]! + 2 * count;
    this.pairs[at] = second;
    this.pairs[at + 1] = watch;
    this.counts[term] = count + 1;
  }

  remove(term: number, watch: number): void {
    const start = this.starts[term]!;
    const last = start + 2 * (this.counts[term]! - 1);
    let at = start;
    while (this.pairs[at + 1] !== watch) at += 2;
    this.pairs[at] = this.pairs[last]!;
    this.pairs[at + 1] = this.pairs[last + 1]!;
    this.counts[term]!--;
    if (this.counts[term] === 0) this.#leave(term);
  }

  #move(term: number, room: number): void {
    const from = this.starts[term]!;
    const count = this.counts[term]!;
    const start = this.#left.get(room)?.pop() ?? this.#extend(room);
    this.pairs.copyWithin(start, from, from + 2 * count);
    if (count > 0) this.#leave(term);
    this.starts[term] = start;
    this.#rooms[term] = room;
  }

  #leave(term: number): void {
    const room = this.#rooms[term]!;
    const rows = this.#left.get(room);
    if (rows) rows.push(this.starts[term]!);
    else this.#left.set(room, [this.starts[term]!]);
    this.#rooms[term] = 0;
  }

  #extend(room: number): number {
    const start = this.#end;
    this.#end += 2 * room;
    if (this.#end > this.pairs.length) this.pairs = grown(this.pairs, this.#end);
    return start;
  }
}
