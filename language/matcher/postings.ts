// For each term, which watches wait for it: rows of threes in one array, changed in place:
// the second term, where that may stand, and the watch.
import type { Trigger } from './plan.ts';
import { grown } from './terms.ts';

export class Postings {
  /** Read by the matcher. */
  threes = new Int32Array(1024);
  /** By term: where its row begins, and how many threes it has. */
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

  add({ term, second, offsets }: Trigger, watch: number): void {
    this.reserve(term);
    const count = this.counts[term]!;
    if (count === this.#rooms[term]) this.#move(term, Math.max(2, count * 2));
    const at = this.starts[term]! + 3 * count;
    this.threes[at] = second;
    this.threes[at + 1] = offsets;
    this.threes[at + 2] = watch;
    this.counts[term] = count + 1;
  }

  remove(term: number, watch: number): void {
    const start = this.starts[term]!;
    const last = start + 3 * (this.counts[term]! - 1);
    let at = start;
    while (this.threes[at + 2] !== watch) at += 3;
    this.threes.copyWithin(at, last, last + 3);
    this.counts[term]!--;
    if (this.counts[term] === 0) this.#leave(term);
  }

  #move(term: number, room: number): void {
    const from = this.starts[term]!;
    const count = this.counts[term]!;
    const start = this.#left.get(room)?.pop() ?? this.#extend(room);
    this.threes.copyWithin(start, from, from + 3 * count);
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
    this.#end += 3 * room;
    if (this.#end > this.threes.length) this.threes = grown(this.threes, this.#end);
    return start;
  }
}
