// Whether something changed against the period before, said only where the numbers can carry it.
import { MIN_POSTS } from './counted.ts';
import { wilson } from './share.ts';

export type Verdict = 'up' | 'down' | 'as_before' | 'too_few';

/** One period: of `people` who were heard in `posts` posts, `hits` are counted. */
export interface Measured {
  hits: number;
  people: number;
  posts: number;
}

export interface Change {
  /** Now less before: of a share between -1 and 1; of people relative to before, null where nobody was heard then. */
  difference: number | null;
  /** 95% interval of the difference. */
  low: number | null;
  high: number | null;
  /** How likely a difference this large is where nothing changed. Null: too few to say. */
  p: number | null;
}

export interface Judged extends Change {
  verdict: Verdict;
}

/** Of the changes that are called, this share may be called wrongly. */
const FALSE_DISCOVERIES = 0.05;

/**
 * The change of a share of people between two periods. p is of the two-proportion test with people as the unit, in the
 * "N - 1" form (Campbell 2007), the interval Newcombe's hybrid score method (Newcombe 1998, method 10). Too few where either
 * period has below 30 posts, or where an expected number is below 1.
 */
export function changeOfShare(now: Measured, before: Measured): Change {
  const [a, b] = [wilson(now.hits, now.people), wilson(before.hits, before.people)];
  const difference = a.value - b.value;
  const low = difference - Math.hypot(a.value - a.low, b.high - b.value);
  const high = difference + Math.hypot(a.high - a.value, b.value - b.low);
  const bounds = { difference, low: Math.max(-1, low), high: Math.min(1, high) };
  const all = now.people + before.people;
  const share = all === 0 ? 0 : (now.hits + before.hits) / all;
  const least = Math.min(now.people, before.people) * Math.min(share, 1 - share);
  if (now.posts < MIN_POSTS || before.posts < MIN_POSTS) return { ...bounds, p: null };
  if (share === 0 || share === 1) return { ...bounds, p: 1 };
  if (least < 1) return { ...bounds, p: null };
  const spread = Math.sqrt(share * (1 - share) * (1 / now.people + 1 / before.people));
  return { ...bounds, p: twoSided((difference / spread) * Math.sqrt((all - 1) / all)) };
}

/**
 * The change of how many people spoke, relative to before (0.5: half as many again). `now` and `before` are people and posts of
 * two periods, `exposure` how long now is, with before as 1. p is of the conditional test of two Poisson rates in its score form
 * (Przyborowski and Wilenski 1940), the interval from Wilson's of now's part in both. Too few where neither period has 30 posts.
 * It says that more people spoke, not why: one event may move them all.
 */
export function changeOfPeople(
  now: Pick<Measured, 'people' | 'posts'>,
  before: Pick<Measured, 'people' | 'posts'>,
  exposure = 1,
): Change {
  const all = now.people + before.people;
  const relative = (part: number) => (part >= 1 ? null : part / (1 - part) / exposure - 1);
  const { value, low, high } = wilson(now.people, all);
  const bounds =
    all === 0
      ? { difference: null, low: null, high: null }
      : {
          difference: relative(value),
          low: relative(low),
          high: relative(high),
        };
  if (Math.max(now.posts, before.posts) < MIN_POSTS || all === 0) return { ...bounds, p: null };
  const expected = exposure / (1 + exposure);
  return { ...bounds, p: twoSided((value - expected) / Math.sqrt((expected * (1 - expected)) / all)) };
}

/**
 * What may be said of changes that are shown together. Looking at many rows finds something by chance, so the p values are
 * judged together by Benjamini and Hochberg's procedure (1995): of the changes it calls, at most one in twenty is expected to be
 * none. Rows with too few take no part. Pass all rows of a page, also those that are not shown first.
 */
export function judge(changes: readonly Change[], share = FALSE_DISCOVERIES): Judged[] {
  const known = changes.flatMap(({ p }) => (p === null ? [] : [p])).sort((a, b) => a - b);
  const bound = known.findLast((p, at) => p <= ((at + 1) / known.length) * share) ?? -1;
  return changes.map((change) => ({ ...change, verdict: verdictOf(change, bound) }));
}

function verdictOf({ p, difference }: Change, bound: number): Verdict {
  if (p === null) return 'too_few';
  if (p > bound) return 'as_before';
  // Null: nobody spoke before.
  return (difference ?? 1) > 0 ? 'up' : 'down';
}

/** How likely the standard normal lies as far from 0 as z, on either side. */
export function twoSided(z: number): number {
  return Math.min(1, complement(Math.abs(z) / Math.SQRT2));
}

/** 1 - erf(x) for x ≥ 0; the rational approximation 7.1.26 of Abramowitz and Stegun (1964), off by at most 1.5e-7. */
function complement(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return sum * Math.exp(-x * x);
}
