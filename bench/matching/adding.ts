// What adding a watch to very many costs, from its written query until the next post is matched with it.
import type { Matcher } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import { parse } from '../../language/query/index.ts';
import { percentile } from '../print.ts';

const postsBetween = 20;

/** Milliseconds; posts are matched between the additions, untimed. */
export function addWatches(
  matcher: Matcher<number>,
  queries: readonly string[],
  posts: readonly Post[],
): { p95: number; worst: number } {
  const times: number[] = [];
  const first = matcher.size;
  for (const [i, text] of queries.entries()) {
    const begun = performance.now();
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
    matcher.set(first + i, parsed.query);
    matcher.match(posts[i]!);
    times.push(performance.now() - begun);
    for (let n = 0; n < postsBetween; n++) matcher.match(posts[(i * postsBetween + n) % posts.length]!);
  }
  return { p95: percentile(times, 0.95), worst: Math.max(...times) };
}
