// Chance that falls the same way in every run.

export type Dice = {
  /** 0 to below 1. */
  next(): number;
  below(count: number): number;
  of<T>(values: readonly T[]): T;
  /** A rank below `count`, the first ones most often (Zipf, exponent 1). */
  zipf(count: number): number;
};

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    of: (values) => values[below(values.length)]!,
    zipf: (count) => Math.min(count - 1, Math.floor((count + 1) ** next()) - 1),
  };
}
