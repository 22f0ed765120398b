// The whole thread around a post, asked of its network now.
import type { Fault } from '../../contract/connect.ts';
import type { ArrivedPost } from '../../contract/post.ts';
import { program } from '../core/actor.ts';
import { act, type Core } from '../core/context.ts';
import { findChannels } from './channels/store.ts';
import type { Connector } from './connector.ts';
import { credentialsOf } from './credentials/credentials.ts';

const longest = 15_000;

export interface Wanted {
  network: string;
  /** The post whose thread it is, by the network's own id. */
  externalId: string;
  /** The channel that heard it, where that is known. */
  channelId?: string | null;
}

type Thread = { ok: true; posts: ArrivedPost[]; facilityId: string | null } | { ok: false; fault: Fault };

/**
 * Outside of any transaction: the network may take its time. The posts come as they are; storing them is the caller's.
 * `facilityId`: that of the channel which heard the post, to which the rest of the thread belongs too.
 */
export async function fetchThread(
  core: Core,
  connectors: readonly Connector[],
  organization: string,
  { network, externalId, channelId = null }: Wanted,
): Promise<Thread> {
  const channels = await act(core, organization, program, ({ db, clock }) =>
    findChannels(db, organization, clock.now()),
  );
  const facilityId = channels.find(({ id }) => id === channelId)?.facility_id ?? null;
  const fitting = channels.filter((each) => each.network === network);
  const channel = fitting.find(({ id }) => id === channelId) ?? fitting[0];
  const connector = connectors.find(({ name }) => name === (channel?.connector ?? network));
  if (!connector?.thread) return { ok: false, fault: { code: 'thread_unknown', values: {} } };
  const settings = channel?.settings ?? null;
  const credentials = channel && credentialsOf(core, organization, channel.id);
  const signal = AbortSignal.timeout(longest);
  const answer = await connector.thread(
    { externalId, settings, ...(credentials ? { credentials } : {}), signal },
    core,
  );
  return answer.ok ? { ...answer, facilityId } : answer;
}
