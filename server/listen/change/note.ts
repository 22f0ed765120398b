// Tells other rooms and live pages what has become of posts.
import type { Context } from '../../core/context.ts';

const most = 1000;

export async function notePosts(
  context: Context,
  what: 'posts.arrived' | 'edited' | 'deleted',
  ids: readonly string[],
): Promise<void> {
  const { db, events, organization: organizationId } = context;
  for (let from = 0; from < ids.length; from += most) {
    const postIds = ids.slice(from, from + most);
    if (what === 'posts.arrived') await events.emit(db, what, { organizationId, postIds });
    else await events.emit(db, 'posts.changed', { organizationId, postIds, change: what });
  }
  if (ids.length) await context.wake('posts');
}

/** Tells that these posts were folded, muted, brought back, or lost their words to retention. */
export async function noteMoved({ db, events, organization }: Context, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += most)
    await events.emit(db, 'posts.moved', { organizationId: organization, postIds: ids.slice(from, from + most) });
}
