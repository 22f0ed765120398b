// What a legal hold keeps, whatever the author or the retention says.
import type { Context } from '../../core/context.ts';
import { type Held, onHold } from '../../govern/index.ts';
import { findJoined } from '../store/conversation.ts';
import { findWatchesOf } from '../store/hit.ts';

export interface Holdable {
  id: string;
  conversation_id: string;
  author_id: string | null;
}

/** Open holds, with conversations by the names they go by now. */
export async function findHeld(context: Context): Promise<Held> {
  const held = await onHold(context);
  if (held.conversations.length === 0) return held;
  const joined = await findJoined(context.db, context.organization, held.conversations);
  return { ...held, conversations: held.conversations.map((id) => joined.get(id) ?? id) };
}

/** Whether a watch is on hold: what it has found stays found, also when the post or the question says something else now. */
export async function isWatchHeld(context: Context, watch: string): Promise<boolean> {
  return (await onHold(context)).watches.includes(watch);
}

export const isHeld = (held: Held, post: Holdable, watches: readonly string[]): boolean =>
  held.everything ||
  held.posts.includes(post.id) ||
  held.conversations.includes(post.conversation_id) ||
  (post.author_id !== null && held.authors.includes(post.author_id)) ||
  held.watches.some((watch) => watches.includes(watch));

/** Those of these posts that are on hold. */
export async function findHeldPosts(context: Context, posts: readonly Holdable[]): Promise<Set<string>> {
  const held = await findHeld(context);
  const watches = held.watches.length
    ? await findWatchesOf(
        context.db,
        context.organization,
        posts.map(({ id }) => id),
        true,
      )
    : new Map<string, string[]>();
  return new Set(posts.filter((post) => isHeld(held, post, watches.get(post.id) ?? [])).map(({ id }) => id));
}
