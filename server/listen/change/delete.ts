// What an author deletes is gone here too: its words and all that could bring them back. The row stays as the place
// where it was. Under a legal hold the words stay, for those who may see holds.
import type { Context } from '../../core/context.ts';
import { forgetAuthors, markLeft } from '../store/author.ts';
import { blankPosts, findReposts, type GoneRow, markDeleted } from '../store/change.ts';
import { findHeldPosts } from './held.ts';
import { notePosts } from './note.ts';
import { regroup } from './regroup.ts';

/** Takes these posts away, and reposts of them, whose words are theirs. */
export async function deletePosts(context: Context, posts: readonly GoneRow[]): Promise<void> {
  if (posts.length === 0) return;
  const { db, organization, clock } = context;
  const reposts = await findReposts(db, organization, posts);
  const all = [...new Map([...posts, ...reposts].map((post) => [post.id, post])).values()];
  const held = await findHeldPosts(context, all);
  const ids = all.map(({ id }) => id);
  await markDeleted(db, organization, ids, clock.now());
  await blankPosts(
    db,
    organization,
    ids.filter((id) => !held.has(id)),
  );
  await regroup(context, ids);
  await notePosts(context, 'deleted', ids);
}

/** The accounts are gone: who they were is forgotten too, unless words of theirs are kept. */
export async function forgetAuthorsOf(context: Context, authorIds: readonly string[]): Promise<void> {
  const { db, organization, clock } = context;
  await markLeft(db, organization, authorIds, clock.now());
  await forgetAuthors(db, organization, authorIds, clock.now());
}
