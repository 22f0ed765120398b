// Stores what one channel brought: all of it with its cursor in one transaction, or in pieces where the database refuses one.
import type { Updateable } from 'kysely';
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import type { Heard } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import type { ChannelTable } from '../tables.ts';
import { keepPieces } from './keep.ts';
import { countStored, lockChannel, saveChannel } from './store.ts';

type Item = { post: ArrivedPost } | { change: ArrivedChange };

export interface HeardBy {
  organization: string;
  id: string;
  facilityId: string | null;
  network: string;
}

/**
 * What came for a channel that was paused or removed meanwhile is let go.
 * @param after what is saved of the channel with the last of it
 * @param wakes wakes the pages although nothing came
 */
export async function keepHeard(
  core: Core,
  receiver: Receiver,
  { organization, id, facilityId, network }: HeardBy,
  heard: Pick<Heard, 'posts' | 'changes'>,
  after: (now: Date) => Updateable<ChannelTable>,
  { signal, wakes = false }: { signal: AbortSignal; wakes?: boolean },
): Promise<void> {
  const items: Item[] = [...heard.posts.map((post) => ({ post })), ...heard.changes.map((change) => ({ change }))];
  core.metrics.heard.inc({ network }, heard.posts.length);
  const store = (piece: readonly Item[], isLast: boolean): Promise<number> =>
    act(core, organization, program, async (context) => {
      const { db, clock } = context;
      const channel = await lockChannel(db, organization, id);
      if (!channel || channel.paused_at || channel.removed_at) return 0;
      const posts = piece.flatMap((item) => ('post' in item ? [item.post] : []));
      const changes = piece.flatMap((item) => ('change' in item ? [item.change] : []));
      const now = clock.now();
      let stored = 0;
      if (piece.length > 0) {
        ({ stored } = await receiver.receive(context, { channelId: id, facilityId, posts, changes }));
        await countStored(db, organization, id, stored, now);
      }
      if (!isLast) return stored;
      await saveChannel(db, organization, id, after(now));
      if (wakes || piece.length > 0) await context.wake('channels');
      return stored;
    });
  const refused = await keepPieces(
    items,
    async (piece) => {
      core.metrics.stored.inc({ network }, await store(piece, piece.length === items.length));
    },
    { log: core.log, signal },
  );
  if (refused.length > 0) await store([], true);
}
