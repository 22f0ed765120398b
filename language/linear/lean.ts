// Gives every word of a lexicon what training learned about leaning words in general, so that rare words count too.
import { hashOf, negatedOf } from './reader.ts';
import { type Leanings, MINUS, PLUS, TURNED, type Vectors } from './vectors.ts';

export type Leaned = {
  keys: Int32Array;
  weights: Float32Array;
  /** How much a row is worth keeping, beside its weight. */
  importance: Float32Array;
};

/** The weights of one label by feature, with rarities and the lexicon worked into them. */
export function leanedWeights({ keys, rarities }: Vectors, fitted: Float32Array, leanings?: Leanings): Leaned {
  const weights = Float32Array.from(fitted, (weight, column) => weight * rarities[column]!);
  const importance = Float32Array.from(rarities, (rare) => 1 / (0.2 + rare));
  if (!leanings) return { keys, weights, importance };
  const columnOf = new Map<number, number>();
  keys.forEach((key, column) => {
    columnOf.set(key, column);
  });
  const plus = fitted[columnOf.get(PLUS) ?? -1] ?? 0;
  const minus = fitted[columnOf.get(MINUS) ?? -1] ?? 0;
  for (const key of [PLUS, MINUS]) if (columnOf.has(key)) weights[columnOf.get(key)!] = 0;
  const worth = (leaning: number) => (leaning > 0 ? leaning * plus : -leaning * minus);
  const added = new Map<number, number>();
  for (const [word, leaning] of leanings) {
    added.set(word, worth(leaning));
    // A negated word counts as itself too; this takes that back.
    added.set(negatedOf(word), worth(leaning * TURNED) - worth(leaning));
  }
  const more = [...added].filter(([key, weight]) => {
    const column = columnOf.get(key);
    if (column !== undefined) weights[column]! += weight;
    return column === undefined;
  });
  return {
    keys: Int32Array.from([...keys, ...more.map(([key]) => key)]),
    weights: Float32Array.from([...weights, ...more.map(([, weight]) => weight)]),
    importance: Float32Array.from([...importance, ...more.map(() => 1)]),
  };
}

/** A lexicon from words and their leanings (−4…4), in the form training takes. */
export function leaningsOf(words: Iterable<readonly [word: string, leaning: number]>): Leanings {
  return new Map([...words].map(([word, leaning]) => [hashOf(word), leaning]));
}
