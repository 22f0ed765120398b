// What is folded under a post, in the order it was said.
import type { listen } from '../../contract/listen.ts';
import type { AnswerOf } from '../../contract/route.ts';
import type { Context } from '../core/context.ts';
import { accessPost, visiblePosts } from './access.ts';
import { readCursor, writeCursor } from './search/cursor.ts';
import { readInOrder } from './search/find.ts';
import { findFoldedIds } from './store/post.ts';
import { leaveTrace } from './trace.ts';
import { viewPosts } from './views.ts';

const page = 50;

export async function findFoldedPosts(
  context: Context,
  id: string,
  cursor: string | undefined,
): Promise<AnswerOf<typeof listen.findFolded>> {
  await accessPost(context, id);
  await leaveTrace(context, 'post', id);
  const place = readCursor(cursor);
  const after = place?.id ? { at: place.at, id: place.id } : null;
  const found = await findFoldedIds(context.db, context.organization, id, after, page + 1);
  const shown = found.slice(0, page);
  const rows = visiblePosts(
    context,
    await readInOrder(
      context,
      shown.map((post) => post.id),
    ),
  );
  const last = shown.at(-1);
  return {
    posts: await viewPosts(context, rows, null),
    next: found.length > page && last ? writeCursor(last) : null,
  };
}
