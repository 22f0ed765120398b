// Of what a public stream says, who waits for what: what nobody waits for is never stored.
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import type { Receiver } from '../receiver.ts';
import { type Settled, settle } from './settle.ts';

export type Item = { organization: string } & ({ post: ArrivedPost } | { change: ArrivedChange });

/** Who waits for what: posts that a watch finds, edits of them, and whatever happens to something that is stored. */
export async function choose(receiver: Receiver, heard: Settled, organizations: string[]): Promise<Item[]> {
  if (organizations.length === 0) return [];
  const { posts, changes } = settle(heard);
  const reposts = posts.filter((post) => post.repostOf !== undefined);
  const said = posts.filter((post) => post.repostOf === undefined);
  const edits = changes.flatMap((change) => (change.change === 'edited' ? [change.post] : []));
  const readable = [...said, ...edits];
  // A repost has no words to match: whoever stored what it passes on wants it. Asked as a change would be; nothing is deleted.
  const probes = reposts.map(({ network, repostOf }): ArrivedChange => {
    return { change: 'deleted', network, externalId: repostOf! };
  });
  const [matched, held] = await Promise.all([
    readable.length > 0 ? receiver.match(readable, organizations) : new Map<string, number[]>(),
    changes.length + probes.length > 0 ? receiver.holders([...changes, ...probes]) : new Map<string, ArrivedChange[]>(),
  ]);
  return organizations.flatMap((organization) => {
    const mine = held.get(organization) ?? [];
    const concerns = new Set(mine.map(keyOf));
    const found = new Set(matched.get(organization)?.map((index) => readable[index]!));
    // What it passes on may be stored, or come in this very batch.
    const coming = new Set([...found].map((post) => keyOf({ ...post, change: 'deleted' })));
    const passed = reposts.filter((_, index) => {
      const original = keyOf(probes[index]!);
      return concerns.has(original) || coming.has(original);
    });
    const wanted = [...found, ...passed].filter((post) => !concerns.has(keyOf({ ...post, change: 'deleted' })));
    return [
      ...wanted.map((post) => ({ organization, post: { ...post, author: post.author && { ...post.author } } })),
      ...changes.filter((change) => concerns.has(keyOf(change))).map((change) => ({ organization, change })),
    ];
  });
}

const keyOf = (change: ArrivedChange): string =>
  change.change === 'author-deleted'
    ? `author ${change.network} ${change.authorExternalId}`
    : `${change.network} ${change.externalId}`;
