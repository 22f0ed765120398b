// From scores on texts that a fit has not seen: where a label begins, and how likely it is at each score.

/** What is made as large as can be: agreement and even care for small labels, or how many of each label are found. */
export type Aim = 'f1' | 'recall';

const STEPS = 16;
const WIDEST = 0.8;

/**
 * Offsets for labels that exclude each other. `scores[label][i]` is the score of text i, `truth[i]` its label's place.
 */
export function settleOne(scores: readonly Float32Array[], truth: Int32Array, aim: Aim): Float32Array {
  const labels = scores.length;
  const offsets = new Float32Array(labels);
  const totals = new Float64Array(labels);
  for (const label of truth) totals[label]!++;
  const worth = (): number => worthOf(scores, truth, offsets, totals, aim);
  let best = worth();
  for (let turn = 0; turn < 3; turn++) {
    const reach = WIDEST / (turn + 1);
    for (let label = 0; label < labels; label++) {
      const middle = offsets[label]!;
      let chosen = middle;
      for (let step = -STEPS; step <= STEPS; step++) {
        offsets[label] = middle + (step * reach) / STEPS;
        const now = worth();
        if (now <= best + 1e-9) continue;
        best = now;
        chosen = offsets[label]!;
      }
      offsets[label] = chosen;
    }
  }
  return offsets;
}

function worthOf(
  scores: readonly Float32Array[],
  truth: Int32Array,
  offsets: Float32Array,
  totals: Float64Array,
  aim: Aim,
): number {
  const labels = scores.length;
  const right = new Float64Array(labels);
  const said = new Float64Array(labels);
  for (let i = 0; i < truth.length; i++) {
    let top = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < labels; label++) {
      const score = scores[label]![i]! + offsets[label]!;
      if (score <= highest) continue;
      highest = score;
      top = label;
    }
    said[top]!++;
    if (truth[i] === top) right[top]!++;
  }
  let all = 0;
  let f1 = 0;
  let recall = 0;
  for (let label = 0; label < labels; label++) {
    all += right[label]!;
    f1 += (2 * right[label]!) / Math.max(1, said[label]! + totals[label]!);
    recall += right[label]! / Math.max(1, totals[label]!);
  }
  return aim === 'recall' ? recall / labels : f1 / labels + all / Math.max(1, truth.length);
}

/** Few examples say little: as if so many more texts had spoken for the common threshold. */
const CAUTION = 2;
/** At most so many texts the threshold common to all labels counts for, beside a label’s own. */
const HALF_TRUSTED = 50;

/** The offset of one label among several: minus the threshold that makes its F1 largest; `doubt` is how many texts the common one counts for. */
export function settleSeveral(
  scores: Float32Array,
  has: Uint8Array,
  common: number,
  doubt: number = Math.min(HALF_TRUSTED, scores.length / 50),
): number {
  const order = Int32Array.from(scores, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  let total = 0;
  for (const one of has) total += one;
  if (total < 4) return -common;
  let right = 0;
  let best = 0;
  let threshold = common;
  for (let said = 1; said <= order.length; said++) {
    const i = order[said - 1]!;
    right += has[i]!;
    const next = said < order.length ? scores[order[said]!]! : scores[i]! - 0.1;
    if (next === scores[i]) continue;
    const f1 = (2 * right) / (said + total + CAUTION);
    if (f1 <= best) continue;
    best = f1;
    threshold = (scores[i]! + next) / 2;
  }
  const trust = total / (total + doubt);
  return -(threshold * trust + common * (1 - trust));
}

/** Slope and shift of the curve from score to likelihood (Platt, 1999), by Newton's steps. */
export function settleLikelihood(scores: Float32Array, has: Uint8Array): [slope: number, shift: number] {
  let total = 0;
  for (const one of has) total += one;
  const yes = (total + 1) / (total + 2);
  const no = 1 / (has.length - total + 2);
  let slope = 2;
  let shift = 0;
  for (let turn = 0; turn < 30; turn++) {
    let [gs, gb, hss, hsb, hbb] = [0, 0, 1e-3, 0, 1e-3];
    for (let i = 0; i < scores.length; i++) {
      const p = 1 / (1 + Math.exp(-(slope * scores[i]! + shift)));
      const error = p - (has[i] === 1 ? yes : no);
      const bend = Math.max(1e-6, p * (1 - p));
      gs += error * scores[i]!;
      gb += error;
      hss += bend * scores[i]! * scores[i]!;
      hsb += bend * scores[i]!;
      hbb += bend;
    }
    const det = hss * hbb - hsb * hsb;
    if (!(Math.abs(det) > 1e-12)) break;
    const ds = (hbb * gs - hsb * gb) / det;
    const db = (hss * gb - hsb * gs) / det;
    slope = clamp(slope - clamp(ds, 2), 20);
    shift = clamp(shift - clamp(db, 2), 20);
    if (Math.abs(ds) + Math.abs(db) < 1e-6) break;
  }
  // A curve that falls with the score has seen too little.
  return slope > 0.1 ? [slope, shift] : [2, 0];
}

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));
