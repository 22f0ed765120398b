// Scores texts by any number of models with one reading. What a word and its pieces bring is remembered from text to text.
import { Met, pieceCount, piecesOf, type Recipe, spread } from './features.ts';
import type { Model } from './model.ts';
import { hashPair, Reader } from './reader.ts';
import { Rows } from './rows.ts';

/** Places for what words bring, by twos: a word takes the place of the one of two that was not asked for last. */
const PLACES = 1 << 16;
/** What is remembered is in sixteenths of a weight's unit. */
const FINE = 16;
/** A feature's value in the table: where its weights begin, times this, and which models have it, as bits. */
const OWNERS = 256;

/** All labels of all models are columns of one table. */
export class Scorer {
  /** One for each label, models and labels in their order; of the text read last. */
  readonly scores: Float64Array;
  /** Where the labels of each model begin in `scores`. */
  readonly places: number[];
  readonly reader = new Reader();
  /** What `note` says of each token read last. */
  notes = new Int32Array(512);
  readonly #recipe: Recipe;
  readonly #width: number;
  readonly #units: Float64Array;
  readonly #biases: Float64Array;
  readonly #table: Rows;
  readonly #rows: Int8Array;
  readonly #met = new Met();
  readonly #words = new Met();
  readonly #sum: Float32Array;
  readonly #wordSum: Int32Array;
  readonly #known = new Int32Array(PLACES);
  readonly #taken = new Uint8Array(PLACES);
  readonly #latest = new Uint8Array(PLACES / 2);
  readonly #noted = new Int32Array(PLACES);
  readonly #note: ((reader: Reader, i: number) => number) | undefined;
  readonly #memory: Int16Array;
  readonly #ends: number[] = [];
  readonly #word: Float32Array;
  readonly #addPiece = (key: number): void => {
    const row = this.#table.find(key);
    if (row < 0) return;
    this.#addRow(row, this.#word);
  };

  /** `note` gives a number for a word, asked once and remembered. Throws when the models don't read alike, or are more than eight. */
  constructor(models: readonly Model[], note?: (reader: Reader, i: number) => number) {
    this.#note = note;
    const recipe = models[0]?.recipe;
    if (!recipe || models.length > 8 || models.some((model) => !alike(model.recipe, recipe)))
      throw new Error('These models read a text differently.');
    this.#recipe = recipe;
    this.places = [];
    let width = 0;
    for (const model of models) {
      this.places.push(width);
      width += model.labels.length;
      this.#ends.push(width);
    }
    this.#width = width;
    this.scores = new Float64Array(width);
    this.#sum = new Float32Array(width);
    this.#wordSum = new Int32Array(width);
    this.#word = new Float32Array(width);
    this.#memory = new Int16Array(PLACES * width);
    this.#units = Float64Array.from(models.flatMap((model) => [...model.units]));
    this.#biases = Float64Array.from(models.flatMap((model) => [...model.biases]));
    const all = models.reduce((sum, model) => sum + model.keys.length, 0);
    this.#table = new Rows(new Int32Array(0), all);
    const owners = new Map<number, number>();
    models.forEach((model, m) => {
      for (const key of model.keys) owners.set(key, (owners.get(key) ?? 0) | (1 << m));
    });
    let used = 0;
    for (const [key, bits] of owners) {
      this.#table.put(key, used * OWNERS + bits);
      models.forEach((model, m) => {
        if (bits & (1 << m)) used += model.labels.length;
      });
    }
    this.#rows = new Int8Array(used);
    models.forEach((model, m) => {
      const labels = model.labels.length;
      for (let i = 0; i < model.keys.length; i++) {
        const found = this.#table.find(model.keys[i]!);
        let at = Math.floor(found / OWNERS);
        for (let before = 0; before < m; before++) if (found & (1 << before)) at += models[before]!.labels.length;
        this.#rows.set(model.weights.subarray(i * labels, (i + 1) * labels), at);
      }
    });
  }

  /** Fills `scores`. A text without words scores what its labels score before anything is known. */
  score(text: string): void {
    const { reader } = this;
    reader.read(text);
    const sum = this.#sum.fill(0);
    const words = this.#wordSum.fill(0);
    const memory = this.#memory;
    const width = this.#width;
    this.#met.begin();
    this.#words.begin();
    if (this.notes.length < reader.count) this.notes = new Int32Array(reader.hashes.length);
    const { notes } = this;
    for (let i = 0; i < reader.count; i++) {
      const hash = reader.hashes[i]!;
      const known = this.#words.size;
      const place = this.#remember(i);
      notes[i] = this.#noted[place]!;
      if (this.#words.place(hash) === known) {
        const at = place * width;
        for (let j = 0; j < width; j++) words[j]! += memory[at + j]!;
      }
      if (reader.negated[i] !== 0) this.#add(reader.negated[i]!);
      if (this.#recipe.words > 1 && i > 0) {
        const pair = hashPair(reader.hashes[i - 1]!, hash);
        this.#add(pair);
        if (this.#recipe.words > 2 && i > 1) this.#add(hashPair(reader.hashes[i - 2]!, pair));
      }
    }
    const scale = 1 / Math.sqrt(Math.max(1, this.#words.size));
    for (let j = 0; j < width; j++)
      this.scores[j] = (sum[j]! + words[j]! / FINE) * scale * this.#units[j]! + this.#biases[j]!;
  }

  /** Adds the row of a feature, once a text. */
  #add(key: number): void {
    const row = this.#table.find(key);
    if (row < 0) return;
    const known = this.#met.size;
    if (this.#met.place(key) < known) return;
    this.#addRow(row, this.#sum);
  }

  #addRow(row: number, into: Float32Array): void {
    const rows = this.#rows;
    let at = row >> 8;
    for (let model = 0, owners = row & 0xff; owners !== 0; model++, owners >>= 1) {
      if ((owners & 1) === 0) continue;
      const end = this.#ends[model]!;
      for (let column = this.places[model]!; column < end; column++) into[column]! += rows[at++]!;
    }
  }

  /** Where in memory stands what the i-th word brings. */
  #remember(i: number): number {
    const key = this.reader.hashes[i]!;
    const first = spread(key) & (PLACES - 2);
    const latest = this.#latest[first >> 1]!;
    const known = this.#known;
    if (known[first + latest] === key && this.#taken[first + latest] === 1) return first + latest;
    const other = 1 - latest;
    this.#latest[first >> 1] = other;
    const place = first + other;
    if (known[place] === key && this.#taken[place] === 1) return place;
    this.#taken[place] = 1;
    known[place] = key;
    this.#read(i, place);
    return place;
  }

  #read(i: number, place: number): void {
    this.#noted[place] = this.#note ? this.#note(this.reader, i) : 0;
    const into = this.#word.fill(0);
    const { hashes, starts, lengths, letters } = this.reader;
    if (lengths[i]! > 0 && this.#recipe.longest > 0) {
      piecesOf(letters, starts[i]!, lengths[i]!, this.#recipe, this.#addPiece);
      const scale = this.#recipe.pieces / Math.sqrt(pieceCount(lengths[i]!, this.#recipe));
      for (let j = 0; j < into.length; j++) into[j]! *= scale;
    }
    const row = this.#table.find(hashes[i]!);
    if (row >= 0) this.#addRow(row, into);
    for (let j = 0, at = place * this.#width; j < into.length; j++, at++)
      this.#memory[at] = Math.max(-32_768, Math.min(32_767, Math.round(into[j]! * FINE)));
  }
}

function alike(a: Recipe, b: Recipe): boolean {
  return a.words === b.words && a.shortest === b.shortest && a.longest === b.longest && a.pieces === b.pieces;
}
