// How often each term is met: a guess at first, then what the posts have shown.
import { grown } from './terms.ts';

const GUESSED_POSTS = 1000;
/** Beyond it, what was seen long ago counts half. */
const MOST_POSTS = 2 ** 24;

export class Frequencies {
  /** By term: in how many posts. Written by the matcher. */
  seen = new Int32Array(256);
  posts = 0;
  #guesses = new Float32Array(256);

  expect(term: number, in1000: number): void {
    if (term >= this.seen.length) {
      this.seen = grown(this.seen, term);
      const longer = new Float32Array(this.seen.length);
      longer.set(this.#guesses);
      this.#guesses = longer;
    }
    this.seen[term] = 0;
    this.#guesses[term] = in1000;
  }

  /** The share of posts that have it. */
  shareOf(term: number): number {
    return (this.seen[term]! + this.#guesses[term]!) / (this.posts + GUESSED_POSTS);
  }

  /** Old times count less. */
  fade(): void {
    if (this.posts < MOST_POSTS) return;
    this.posts >>= 1;
    for (let term = 0; term < this.seen.length; term++) this.seen[term]! >>= 1;
  }
}
