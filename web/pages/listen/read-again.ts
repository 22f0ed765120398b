// Reads the shown rows again where they stand: edited, deleted, folded or taken out. It adds none and moves none.
import { type Filters, listen } from '../../../contract/listen.ts';
import type { Post } from '../../../contract/post.ts';
import { call } from '../../lib/call.ts';

/** Pages of 200 that are read past the rows that have arrived since. */
const most = 6;

/** The rows as they are now, by id; `null` for one that is no longer in this view. Rows it could not reach are left out. */
export async function readAgain(query: Filters, shown: readonly Post[]): Promise<Map<string, Post | null>> {
  const now = new Map<string, Post | null>();
  const waiting = new Map(shown.map((post) => [post.id, post]));
  let before: string | undefined;
  let reached = Number.POSITIVE_INFINITY;
  for (let page = 0; page < most + shown.length / 200 && waiting.size > 0; page += 1) {
    const { posts, next } = await call(listen.findPosts, { query: { ...query, before, limit: 200 } });
    for (const post of posts) if (waiting.delete(post.id)) now.set(post.id, post);
    const last = posts.at(-1);
    reached = next === null || !last ? Number.NEGATIVE_INFINITY : Date.parse(last.at);
    for (const [id, post] of waiting) {
      if (Date.parse(post.at) <= reached) continue;
      waiting.delete(id);
      now.set(id, await leftOf(id));
    }
    if (next === null) break;
    before = next;
  }
  return now;
}

/** A row that has left the view: kept as a sentence when its author deleted it. */
async function leftOf(id: string): Promise<Post | null> {
  const post = await call(listen.getPost, { params: { id } }).catch(() => null);
  return post?.deletedAt ? post : null;
}
