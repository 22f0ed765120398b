// Two sides take turns at the same posts, so that whatever else the machine does meets both.
import type { Post } from '../../language/post.ts';
import { percentile } from '../print.ts';

export interface Side {
  /** Posts in one turn. */
  posts: number;
  run(posts: readonly Post[]): unknown;
}

export interface Turns {
  /** Medians, posts a second. */
  ours: number;
  theirs: number;
  /** The median of each turn's ours ÷ theirs. */
  ratio: number;
}

export async function takeTurns(turns: number, posts: readonly Post[], ours: Side, theirs: Side): Promise<Turns> {
  const rates = { ours: [] as number[], theirs: [] as number[] };
  const longest = Math.max(ours.posts, theirs.posts);
  for (let turn = 0; turn < turns; turn++) {
    const start = (turn % Math.floor(posts.length / longest)) * longest;
    rates.theirs.push(await rateOf(theirs, posts.slice(start, start + theirs.posts)));
    rates.ours.push(await rateOf(ours, posts.slice(start, start + ours.posts)));
  }
  const ratios = rates.ours.map((rate, turn) => rate / rates.theirs[turn]!);
  return { ours: percentile(rates.ours, 0.5), theirs: percentile(rates.theirs, 0.5), ratio: percentile(ratios, 0.5) };
}

async function rateOf({ run }: Side, posts: readonly Post[]): Promise<number> {
  const begun = performance.now();
  const done = run(posts);
  // Awaiting what is no promise would hand the turn to whatever else waits.
  if (done instanceof Promise) await done;
  return (posts.length * 1000) / (performance.now() - begun);
}
