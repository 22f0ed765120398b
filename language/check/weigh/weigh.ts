// How much a text is like those that were stopped, or held for a second reader, and by which of its words.
import type { Matter } from '../matter.ts';
import type { RuleId } from '../types.ts';
import { type Feature, featuresOf } from './features.ts';
import { shareOf, unpack, type Weights } from './scales.ts';
import { rules as rulesKept, verdicts as verdictsKept } from './weights.ts';

export type Weighed = {
  /** Log-odds that it is to be stopped. */
  stop: number;
  /** Log-odds that it is to be stopped or held. */
  hold: number;
  /** The rules it is most like, the likeliest first. */
  rules: RuleId[];
  /** The words that weigh most: a sentence and its tokens, half-open. */
  heaviest(of: 'stop' | 'hold'): { sentence: number; from: number; to: number };
};

let kept: { verdicts: Weights; rules: Weights } | undefined;

export function weigh(matter: Matter): Weighed {
  kept ??= { verdicts: unpack(verdictsKept), rules: unpack(rulesKept) };
  const { verdicts, rules } = kept;
  const features = featuresOf(matter);
  const known = features.flatMap((feature) => {
    const row = verdicts.of(feature.key);
    return row ? [{ feature, row }] : [];
  });
  const [stop = 0, hold = 0] = scores(
    verdicts.bias,
    known.map(({ row }) => row),
  );
  return {
    stop,
    hold,
    get rules() {
      const found = scores(
        rules.bias,
        features.map(({ key }) => rules.of(key)).filter((row) => row !== undefined),
      );
      return [...rulesKept.ids].sort((a, b) => found[rulesKept.ids.indexOf(b)]! - found[rulesKept.ids.indexOf(a)]!);
    },
    heaviest: (of) =>
      heaviest(
        matter,
        known.map(({ feature, row }) => ({ feature, weight: row[of === 'stop' ? 0 : 1]! })),
      ),
  };
}

function scores(bias: readonly number[], rows: readonly (readonly number[])[]): number[] {
  const share = shareOf(rows.length);
  return bias.map((own, each) => own + share * rows.reduce((sum, row) => sum + row[each]!, 0));
}

/** The run of words whose weights add up to most. */
function heaviest({ sentences }: Matter, weights: readonly { feature: Feature; weight: number }[]) {
  const tokens = sentences.map((each) => each.tokens.map(() => 0));
  for (const { feature, weight } of weights)
    if (feature.sentence >= 0)
      for (let at = feature.from; at < feature.to; at++)
        tokens[feature.sentence]![at]! += weight / (feature.to - feature.from);
  let best = { sentence: 0, from: 0, to: sentences[0]?.tokens.length ?? 0, weight: 0 };
  for (const [sentence, own] of tokens.entries()) {
    let from = 0;
    let weight = 0;
    for (const [at, each] of own.entries()) {
      if (weight <= 0) {
        from = at;
        weight = 0;
      }
      weight += each;
      if (weight > best.weight) best = { sentence, from, to: at + 1, weight };
    }
  }
  return best;
}
