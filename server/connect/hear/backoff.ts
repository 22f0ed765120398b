// How long to wait after a failure: longer each time, and by chance, so that a thousand channels don't come back at once.

/** Between nothing and the full pause ("full jitter"), never less than `least` ms. */
export function pauseAfter(
  failures: number,
  { first, longest, least }: { first: number; longest: number; least: number },
  chance: () => number = Math.random,
): number {
  const full = Math.min(longest, first * 2 ** Math.min(failures, 30));
  return Math.max(least, Math.round(full * chance()));
}
