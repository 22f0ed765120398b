// Posts by their ids, read by somebody: reading one leaves a trace.
import type { Post } from '../../contract/post.ts';
import type { Context } from '../core/context.ts';
import { accessPost, visiblePosts } from './access.ts';
import { readInOrder } from './search/find.ts';
import { leaveTrace } from './trace.ts';
import { viewPosts } from './views.ts';

/** Throws `not_found` for a post that is not there or may not be seen. */
export async function getPost(context: Context, id: string): Promise<Post> {
  const [post] = await viewPosts(context, [await accessPost(context, id)], null);
  await leaveTrace(context, 'post', id);
  return post!;
}

/** Those of these posts that are there and may be seen, in the order given. */
export async function getPosts(context: Context, ids: readonly string[]): Promise<Post[]> {
  return viewPosts(context, visiblePosts(context, await readInOrder(context, ids)), null);
}
