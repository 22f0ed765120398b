// Brings in what a person of ours read or heard: a post pasted from any network, a remark on the phone or in the hallway.
import { createHash } from 'node:crypto';
import type { ArrivedPost } from '../../../contract/post.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { isFacility } from '../channels/store.ts';
import { countStored } from '../hear/store.ts';
import { line, saidAt, storable, webAddress } from '../outside.ts';
import type { Receiver } from '../receiver.ts';
import { handChannel } from './channel.ts';

export interface Brought {
  /** As people say it: facebook, google, phone. */
  network: string;
  text: string;
  kind: NonNullable<ArrivedPost['kind']>;
  address?: string | undefined;
  author?: string | undefined;
  at?: string | undefined;
  rating?: number | undefined;
  facilityId: string | null;
}

/**
 * @param said what its network says stands at the address: where those are the words, it is that post, with its author
 * @returns whether it was new; the same once more is not stored again
 */
export async function bringByHand(
  context: Context,
  receiver: Receiver,
  brought: Brought,
  said?: ArrivedPost,
): Promise<{ stored: boolean }> {
  const { db, organization, actor, clock } = context;
  const facilities = facilitiesFor(actor, 'posts.bring');
  if (facilities && !facilities.includes(brought.facilityId ?? '')) throw notFound();
  if (brought.facilityId && !(await isFacility(db, organization, brought.facilityId))) throw notFound();
  const network = brought.network.trim().toLowerCase();
  const url = brought.address === undefined ? undefined : webAddress(brought.address);
  if (brought.address !== undefined && !url) throw new Refusal('channel.address');
  const text = storable(brought.text).trim();
  const author = line(brought.author, 200);
  const at = saidAt(brought.at, clock.now()) ?? clock.now();
  const same = said !== undefined && said.network === network && bare(said.text) === bare(text);
  const typed: ArrivedPost = {
    network,
    externalId: url ?? `hand:${digest([network, author ?? '', text])}`,
    text,
    kind: brought.kind,
    at,
    ...(url ? { url } : {}),
    ...(brought.rating === undefined ? {} : { rating: brought.rating }),
    ...(author ? { author: { externalId: `name:${author.toLowerCase()}`, name: author } } : {}),
  };
  const post = same ? said : typed;
  const channelId = await handChannel(context, network);
  const { stored, refused } = await receiver.receive(context, {
    channelId,
    facilityId: brought.facilityId,
    posts: [post],
    changes: [],
  });
  if (refused[0]) throw new Refusal('request.invalid', { fault: refused[0].fault.code });
  await countStored(db, organization, channelId, stored, clock.now());
  await record(context, 'post.brought', { kind: 'channel', id: channelId }, { network });
  return { stored: stored > 0 };
}

const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

const digest = (parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
