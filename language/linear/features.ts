// The features of a text: its words, pairs and triples of words, and the pieces of its words, each as a 32-bit number.
import { HASH_FACTOR, HASH_START, hashPair, type Reader } from './reader.ts';

/** What is counted. Models with the same recipe can share one reading. */
export type Recipe = {
  /** 1 words, 2 pairs too, 3 triples too. */
  words: 1 | 2 | 3;
  /** Shortest and longest piece of a word in letters, edges counted; 0 for no pieces. */
  shortest: number;
  longest: number;
  /** What the pieces of a word weigh together, beside the word. */
  pieces: number;
};

export const RECIPE: Recipe = { words: 2, shortest: 2, longest: 5, pieces: 1.7 };

const EDGE = 0x7e;
const PIECE = 0x1000193b;

export function spread(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 15);
}

/** Numbers met in the text at hand and their places, without clearing between texts. */
export class Met {
  #keys = new Int32Array(1 << 11);
  #stamps = new Int32Array(1 << 11);
  #places = new Int32Array(1 << 11);
  #stamp = 0;
  size = 0;

  begin(): void {
    this.#stamp++;
    this.size = 0;
  }

  /** The place of a number, counted in the order they were first met. A new one's is the `size` before. */
  place(key: number): number {
    if (this.size * 2 > this.#keys.length) this.#grow();
    const mask = this.#keys.length - 1;
    let slot = spread(key) & mask;
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#keys[slot] === key) return this.#places[slot]!;
      slot = (slot + 1) & mask;
    }
    this.#put(slot, key, this.size);
    return this.size++;
  }

  #put(slot: number, key: number, place: number): void {
    this.#stamps[slot] = this.#stamp;
    this.#keys[slot] = key;
    this.#places[slot] = place;
  }

  #grow(): void {
    const keys = this.#keys;
    const stamps = this.#stamps;
    const places = this.#places;
    const mask = keys.length * 2 - 1;
    this.#keys = new Int32Array(keys.length * 2);
    this.#stamps = new Int32Array(keys.length * 2);
    this.#places = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (stamps[i] !== this.#stamp) continue;
      let slot = spread(keys[i]!) & mask;
      while (this.#stamps[slot] === this.#stamp) slot = (slot + 1) & mask;
      this.#put(slot, keys[i]!, places[i]!);
    }
  }
}

/** Calls `emit` with each piece of a word, its edges marked (`~he hel … lo~`); a piece may come twice. Gives their number. */
export function piecesOf(
  letters: Uint16Array,
  start: number,
  length: number,
  { shortest, longest }: Recipe,
  emit: (key: number) => void,
): number {
  const end = length + 2;
  let count = 0;
  for (let from = 0; from < end; from++) {
    let hash = HASH_START ^ PIECE;
    for (let size = 1; size <= longest && from + size <= end; size++) {
      const at = from + size - 1;
      const letter = at === 0 || at === end - 1 ? EDGE : letters[start + at - 1]!;
      hash = Math.imul(hash ^ letter, HASH_FACTOR);
      if (size < shortest) continue;
      emit(hash ^ size);
      count++;
    }
  }
  return count;
}

/** Calls `emit` with the numbers of a text's words, negated words, pairs and triples. */
export function wordsOf(reader: Reader, { words }: Recipe, emit: (key: number) => void): void {
  const { hashes, negated, count } = reader;
  for (let i = 0; i < count; i++) {
    emit(hashes[i]!);
    if (negated[i] !== 0) emit(negated[i]!);
    if (words === 1 || i === 0) continue;
    const pair = hashPair(hashes[i - 1]!, hashes[i]!);
    emit(pair);
    if (words === 3 && i > 1) emit(hashPair(hashes[i - 2]!, pair));
  }
}

/** The features of one text after the other: `keys` and `amounts`, up to `count`, divided by the root of its different words. */
export class Features {
  count = 0;
  keys = new Int32Array(2048);
  amounts = new Float32Array(2048);
  readonly recipe: Recipe;
  readonly #met = new Met();
  readonly #words = new Met();
  #amount = 1;
  readonly #once = (key: number): void => this.#set(key);
  readonly #more = (key: number): void => this.#add(key);

  constructor(recipe: Recipe) {
    this.recipe = recipe;
  }

  take(reader: Reader): void {
    this.count = 0;
    this.#met.begin();
    this.#words.begin();
    wordsOf(reader, this.recipe, this.#once);
    for (let i = 0; i < reader.count; i++) {
      const known = this.#words.size;
      if (this.#words.place(reader.hashes[i]!) < known || reader.lengths[i] === 0 || this.recipe.longest === 0)
        continue;
      const { starts, lengths, letters } = reader;
      this.#amount = this.recipe.pieces / Math.sqrt(pieceCount(lengths[i]!, this.recipe));
      piecesOf(letters, starts[i]!, lengths[i]!, this.recipe, this.#more);
    }
    const scale = 1 / Math.sqrt(Math.max(1, this.#words.size));
    for (let i = 0; i < this.count; i++) this.amounts[i]! *= scale;
  }

  /** Takes features that are known already, each with the same amount. */
  takeGiven(given: readonly number[]): void {
    this.count = 0;
    this.#met.begin();
    for (const key of given) this.#set(key);
    const scale = 1 / Math.sqrt(Math.max(1, given.length));
    for (let i = 0; i < this.count; i++) this.amounts[i]! *= scale;
  }

  /** Adds features known from elsewhere, which together weigh `weight` whatever their number. */
  takeMore(given: readonly number[], weight: number): void {
    this.#amount = weight / Math.sqrt(Math.max(1, given.length));
    for (const key of given) this.#add(key);
  }

  #set(key: number): void {
    const place = this.#met.place(key);
    if (place === this.count) this.#put(key, 1);
  }

  #add(key: number): void {
    const place = this.#met.place(key);
    if (place === this.count) this.#put(key, this.#amount);
    else this.amounts[place]! += this.#amount;
  }

  #put(key: number, amount: number): void {
    if (this.count === this.keys.length) {
      const keys = new Int32Array(this.count * 2);
      const amounts = new Float32Array(this.count * 2);
      keys.set(this.keys);
      amounts.set(this.amounts);
      this.keys = keys;
      this.amounts = amounts;
    }
    this.keys[this.count] = key;
    this.amounts[this.count++] = amount;
  }
}

/** How many pieces a word of so many letters has. */
export function pieceCount(length: number, { shortest, longest }: Recipe): number {
  let count = 0;
  for (let size = shortest; size <= longest; size++) count += Math.max(0, length + 3 - size);
  return Math.max(1, count);
}
