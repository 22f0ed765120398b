// A conversation whole, in order; and the rest of it, asked from the network.
import type { Fault } from '../../contract/connect.ts';
import type { listen } from '../../contract/listen.ts';
import type { AnswerOf } from '../../contract/route.ts';
import { fetchThread } from '../connect/index.ts';
import type { Actor } from '../core/actor.ts';
import { act, type Context, type Core } from '../core/context.ts';
import { notFound } from '../core/errors.ts';
import { visiblePosts } from './access.ts';
import { receive } from './arrive/receive.ts';
import { Standing } from './match/standing.ts';
import { readInOrder } from './search/find.ts';
import { findPostsOfThread, findThread, markFetched } from './store/conversation.ts';
import type { PostRow } from './store/post.ts';
import { leaveTrace } from './trace.ts';
import { viewPosts } from './views.ts';

const most = 500;

/** Those that `app.ts` hands over. */
export type Connectors = Parameters<typeof fetchThread>[1];

type Conversation = AnswerOf<typeof listen.getConversation>;

/** Throws `not_found` when none of its posts may be seen. */
export async function getConversation(context: Context, id: string): Promise<Conversation> {
  const { thread, rows, more } = await read(context, id);
  await leaveTrace(context, 'conversation', thread?.id ?? id);
  const completed = !thread?.fetched_at ? 'stored' : thread.failed ? 'failed' : 'fetched';
  return { id: thread?.id ?? id, posts: await viewPosts(context, rows, null), more, completed };
}

async function read(context: Context, id: string) {
  const { db, organization } = context;
  const thread = await findThread(db, organization, id);
  const ids = await findPostsOfThread(db, organization, thread?.id ?? id, most + 1);
  const rows = visiblePosts(context, await readInOrder(context, ids.slice(0, most)));
  if (rows.length === 0) throw notFound();
  return { thread, rows, more: ids.length > most };
}

/** What comes is stored, also without a hit: others' words belong to the conversation. */
export async function fetchConversation(
  core: Core,
  connectors: Connectors,
  caller: { organization: string; actor: Actor },
  id: string,
): Promise<AnswerOf<typeof listen.fetchConversation>> {
  const inAct = <T>(run: (context: Context) => Promise<T>) => act(core, caller.organization, caller.actor, run);
  const asked = await inAct(async (context) => {
    const { thread, rows } = await read(context, id);
    return whole(thread, rows, id);
  });
  const answer = await fetchThread(core, connectors, caller.organization, asked);
  return inAct(async (context) => {
    const { db, organization, clock } = context;
    let added = 0;
    if (answer.ok) {
      const batch = { channelId: asked.channelId, facilityId: answer.facilityId, posts: answer.posts, changes: [] };
      added = (await receive(context, batch, new Standing())).stored;
    }
    const fault: Fault | null = answer.ok ? null : answer.fault;
    await markFetched(
      db,
      organization,
      { id: asked.id, network: asked.network, root: asked.externalId },
      clock.now(),
      fault,
    );
    return { added, fault };
  });
}

/** Which thread to ask for: its first post as the network calls it, and the channel that heard of it. */
function whole(thread: Awaited<ReturnType<typeof findThread>>, rows: readonly PostRow[], id: string) {
  const first = rows[0]!;
  const channelId = rows.find((row) => row.channel_id)?.channel_id ?? null;
  return {
    id: thread?.id ?? id,
    network: thread?.network ?? first.network,
    externalId: thread?.root_external_id ?? first.external_id,
    channelId,
  };
}
