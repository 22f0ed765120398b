// Posts by their ids, for rooms that keep ids alone: in the order given, without those the reader may not see.
import type { Post } from '../../contract/post.ts';
import type { Context } from '../core/context.ts';
import { visiblePosts } from './access.ts';
import { readInOrder } from './search/find.ts';
import { viewPosts } from './views.ts';

export async function showPosts(context: Context, ids: readonly string[]): Promise<Post[]> {
  return viewPosts(context, visiblePosts(context, await readInOrder(context, ids)), null);
}
