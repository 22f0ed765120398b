// Trains a model from labelled texts: fits each label, then settles where it begins on texts the fit has not seen.
import { RECIPE, type Recipe } from './features.ts';
import { type Fit, fit, scoreRow, type Terms } from './fit.ts';
import { leanedWeights } from './lean.ts';
import { type Model, packWeights } from './model.ts';
import { type Aim, settleLikelihood, settleOne, settleSeveral } from './settle.ts';
import { type Leanings, type Vectors, vectorsOf } from './vectors.ts';

export type Example = {
  text: string;
  labels: readonly string[];
  /** Taken instead of the text’s own features, each once. */
  features?: readonly number[];
  /** Added to the text’s own, which together weigh `weight`. */
  more?: { keys: readonly number[]; weight: number };
};

export type Training = Partial<Terms> & {
  name?: string;
  kind: Model['kind'];
  aim?: Aim;
  recipe?: Recipe;
  /** A feature that fewer texts have is left out. */
  leastTexts?: number;
  /** How many features are kept at most. */
  most?: number;
  leanings?: Leanings;
  /** Told what is being done, for whoever waits. */
  say?: (what: string, done: number, of: number) => void;
};

const terms: Record<Model['kind'], Terms> = {
  one: { cost: 0.1, balance: 0.5, ratio: 0.5, rounds: 20 },
  several: { cost: 0.1, balance: 0.3, ratio: 0.5, rounds: 20 },
};
const MANY = 15_000;

/** Thrown when examples can't teach; the message says why. */
export class Unteachable extends Error {}

/** The same examples in the same order give the same model. Throws `Unteachable`. */
export function train(examples: readonly Example[], training: Training): Model {
  const { kind, aim = 'f1', recipe = RECIPE, leanings, say = () => {} } = training;
  const asked = { ...terms[kind], ...pick(training) };
  const labels = labelsOf(examples);
  check(examples, labels);
  const vectors = vectorsOf(examples, {
    recipe,
    leastTexts: training.leastTexts ?? (examples.length < 500 ? 1 : 2),
    leanings,
  });
  const has = labels.map((label) => Uint8Array.from(examples, ({ labels: own }) => (own.includes(label) ? 1 : 0)));
  const folds = foldsOf(examples.length);
  const steps = labels.length * (folds.length + 1);
  let done = 0;
  const fitted = (rows: Int32Array): Fit[] =>
    has.map((own) => {
      const one = fit(vectors, rows, own, asked);
      say('fitting', ++done, steps);
      return one;
    });
  const unseen = scoresUnseen(vectors, folds, labels.length, fitted);
  const fits = fitted(Int32Array.from(examples, (_, row) => row));
  const settled = settle(unseen, has, kind, aim);
  const weights = fits.map((one) => leanedWeights(vectors, one.weights, leanings));
  const packed = packWeights(
    weights[0]!.keys,
    weights.map(({ weights: own }) => own),
    weights[0]!.importance,
    training.most ?? 200_000,
  );
  return {
    ...packed,
    ...settled,
    kind,
    labels,
    recipe,
    biases: Float32Array.from(fits, ({ bias }) => bias),
    always: examples.every(({ labels: own }) => own.length > 0),
    texts: examples.length,
    name: training.name ?? '',
  };
}

function pick({ cost, balance, ratio, rounds }: Training): Partial<Terms> {
  const given = Object.entries({ cost, balance, ratio, rounds }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function labelsOf(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { labels } of examples) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([label]) => label);
}

function check(examples: readonly Example[], labels: string[]): void {
  if (examples.length === 0) throw new Unteachable('There is no labelled text.');
  if (labels.length === 0) throw new Unteachable('No text carries a label.');
  if (labels.length === 1 && examples.every(({ labels: own }) => own.length > 0)) {
    throw new Unteachable(
      `Every text carries the same label, “${labels[0]}”. A model needs at least two to tell apart.`,
    );
  }
}

/** Rows that are left out together. Of many texts a quarter, once, says enough. */
function foldsOf(count: number): Int32Array[] {
  const all = Int32Array.from({ length: count }, (_, i) => i);
  if (count < 6) return [];
  const parts = count > MANY ? 4 : 3;
  const fold = (part: number) => all.filter((i) => (Math.imul(i, 0x9e3779b1) >>> 8) % parts === part);
  return count > MANY ? [fold(0)] : [fold(0), fold(1), fold(2)];
}

type Unseen = { rows: Int32Array; scores: Float32Array[] };

function scoresUnseen(
  vectors: Vectors,
  folds: Int32Array[],
  labels: number,
  fitted: (rows: Int32Array) => Fit[],
): Unseen {
  const rows = Int32Array.from(folds.flatMap((fold) => [...fold]));
  const scores = Array.from({ length: labels }, () => new Float32Array(rows.length));
  let at = 0;
  for (const fold of folds) {
    const out = new Set(fold);
    const rest = Int32Array.from({ length: vectors.count }, (_, i) => i).filter((row) => !out.has(row));
    fitted(rest).forEach((one, label) => {
      fold.forEach((row, i) => {
        scores[label]![at + i] = scoreRow(vectors, row, one);
      });
    });
    at += fold.length;
  }
  return { rows, scores };
}

function settle({ rows, scores }: Unseen, has: Uint8Array[], kind: Model['kind'], aim: Aim) {
  const seen = has.map((own) => Uint8Array.from(rows, (row) => own[row]!));
  const curves = scores.map((own, label) => settleLikelihood(own, seen[label]!));
  return {
    offsets:
      rows.length === 0
        ? new Float32Array(has.length)
        : kind === 'one'
          ? settleOne(scores, truthOf(seen), aim)
          : several(scores, seen),
    slopes: Float32Array.from(curves, ([slope]) => slope),
    shifts: Float32Array.from(curves, ([, shift]) => shift),
  };
}

function truthOf(has: Uint8Array[]): Int32Array {
  return Int32Array.from(has[0]!, (_, i) =>
    Math.max(
      0,
      has.findIndex((own) => own[i] === 1),
    ),
  );
}

/** Each label's own threshold; a rare one leans on the common threshold, which makes the F1 of all together largest. */
function several(scores: Float32Array[], has: Uint8Array[]): Float32Array {
  const length = scores[0]!.length;
  const all = new Float32Array(length * scores.length);
  const own = new Uint8Array(all.length);
  scores.forEach((one, label) => {
    all.set(one, label * length);
    own.set(has[label]!, label * length);
  });
  const common = -settleSeveral(all, own, -0.3, 6);
  return Float32Array.from(scores, (one, label) => settleSeveral(one, has[label]!, common));
}
