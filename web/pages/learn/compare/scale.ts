// The scale all small charts share: from zero to a round share above every interval that is drawn.
import type { Compared } from '../../../../contract/learn/compare.ts';

/** 0.05 to 1. Intervals of few posts may be wide: they do not flatten what is drawn of others, as they are not drawn. */
export function topOf(groups: readonly Compared[]): number {
  const highest = Math.max(
    0,
    ...groups.flatMap(({ counted, pieces }) =>
      counted.tooFew ? [] : [counted.share?.high ?? 0, ...pieces.map(({ share }) => share?.high ?? 0)],
    ),
  );
  return [0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8].find((top) => highest <= top) ?? 1;
}
