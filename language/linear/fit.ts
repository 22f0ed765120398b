// Finds the weights that tell one label from the rest: a linear support vector machine with squared hinge loss, solved
// in its dual one text at a time (Hsieh et al., 2008), on features scaled by how much more often the label has them.
import type { Vectors } from './vectors.ts';

export type Fit = {
  /** Weight of each column. */
  weights: Float32Array;
  bias: number;
};

export type Terms = {
  /** What an error costs; more fits closer. */
  cost: number;
  /** 0 counts every text alike, 1 gives both sides the same weight together. */
  balance: number;
  /** How far a feature is scaled by its log count ratio (Wang and Manning, 2012): 0 not at all, 1 wholly. */
  ratio: number;
  rounds: number;
};

const BIAS = 0.3;
const ENOUGH = 0.05;

/**
 * Fits the rows `rows` of the vectors; `has[row]` is 1 where the label is right, else 0. The same input gives the same weights.
 */
export function fit(vectors: Vectors, rows: Int32Array, has: Uint8Array, terms: Terms): Fit {
  const { starts, columns, amounts, keys } = vectors;
  const width = keys.length;
  // Weight and squared scale of a column lie side by side, because they are read together.
  const state = new Float32Array(width * 2);
  setScales(state, vectors, rows, has, terms.ratio);
  let positive = 0;
  for (const row of rows) positive += has[row]!;
  const times = positive === 0 ? 1 : ((rows.length - positive) / positive) ** terms.balance;
  const slack = [1 / (2 * terms.cost), 1 / (2 * terms.cost * Math.max(times, 0.01))] as const;
  const duals = new Float64Array(rows.length);
  const lengths = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    let sum = BIAS * BIAS + slack[has[row]! as 0 | 1];
    for (let i = starts[row]!; i < starts[row + 1]!; i++)
      sum += amounts[i]! * amounts[i]! * state[columns[i]! * 2 + 1]!;
    lengths[k] = sum;
  }
  const order = Int32Array.from(rows, (_, k) => k);
  const random = xorshift(0x9e3779b9);
  let bias = 0;
  for (let round = 0; round < terms.rounds; round++) {
    shuffle(order, random);
    let worst = 0;
    for (let q = 0; q < order.length; q++) {
      const k = order[q]!;
      const row = rows[k]!;
      const sign = has[row] === 1 ? 1 : -1;
      const from = starts[row]!;
      const to = starts[row + 1]!;
      let score = bias * BIAS;
      for (let i = from; i < to; i++) score += state[columns[i]! * 2]! * amounts[i]!;
      const before = duals[k]!;
      const slope = sign * score - 1 + slack[has[row]! as 0 | 1] * before;
      const open = before === 0 ? Math.min(slope, 0) : slope;
      if (open === 0) continue;
      worst = Math.max(worst, Math.abs(open));
      const after = Math.max(before - slope / lengths[k]!, 0);
      if (after === before) continue;
      duals[k] = after;
      const step = (after - before) * sign;
      bias += step * BIAS;
      for (let i = from; i < to; i++) {
        const at = columns[i]! * 2;
        state[at]! += step * amounts[i]! * state[at + 1]!;
      }
    }
    if (worst < ENOUGH) break;
  }
  const weights = new Float32Array(width);
  for (let column = 0; column < width; column++) weights[column] = state[column * 2]!;
  return { weights, bias: bias * BIAS };
}

function setScales(state: Float32Array, vectors: Vectors, rows: Int32Array, has: Uint8Array, share: number): void {
  const { starts, columns, keys } = vectors;
  const counts = [new Float32Array(keys.length).fill(1), new Float32Array(keys.length).fill(1)];
  const sums = [keys.length, keys.length];
  for (const row of rows) {
    const side = has[row]!;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) counts[side]![columns[i]!]!++;
    sums[side]! += starts[row + 1]! - starts[row]!;
  }
  const shift = Math.log(sums[0]! / sums[1]!);
  for (let column = 0; column < keys.length; column++) {
    const ratio = Math.abs(Math.log(counts[1]![column]! / counts[0]![column]!) + shift);
    const scale = 1 - share + share * Math.min(3, ratio);
    state[column * 2 + 1] = scale * scale;
  }
}

/** What a text of the vectors scores. */
export function scoreRow({ starts, columns, amounts }: Vectors, row: number, { weights, bias }: Fit): number {
  let score = bias;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) score += weights[columns[i]!]! * amounts[i]!;
  return score;
}

function xorshift(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
