// The labels a model gives a text, with how likely each is.
import type { Model } from './model.ts';
import { Scorer } from './scorer.ts';

export type Labelled = { label: string; score: number };

/** What a model makes of its scores, which begin at `from`: the labels that stand, likeliest first. */
export function labelsFrom(model: Model, scores: Float64Array, from: number): Labelled[] {
  const { labels, offsets, kind } = model;
  const standing: Labelled[] = [];
  let top = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < labels.length; i++) {
    const lead = scores[from + i]! + offsets[i]!;
    if (lead > highest) {
      highest = lead;
      top = i;
    }
    if (kind === 'several' && lead > 0) standing.push(labelled(i));
  }
  if (standing.length === 0) return top >= 0 && (kind === 'one' || model.always) ? [labelled(top)] : standing;
  return standing.length === 1 ? standing : standing.sort((a, b) => b.score - a.score);

  function labelled(i: number): Labelled {
    return { label: labels[i]!, score: likelihood(model, i, scores[from + i]!) };
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
