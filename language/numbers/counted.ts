// What stands beside every figure: how many posts, how many people, how much of it by a few, whether it is enough for a trend.
import { type Share, wilson } from './share.ts';

/** Below this many posts no trend may be drawn. */
export const MIN_POSTS = 30;

/** How many of the busiest people are looked at together. */
const BUSIEST = 10;

export interface Counted {
  posts: number;
  /** Authors; a post without a known author counts as a person of its own. */
  people: number;
  /** Share of the posts by the ten people who posted most: 0 to 1. */
  busiest: number;
  /** Fewer than `MIN_POSTS` posts. */
  tooFew: boolean;
  /** Of the people it is a share of, where it is one. */
  share?: Share;
}

/** What a store counts. */
export interface Tally {
  posts: number;
  people: number;
  /** Posts by the ten people who posted most. */
  busiestPosts: number;
}

/** Posts by the ten who posted most, of how many each posted. */
export function busiestPosts(postsOfEach: Iterable<number>): number {
  return [...postsOfEach]
    .sort((a, b) => b - a)
    .slice(0, BUSIEST)
    .reduce((sum, posts) => sum + posts, 0);
}

/** The tally of posts by who said each. */
export function tallyOf(people: Iterable<string>): Tally {
  const each = new Map<string, number>();
  let posts = 0;
  for (const person of people) {
    posts++;
    each.set(person, (each.get(person) ?? 0) + 1);
  }
  return { posts, people: each.size, busiestPosts: busiestPosts(each.values()) };
}

/** A figure as it is shown; `of` is the number of people it is a share of. Throws `RangeError` where fewer are asked than answered. */
export function counted({ posts, people, busiestPosts }: Tally, of?: number): Counted {
  return {
    posts,
    people,
    busiest: posts === 0 ? 0 : Math.min(1, busiestPosts / posts),
    tooFew: posts < MIN_POSTS,
    ...(of === undefined ? {} : { share: wilson(people, of) }),
  };
}
