// How well `learn train`, as it comes, agrees with people on texts it has not seen.
import {
  type Example,
  labeller,
  type Measures,
  type Model,
  measure,
  readModel,
  type Training,
  train,
  writeModel,
} from '../../language/linear/index.ts';

export type Trial = Measures & { seconds: number };

/** Trains with the settings of the command line, writes and reads the model, and measures it. */
export function attempt(known: readonly Example[], unseen: readonly Example[], training: Training): Trial {
  const started = performance.now();
  const model = train(known, training);
  const seconds = (performance.now() - started) / 1000;
  return { ...attemptWith(model, unseen), seconds };
}

/** Measures a model as it is after it was written and read. */
export function attemptWith(model: Model, unseen: readonly Example[]): Measures {
  const labelsOf = labeller(readModel(writeModel(model)));
  const pairs = unseen.map(({ text, labels }) => ({ right: labels, given: labelsOf(text).map(({ label }) => label) }));
  return measure(pairs, model.kind);
}
