// Works off what other programs told us: a channel's messages in the order they were sent, each once, a hundred at a time.
import { sql } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { countStored, saveChannel } from '../hear/store.ts';
import { watchful } from '../hear/watchful.ts';
import type { Receiver } from '../receiver.ts';
import { type Message, readMessage } from './message.ts';

const atOnce = 100;

export async function startWorkingOff(core: Core, receiver: Receiver) {
  const stopped = new AbortController();
  const look = async () => {
    const { rows } = await inInstallation(core.database, (db) =>
      sql<{ organization: string; channel: string }>`
        select organization_id as organization, channel_id as channel from connect.waiting_arrivals()`.execute(db),
    );
    for (const { organization, channel } of rows)
      while (!stopped.signal.aborted && (await workOff(core, receiver, organization, channel)) === atOnce);
  };
  const watching = watchful(core, look, 5000);
  return {
    async stop() {
      stopped.abort();
      await watching.stop();
    },
  };
}

/** The next of a channel's messages, in one transaction; returns how many. */
export function workOff(core: Core, receiver: Receiver, organization: string, channelId: string): Promise<number> {
  return act(core, organization, program, async (context) => {
    const { db, clock } = context;
    // One process at a time for a channel, so that what came first is done first.
    await sql`select from connect.channel where organization_id = ${organization} and id = ${channelId} for update`.execute(
      db,
    );
    const rows = await db
      .selectFrom('connect.webhook_arrival')
      .select(['message_id', 'sent_at', 'body'])
      .where('organization_id', '=', organization)
      .where('channel_id', '=', channelId)
      .where('done_at', 'is', null)
      .orderBy('sent_at')
      .orderBy('received_at')
      .limit(atOnce)
      .execute();
    if (rows.length === 0) return 0;
    const read = rows.map((row) => ({
      ...row,
      message: readMessage(row.body ?? Buffer.of(), row.sent_at, clock.now()),
    }));
    const fresh = await newest(
      context,
      channelId,
      read.flatMap(({ message }) => (message.ok ? [message.value] : [])),
    );
    await keep(context, receiver, channelId, fresh);
    for (const { message_id, message } of read)
      await done(context, channelId, message_id, message.ok ? null : message.fault);
    return rows.length;
  });
}

/** Of messages about the same thing the newest alone, and none that is older than what was done before. */
async function newest({ db, organization }: Context, channelId: string, messages: Message[]): Promise<Message[]> {
  const latest = new Map<string, Message>();
  for (const message of messages) {
    const before = latest.get(message.externalId);
    if (!before || message.at >= before.at) latest.set(message.externalId, message);
  }
  const kept: Message[] = [];
  for (const message of latest.values()) {
    const { rows } = await sql`insert into connect.webhook_latest (organization_id, channel_id, external_id, at)
      values (${organization}, ${channelId}, ${message.externalId}, ${message.at})
      on conflict (organization_id, channel_id, external_id) do update set at = excluded.at
      where connect.webhook_latest.at <= excluded.at returning at`.execute(db);
    if (rows.length === 1) kept.push(message);
  }
  return kept;
}

async function keep(context: Context, receiver: Receiver, channelId: string, messages: Message[]): Promise<void> {
  const { db, organization, clock } = context;
  const channel = await db
    .selectFrom('connect.channel')
    .select(['network', 'facility_id'])
    .where('organization_id', '=', organization)
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow();
  const posts: ArrivedPost[] = [];
  const changes: ArrivedChange[] = [];
  for (const { externalId, post, edited } of messages) {
    if (!post) {
      changes.push({ change: 'deleted', network: channel.network, externalId });
      continue;
    }
    const arrived = { ...post, network: channel.network };
    posts.push(arrived);
    if (edited) changes.push({ change: 'edited', network: channel.network, externalId, post: arrived });
  }
  if (posts.length + changes.length === 0) return;
  const { stored } = await receiver.receive(context, { channelId, facilityId: channel.facility_id, posts, changes });
  await countStored(db, organization, channelId, stored, clock.now());
  await saveChannel(db, organization, channelId, { last_heard_at: clock.now(), fault: null });
}

async function done({ db, organization, clock }: Context, channelId: string, message: string, fault: Fault | null) {
  await db
    .updateTable('connect.webhook_arrival')
    .set({ body: null, done_at: clock.now(), fault: fault && JSON.stringify(fault) })
    .where('organization_id', '=', organization)
    .where('channel_id', '=', channelId)
    .where('message_id', '=', message)
    .execute();
}
