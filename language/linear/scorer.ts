// Scores texts by any number of models with one reading. What a word and its pieces bring is remembered from text to text.
import { Met, pieceCount, piecesOf, type Recipe, spread } from './features.ts';
import type { Model } from './model.ts';
import { hashPair, Reader } from './reader.ts';
import { Rows } from './rows.ts';

const REMEMBERED = 1 << 14;

/** All labels of all models are columns of one table. */
export class Scorer {
  /** One for each label, models and labels in their order; of the text read last. */
  readonly scores: Float64Array;
  /** Where the labels of each model begin in `scores`. */
  readonly places: number[];
  readonly reader = new Reader();
  readonly #recipe: Recipe;
  readonly #width: number;
  readonly #units: Float64Array;
  readonly #biases: Float64Array;
  readonly #table: Rows;
  readonly #rows: Int8Array;
  readonly #met = new Met();
  readonly #words = new Met();
  readonly #sum: Float32Array;
  readonly #known = new Int32Array(REMEMBERED * 2);
  readonly #knownRow = new Int32Array(REMEMBERED * 2);
  readonly #memory: Float32Array;
  #remembered = 0;
  #piece: Float32Array;
  readonly #addPiece = (key: number): void => {
    const row = this.#table.find(key);
    if (row < 0) return;
    const piece = this.#piece;
    const rows = this.#rows;
    for (let i = 0, at = row * this.#width; i < this.#width; i++, at++) piece[i]! += rows[at]!;
  };

  /** Throws when the models don't read alike. */
  constructor(models: readonly Model[]) {
    const recipe = models[0]?.recipe;
    if (!recipe || models.some((model) => !alike(model.recipe, recipe)))
      throw new Error('These models read a text differently.');
    this.#recipe = recipe;
    this.places = [];
    let width = 0;
    for (const model of models) {
      this.places.push(width);
      width += model.labels.length;
    }
    this.#width = width;
    this.scores = new Float64Array(width);
    this.#sum = new Float32Array(width);
    this.#piece = new Float32Array(width);
    this.#memory = new Float32Array(REMEMBERED * width);
    this.#units = Float64Array.from(models.flatMap((model) => [...model.units]));
    this.#biases = Float64Array.from(models.flatMap((model) => [...model.biases]));
    const all = models.reduce((sum, model) => sum + model.keys.length, 0);
    this.#table = new Rows(new Int32Array(0), all);
    const rows = new Int8Array(all * width);
    models.forEach((model, m) => {
      const labels = model.labels.length;
      for (let i = 0; i < model.keys.length; i++) {
        const row = this.#table.put(model.keys[i]!);
        rows.set(model.weights.subarray(i * labels, (i + 1) * labels), row * width + this.places[m]!);
      }
    });
    this.#rows = rows.slice(0, this.#table.size * width);
  }

  /** Fills `scores`. A text without words scores what its labels score before anything is known. */
  score(text: string): void {
    const { reader } = this;
    reader.read(text);
    const sum = this.#sum.fill(0);
    this.#met.begin();
    this.#words.begin();
    for (let i = 0; i < reader.count; i++) {
      const hash = reader.hashes[i]!;
      const known = this.#words.size;
      if (this.#words.place(hash) === known) {
        const at = this.#word(i) * this.#width;
        for (let j = 0; j < sum.length; j++) sum[j]! += this.#memory[at + j]!;
      }
      if (reader.negated[i] !== 0) this.#add(reader.negated[i]!);
      if (this.#recipe.words > 1 && i > 0) {
        const pair = hashPair(reader.hashes[i - 1]!, hash);
        this.#add(pair);
        if (this.#recipe.words > 2 && i > 1) this.#add(hashPair(reader.hashes[i - 2]!, pair));
      }
    }
    const scale = 1 / Math.sqrt(Math.max(1, this.#words.size));
    for (let j = 0; j < sum.length; j++) this.scores[j] = sum[j]! * scale * this.#units[j]! + this.#biases[j]!;
  }

  /** Adds the row of a feature, once a text. */
  #add(key: number): void {
    const row = this.#table.find(key);
    if (row < 0) return;
    const known = this.#met.size;
    if (this.#met.place(key) < known) return;
    const sum = this.#sum;
    const rows = this.#rows;
    for (let j = 0, at = row * this.#width; j < sum.length; j++, at++) sum[j]! += rows[at]!;
  }

  /** Where in memory stands what the i-th word brings. */
  #word(i: number): number {
    const key = this.reader.hashes[i]!;
    const mask = this.#known.length - 1;
    let slot = spread(key) & mask;
    while (this.#knownRow[slot] !== 0) {
      if (this.#known[slot] === key) return this.#knownRow[slot]! - 1;
      slot = (slot + 1) & mask;
    }
    if (this.#remembered === REMEMBERED) {
      this.#remembered = 0;
      this.#knownRow.fill(0);
      slot = spread(key) & mask;
    }
    const place = this.#remembered++;
    this.#known[slot] = key;
    this.#knownRow[slot] = place + 1;
    this.#read(i, this.#memory.subarray(place * this.#width, (place + 1) * this.#width));
    return place;
  }

  #read(i: number, into: Float32Array): void {
    into.fill(0);
    const { hashes, starts, lengths, letters } = this.reader;
    if (lengths[i]! > 0 && this.#recipe.longest > 0) {
      this.#piece = into;
      piecesOf(letters, starts[i]!, lengths[i]!, this.#recipe, this.#addPiece);
      const scale = this.#recipe.pieces / Math.sqrt(pieceCount(lengths[i]!, this.#recipe));
      for (let j = 0; j < into.length; j++) into[j]! *= scale;
    }
    const row = this.#table.find(hashes[i]!);
    if (row >= 0) for (let j = 0, at = row * this.#width; j < into.length; j++, at++) into[j]! += this.#rows[at]!;
  }
}

function alike(a: Recipe, b: Recipe): boolean {
  return a.words === b.words && a.shortest === b.shortest && a.longest === b.longest && a.pieces === b.pieces;
}
