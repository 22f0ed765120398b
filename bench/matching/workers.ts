// One matching thread beside two, fed as the program feeds them: batches of posts, each packed as one string.
import { packPosts } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import type { Query } from '../../language/query/index.ts';
import { openPool, type Pool } from '../../server/listen/match/pool.ts';
import { type Turns, takeTurns } from './turns.ts';

const batch = 1000;

/** `differing` counts posts for which a thread finds other watches than `expected`. */
export async function compareWorkers(
  watches: readonly Query[],
  posts: readonly Post[],
  expected: (post: Post) => readonly number[],
  turns: number,
): Promise<Turns & { differing: number }> {
  const packed = new Map<Post, string>();
  for (let i = 0; i < posts.length; i += batch) packed.set(posts[i]!, packPosts(posts.slice(i, i + batch)));
  // A pool's threads don't keep the process running.
  const awake = setInterval(() => {}, 60_000);
  const one = openPool(1);
  const two = openPool(2);
  try {
    for (const pool of [one, two]) pool.set(watches.map(({ text }, id) => [String(id), text] as const));
    const hits = await matchAll(one, posts, packed);
    await matchAll(two, posts, packed);
    await matchAll(two, posts, packed);
    const side = (pool: Pool) => ({ posts: 20 * batch, run: (part: readonly Post[]) => matchAll(pool, part, packed) });
    const result = await takeTurns(turns, posts, side(two), side(one));
    const differing = posts.filter((post, i) => expected(post).join() !== hits[i]!.join()).length;
    return { ...result, differing };
  } finally {
    clearInterval(awake);
    await one.stop();
    await two.stop();
  }
}

async function matchAll(pool: Pool, posts: readonly Post[], packed: Map<Post, string>) {
  const batches = posts.filter((_, i) => i % batch === 0).map((first) => pool.match(packed.get(first)!));
  return (await Promise.all(batches)).flat();
}
