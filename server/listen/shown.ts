// Posts by their ids, for rooms that keep ids alone: in the order given, without those the reader may not see.
import type { Post } from '../../contract/post.ts';
import type { Context } from '../core/context.ts';
import { record } from '../govern/index.ts';
import { visiblePosts } from './access.ts';
import { readInOrder } from './search/find.ts';
import { viewPosts } from './views.ts';

export async function showPosts(context: Context, ids: readonly string[]): Promise<Post[]> {
  const { kind } = context.actor;
  const rows = visiblePosts(context, await readInOrder(context, ids));
  // Programs that read by key leave a trace, and so does the operator; people who look do not.
  if (rows.length > 0 && (kind === 'key' || kind === 'operator'))
    await record(context, 'posts.read', { kind: 'posts', id: null }, { count: rows.length });
  return viewPosts(context, rows, null);
}
