// What a batch comes to in the end: a post that was deleted in the same breath was never said.
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';

export interface Settled {
  posts: ArrivedPost[];
  changes: ArrivedChange[];
}

const key = (network: string, id: string) => `${network}\n${id}`;

/** Posts come before changes in a batch; what a change says of one of its posts is done here and not once more later. */
export function settle({ posts, changes }: Settled): Settled {
  if (posts.length === 0 || changes.length === 0) return { posts, changes };
  const byId = new Map(posts.map((post) => [key(post.network, post.externalId), post]));
  for (const change of changes) {
    if (change.change === 'author-deleted') {
      for (const [id, { network, author }] of byId)
        if (network === change.network && author?.externalId === change.authorExternalId) byId.delete(id);
      continue;
    }
    const id = key(change.network, change.externalId);
    if (!byId.has(id)) continue;
    if (change.change === 'deleted') byId.delete(id);
    else byId.set(id, change.post);
  }
  return { posts: [...byId.values()], changes };
}
