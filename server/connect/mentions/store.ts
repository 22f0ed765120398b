// All SQL of mentions.
import { createHash } from 'node:crypto';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { Settings } from '../connector.ts';
import type { MentionTable } from '../tables.ts';

export type MentionRow = Selectable<MentionTable>;

/** What a mention is known by. */
export interface MentionKey {
  organization: string;
  channelId: string;
  sourceDigest: Buffer;
  targetDigest: Buffer;
}

export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export async function findMentionChannel(db: Transaction, id: string) {
  const { rows } = await sql<{ organization: string; settings: Settings }>`
    select organization_id as organization, settings from connect.mention_channel(${id})`.execute(db);
  return rows[0];
}

export async function findDueMentions(db: Transaction, at: Date, each: number): Promise<MentionKey[]> {
  const { rows } = await sql<MentionKey>`select organization_id as organization, channel_id as "channelId",
    source_digest as "sourceDigest", target_digest as "targetDigest" from connect.due_mentions(${at}, ${each})`.execute(
    db,
  );
  return rows;
}

export async function countWaiting(db: Transaction, organization: string, channelId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from connect.mention
    where organization_id = ${organization} and channel_id = ${channelId} and due_at is not null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Written down, or due once more when it was known; how it stood before. */
export async function takeDown(
  db: Transaction,
  { organization, channelId, sourceDigest, targetDigest }: MentionKey,
  given: Pick<MentionRow, 'source' | 'target' | 'host' | 'way'>,
  now: Date,
): Promise<MentionRow['state'] | undefined> {
  const { rows } = await sql<{ before: MentionRow['state'] | null }>`
    with known as (select state from connect.mention where organization_id = ${organization} and channel_id = ${channelId}
      and source_digest = ${sourceDigest} and target_digest = ${targetDigest})
    insert into connect.mention as m (organization_id, channel_id, source_digest, target_digest, source, target, host, way,
      state, received_at, due_at) values (${organization}, ${channelId}, ${sourceDigest}, ${targetDigest}, ${given.source},
      ${given.target}, ${given.host}, ${given.way}, 'waiting', ${now}, ${now})
    on conflict (organization_id, channel_id, source_digest, target_digest) do update
      set received_at = excluded.received_at, due_at = coalesce(m.due_at, excluded.due_at),
        tries = case when m.due_at is null then 0 else m.tries end
    returning (select state from known) as before`.execute(db);
  return rows[0]?.before ?? undefined;
}

/** Takes a mention that is due for oneself; undefined when another process has it, or its channel hears nothing now. */
export async function claimMention(db: Transaction, key: MentionKey, now: Date, until: Date) {
  const { rows } = await sql<MentionRow & { settings: Settings; facility_id: string | null }>`
    update connect.mention m set claimed_until = ${until} from connect.channel c
    where m.organization_id = ${key.organization} and m.channel_id = ${key.channelId}
      and m.source_digest = ${key.sourceDigest} and m.target_digest = ${key.targetDigest}
      and m.due_at <= ${now} and coalesce(m.claimed_until, '-infinity') <= ${now}
      and c.organization_id = m.organization_id and c.id = m.channel_id and c.paused_at is null and c.removed_at is null
    returning m.*, c.settings, c.facility_id`.execute(db);
  return rows[0];
}

/** Mentions of the same page, of other pages of ours. */
export function findSiblings(db: Transaction, key: MentionKey) {
  return db
    .selectFrom('connect.mention')
    .select(['state', 'network', 'external_id', 'words'])
    .where('organization_id', '=', key.organization)
    .where('channel_id', '=', key.channelId)
    .where('source_digest', '=', key.sourceDigest)
    .where('target_digest', '<>', key.targetDigest)
    .execute();
}

/** @param all the same page's other mentions too */
export async function saveMention(db: Transaction, key: MentionKey, values: Updateable<MentionTable>, all = false) {
  await db
    .updateTable('connect.mention')
    .set(values)
    .where('organization_id', '=', key.organization)
    .where('channel_id', '=', key.channelId)
    .where('source_digest', '=', key.sourceDigest)
    .$if(!all, (query) => query.where('target_digest', '=', key.targetDigest))
    .execute();
}

/** What came to nothing or could not be read yet, newest first. */
export function findFailed(db: Transaction, organization: string, channelId: string, limit: number) {
  return db
    .selectFrom('connect.mention')
    .select(['source', 'target', 'fault', 'received_at', 'due_at'])
    .where('organization_id', '=', organization)
    .where('channel_id', '=', channelId)
    .where('state', 'in', ['refused', 'waiting'])
    .where('fault', 'is not', null)
    .orderBy('received_at', 'desc')
    .orderBy('source')
    .limit(limit)
    .execute();
}

/** Lets go of what came to nothing before that time. */
export async function forgetMentions(db: Transaction, organization: string, before: Date): Promise<void> {
  await sql`delete from connect.mention where organization_id = ${organization} and due_at is null
    and state in ('gone', 'refused') and received_at < ${before}`.execute(db);
}

export async function forgetCounts(db: Transaction, before: Date): Promise<void> {
  await sql`delete from connect.mention_count where begins < ${before}`.execute(db);
}
