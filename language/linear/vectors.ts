// Labelled texts as sparse vectors: one row a text, one column a feature that several of them share.
import { Features, type Recipe } from './features.ts';
import { hashOf, Reader } from './reader.ts';

/** Words with a known leaning (−4…4), by their number: what a lexicon brings to training. */
export type Leanings = ReadonlyMap<number, number>;

export const PLUS = hashOf('~plus');
export const MINUS = hashOf('~minus');
/** What is left of a word's leaning behind a negation. */
export const TURNED = -0.6;

export type Vectors = {
  /** Row i has the entries starts[i] … starts[i + 1] - 1. */
  starts: Int32Array;
  columns: Int32Array;
  amounts: Float32Array;
  /** The feature of each column. */
  keys: Int32Array;
  /** What each column's amounts were multiplied with: rare features weigh more. */
  rarities: Float32Array;
  count: number;
};

export type Reading = { recipe: Recipe; leastTexts: number; leanings?: Leanings | undefined };

/** A text, or features that are taken in its stead. */
type Source = { text: string; features?: readonly number[]; more?: { keys: readonly number[]; weight: number } };

export function vectorsOf(texts: readonly Source[], { recipe, leastTexts, leanings }: Reading): Vectors {
  const raw = readAll(texts, recipe, leanings);
  const places = new Map<number, number>();
  const counts: number[] = [];
  for (const key of raw.keys.subarray(0, raw.used)) {
    const place = places.get(key);
    if (place === undefined) places.set(key, counts.push(1) - 1);
    else counts[place]!++;
  }
  const columnOf = new Int32Array(counts.length).fill(-1);
  const kept: number[] = [];
  const keys: number[] = [];
  for (const [key, place] of places) {
    if (counts[place]! < leastTexts) continue;
    columnOf[place] = kept.push(place) - 1;
    keys.push(key);
  }
  const rarities = Float32Array.from(kept, (place) => rarity(counts[place]!, texts.length));
  const vectors = fill(raw, (key) => columnOf[places.get(key)!]!, rarities);
  return { ...vectors, keys: Int32Array.from(keys), rarities, count: texts.length };
}

/** About 1 for a feature of middling frequency. */
function rarity(texts: number, all: number): number {
  return (Math.log((all + 1) / (texts + 1)) + 1) / 7;
}

type Raw = { starts: Int32Array; keys: Int32Array; amounts: Float32Array; used: number };

function readAll(texts: readonly Source[], recipe: Recipe, leanings?: Leanings): Raw {
  const reader = new Reader();
  const features = new Features(recipe);
  const starts = new Int32Array(texts.length + 1);
  let keys = new Int32Array(1 << 16);
  let amounts = new Float32Array(1 << 16);
  let used = 0;
  for (let i = 0; i < texts.length; i++) {
    const { text, features: given, more } = texts[i]!;
    reader.read(given ? '' : text);
    if (given) features.takeGiven(given);
    else features.take(reader);
    if (more) features.takeMore(more.keys, more.weight);
    while (used + features.count + 2 > keys.length) {
      const wider = new Int32Array(keys.length * 2);
      wider.set(keys);
      keys = wider;
      const longer = new Float32Array(keys.length);
      longer.set(amounts);
      amounts = longer;
    }
    keys.set(features.keys.subarray(0, features.count), used);
    amounts.set(features.amounts.subarray(0, features.count), used);
    used += features.count;
    if (leanings) {
      const [plus, minus] = lean(reader, leanings);
      if (plus > 0) used = put(keys, amounts, used, PLUS, plus);
      if (minus > 0) used = put(keys, amounts, used, MINUS, minus);
    }
    starts[i + 1] = used;
  }
  return { starts, keys, amounts, used };
}

function put(keys: Int32Array, amounts: Float32Array, at: number, key: number, amount: number): number {
  keys[at] = key;
  amounts[at] = amount;
  return at + 1;
}

/** How far the words of a text lean to both sides, divided as the features are. */
function lean({ hashes, negated, count }: Reader, leanings: Leanings): [number, number] {
  const met = new Set<number>();
  let plus = 0;
  let minus = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!;
    if (met.has(hash)) continue;
    met.add(hash);
    const leaning = (leanings.get(hash) ?? 0) * (negated[i] ? TURNED : 1);
    if (leaning > 0) plus += leaning;
    else minus -= leaning;
  }
  const scale = 1 / Math.sqrt(Math.max(1, met.size));
  return [plus * scale, minus * scale];
}

function fill({ starts, keys, amounts, used }: Raw, columnOf: (key: number) => number, rarities: Float32Array) {
  const columns = new Int32Array(used);
  const values = new Float32Array(used);
  const newStarts = new Int32Array(starts.length);
  let at = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const column = columnOf(keys[i]!);
      if (column < 0) continue;
      const leans = keys[i] === PLUS || keys[i] === MINUS;
      if (leans) rarities[column] = 1;
      columns[at] = column;
      values[at++] = amounts[i]! * rarities[column]!;
    }
    newStarts[row + 1] = at;
  }
  return { starts: newStarts, columns: columns.subarray(0, at), amounts: values.subarray(0, at) };
}
