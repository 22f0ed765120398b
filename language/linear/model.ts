// A linear model as it is kept: for each feature a row of small whole numbers, one a label.
import type { Recipe } from './features.ts';

export type Model = {
  /** `one` label a text, or `several` (none too). */
  kind: 'one' | 'several';
  labels: string[];
  recipe: Recipe;
  /** Features, ascending. */
  keys: Int32Array;
  /** Row i is weights[i * labels.length …], in units of `units[label]`. */
  weights: Int8Array;
  units: Float32Array;
  biases: Float32Array;
  /** What is added to a label's score before the labels are compared; of `several`, a label stands where the sum is above 0. */
  offsets: Float32Array;
  /** A label's likelihood is 1 / (1 + exp(-(slope × score + shift))). */
  slopes: Float32Array;
  shifts: Float32Array;
  /** In training every text had a label: of `several`, the likeliest stands where none is above 0. */
  always: boolean;
  /** How many texts it was trained on. */
  texts: number;
  /** A name for people, of letters. */
  name: string;
};

const FULL = 127;

/** Weights as whole numbers of −127…127, each label with a unit of its own; the rows that matter most are kept. */
export function packWeights(
  keys: Int32Array,
  fits: readonly Float32Array[],
  importance: Float32Array,
  most: number,
): Pick<Model, 'keys' | 'weights' | 'units'> {
  const strength = Float32Array.from(keys, (_, row) => {
    let sum = 0;
    for (const weights of fits) sum += weights[row]! * weights[row]!;
    return Math.sqrt(sum) * importance[row]!;
  });
  let rows = Int32Array.from(keys, (_, row) => row).filter((row) => strength[row]! > 0);
  if (rows.length > most) rows = rows.sort((a, b) => strength[b]! - strength[a]!).slice(0, most);
  rows.sort((a, b) => keys[a]! - keys[b]!);
  const units = Float32Array.from(fits, (weights) => {
    let widest = 0;
    for (const row of rows) widest = Math.max(widest, Math.abs(weights[row]!));
    return widest === 0 ? 1 : widest / FULL;
  });
  const packed = new Int8Array(rows.length * fits.length);
  rows.forEach((row, i) => {
    fits.forEach((weights, label) => {
      packed[i * fits.length + label] = Math.round(weights[row]! / units[label]!);
    });
  });
  return { keys: Int32Array.from(rows, (row) => keys[row]!), weights: packed, units };
}
