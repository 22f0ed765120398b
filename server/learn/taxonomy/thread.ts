// Trains one taxonomy beside everything else the process does, and says how well it does on the texts kept back.
import { parentPort, workerData } from 'node:worker_threads';
import {
  BadModel,
  type Example,
  labeller,
  measure,
  readModel,
  train,
  Unteachable,
  writeModel,
} from '../../../language/linear/index.ts';
import { foldsApart } from './examples.ts';

export interface ToLearn {
  name: string;
  examples: Example[];
  /** The model in use, to be held beside the new one. */
  beside: Uint8Array | null;
}

export type Learned =
  | { ok: false; why: string }
  | {
      ok: true;
      model: Uint8Array;
      kind: 'one' | 'several';
      heldBack: number;
      labels: { label: string; texts: number; f1: number | null }[];
      measures: Measures;
      beside: Measures | null;
    };

export interface Measures {
  accuracy: number;
  macroF1: number;
  microF1: number;
}

function learn({ name, examples, beside }: ToLearn): Learned {
  const kind = examples.some(({ labels }) => labels.length !== 1) ? 'several' : 'one';
  const { learned, heldBack } = foldsApart(examples);
  try {
    const model = train(learned, { kind, name });
    const measured = measureOn(labeller(model), heldBack, kind);
    return {
      ok: true,
      model: writeModel(model),
      kind,
      heldBack: heldBack.length,
      labels: model.labels.map((label) => ({
        label,
        texts: examples.filter(({ labels }) => labels.includes(label)).length,
        f1: measured.labels[label]?.f1 ?? null,
      })),
      measures: short(measured),
      beside: beside ? besideOf(beside, heldBack, kind, model.labels) : null,
    };
  } catch (error) {
    if (error instanceof Unteachable) return { ok: false, why: error.message };
    throw error;
  }
}

function besideOf(bytes: Uint8Array, heldBack: readonly Example[], kind: 'one' | 'several', labels: readonly string[]) {
  try {
    const model = readModel(bytes);
    if (!model.labels.some((label) => labels.includes(label))) return null;
    return short(measureOn(labeller(model), heldBack, kind));
  } catch (error) {
    if (error instanceof BadModel) return null;
    throw error;
  }
}

const measureOn = (labelsOf: ReturnType<typeof labeller>, heldBack: readonly Example[], kind: 'one' | 'several') =>
  measure(
    heldBack.map(({ text, labels }) => ({ right: labels, given: labelsOf(text).map(({ label }) => label) })),
    kind,
  );

const short = ({ accuracy, macro, micro }: ReturnType<typeof measure>): Measures => ({
  accuracy,
  macroF1: macro.f1,
  microF1: micro.f1,
});

parentPort?.postMessage(learn(workerData as ToLearn));
