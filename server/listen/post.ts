// One post, read by somebody: reading it leaves a trace.
import type { Post } from '../../contract/post.ts';
import type { Context } from '../core/context.ts';
import { accessPost } from './access.ts';
import { leaveTrace } from './trace.ts';
import { viewPosts } from './views.ts';

/** Throws `not_found` for a post that is not there or may not be seen. */
export async function getPost(context: Context, id: string): Promise<Post> {
  const [post] = await viewPosts(context, [await accessPost(context, id)], null);
  await leaveTrace(context, 'post', id);
  return post!;
}
