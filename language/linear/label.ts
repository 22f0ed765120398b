// The labels a model gives a text, with how likely each is.
import type { Model } from './model.ts';
import { Scorer } from './scorer.ts';

export type Labelled = { label: string; score: number };

/** What a model makes of its scores, which begin at `from`: the labels that stand, likeliest first. */
export function labelsFrom(model: Model, scores: Float64Array, from: number): Labelled[] {
  const standing: number[] = [];
  let top = 0;
  for (let i = 0; i < model.labels.length; i++) {
    if (lead(i) > lead(top)) top = i;
    if (model.kind === 'several' && lead(i) > 0) standing.push(i);
  }
  if (model.kind === 'one' || (standing.length === 0 && model.always)) standing.splice(0, standing.length, top);
  return standing
    .map((i) => ({ label: model.labels[i]!, score: likelihood(model, i, scores[from + i]!) }))
    .sort((a, b) => b.score - a.score);

  function lead(i: number): number {
    return scores[from + i]! + model.offsets[i]!;
  }
}

/** 0…1, to three places. */
export function likelihood({ slopes, shifts }: Model, label: number, score: number): number {
  const value = 1 / (1 + Math.exp(-(slopes[label]! * score + shifts[label]!)));
  return Math.round(value * 1000) / 1000;
}

/** A function that labels texts by one model. */
export function labeller(model: Model): (text: string) => Labelled[] {
  const scorer = new Scorer([model]);
  return (text) => {
    scorer.score(text);
    return labelsFrom(model, scorer.scores, 0);
  };
}
