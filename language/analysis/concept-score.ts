// What the concepts of a text say for its being critical: each by itself, each behind another, and each two that meet.
import type { Model } from '../linear/index.ts';
import { hashOf, hashPair, type Reader } from '../linear/reader.ts';
import { Rows } from '../linear/rows.ts';
import { conceptNames } from './concepts.ts';
import { meaningOf, numberOfMeaning } from './meanings.ts';

const CONCEPT = hashOf('~concept');
const MEET = hashOf('~meet');
const ORDER = hashOf('~order');
const WIDTH = 64;
if (conceptNames.length > WIDTH) throw new Error(`There are more than ${WIDTH} concepts.`);

/** What all concepts of a text weigh together, beside its words. */
export const CONCEPTS_WEIGH = 1.5;

const alone = (concept: number) => hashPair(CONCEPT, concept);
const behind = (first: number, second: number) => hashPair(ORDER, first * WIDTH + second);
const together = (lower: number, higher: number) => hashPair(MEET, lower * WIDTH + higher);

/** Calls back with the concepts of a text, each once, in the order they first come; and with each two that follow each other. */
class Concepts {
  readonly met = new Uint8Array(WIDTH);
  count = 0;
  /** First × 64 + second, each once. */
  readonly orders: number[] = [];
  readonly #seen = new Uint8Array(WIDTH);
  readonly #followed = new Uint8Array(WIDTH * WIDTH);

  take(notes: Int32Array, length: number): void {
    for (let i = 0; i < this.count; i++) this.#seen[this.met[i]!] = 0;
    for (const order of this.orders) this.#followed[order] = 0;
    this.count = 0;
    this.orders.length = 0;
    let last = -1;
    for (let i = 0; i < length; i++) {
      if (notes[i] === 0) continue;
      const { concepts } = meaningOf(notes[i]!);
      for (const concept of concepts) {
        const order = last * WIDTH + concept;
        if (last >= 0 && last !== concept && this.#followed[order] === 0) {
          this.#followed[order] = 1;
          this.orders.push(order);
        }
        if (this.#seen[concept] === 1) continue;
        this.#seen[concept] = 1;
        this.met[this.count++] = concept;
      }
      last = concepts[0] ?? last;
    }
  }

  /** How many features there are. */
  get size(): number {
    return this.count + this.orders.length + (this.count * (this.count - 1)) / 2;
  }
}

/** The features the model of critical posts is taught beside a text’s own. */
export function conceptFeatures(reader: Reader): number[] {
  const notes = Int32Array.from({ length: reader.count }, (_, i) => numberOfMeaning(reader, i));
  const concepts = new Concepts();
  concepts.take(notes, reader.count);
  const met = [...concepts.met.subarray(0, concepts.count)].sort((a, b) => a - b);
  return [
    ...met.map(alone),
    ...concepts.orders.map((order) => behind(Math.floor(order / WIDTH), order % WIDTH)),
    ...met.flatMap((first, i) => met.slice(i + 1).map((second) => together(first, second))),
  ];
}

/** A function from what the words of a text mean to what that adds to its score. */
export function conceptScorer(model: Model): (notes: Int32Array, length: number) => number {
  const rows = new Rows(model.keys);
  const weightOf = (key: number) => {
    const row = rows.find(key);
    return row < 0 ? 0 : model.weights[row]! * model.units[0]! * CONCEPTS_WEIGH;
  };
  const ones = Float32Array.from({ length: WIDTH }, (_, concept) => weightOf(alone(concept)));
  const orders = Float32Array.from({ length: WIDTH * WIDTH }, (_, i) =>
    weightOf(behind(Math.floor(i / WIDTH), i % WIDTH)),
  );
  const pairs = Float32Array.from({ length: WIDTH * WIDTH }, (_, i) => {
    const [first, second] = [Math.floor(i / WIDTH), i % WIDTH];
    return weightOf(together(Math.min(first, second), Math.max(first, second)));
  });
  const concepts = new Concepts();
  return (notes, length) => {
    concepts.take(notes, length);
    const { met, count } = concepts;
    let sum = 0;
    for (let a = 0; a < count; a++) {
      const first = met[a]!;
      sum += ones[first]!;
      for (let b = a + 1; b < count; b++) sum += pairs[first * WIDTH + met[b]!]!;
    }
    for (const order of concepts.orders) sum += orders[order]!;
    return count === 0 ? 0 : sum / Math.sqrt(concepts.size);
  };
}
