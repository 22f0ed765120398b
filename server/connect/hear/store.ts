// All SQL of hearing: which channels there are, what is due, and what came of it, saved with the posts.
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { Transaction } from '../../core/database.ts';
import type { Cursor, Heard, Settings } from '../connector.ts';
import type { ChannelTable, StreamTable } from '../tables.ts';

export interface HeardChannel {
  organization: string;
  id: string;
  connector: string;
  key: string;
  settings: Settings;
  facilityId: string | null;
}

/** Channels of these connectors in all organizations that are neither paused nor removed. */
export async function findHeard(db: Transaction, connectors: string[]): Promise<HeardChannel[]> {
  const { rows } = await sql<HeardChannel>`select organization_id as organization, id, connector, key, settings,
    facility_id as "facilityId" from connect.heard_channels(${connectors}) where key is not null`.execute(db);
  return rows;
}

export interface ToAttend {
  organization: string;
  id: string;
  connector: string;
  /** Its settings and when it was signed in: another mark is another connection. */
  mark: string;
  /** Somebody asked to try now. */
  hurry: boolean;
}

/** Channels of these connectors that have, or should have, a connection of their own. */
export async function findToAttend(db: Transaction, connectors: string[]): Promise<ToAttend[]> {
  const { rows } = await sql<ToAttend>`select organization_id as organization, id, connector, mark, hurry
    from connect.attended_channels(${connectors})`.execute(db);
  return rows;
}

export async function findAttended(db: Transaction, organization: string, id: string) {
  return db
    .selectFrom('connect.channel')
    .select(['settings', 'cursor', 'facility_id', 'signed_out_at'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function findDue(db: Transaction, connectors: string[], at: Date) {
  const { rows } = await sql<{ organization: string; id: string }>`
    select organization_id as organization, id from connect.due_channels(${connectors}, ${at})`.execute(db);
  return rows;
}

/** Takes a channel that is due for oneself until `until`; undefined when another process has it, or it is paused by now. */
export async function claimChannel(db: Transaction, organization: string, id: string, now: Date, until: Date) {
  return db
    .updateTable('connect.channel')
    .set({ claimed_until: until, last_tried_at: now })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .where('removed_at', 'is', null)
    .where((where) => where.or([where('next_try_at', 'is', null), where('next_try_at', '<=', now)]))
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
    .returning(['settings', 'cursor', 'facility_id', 'failures', 'fault', 'key'])
    .executeTakeFirst();
}

/** The channel as it stands, held until the end of the transaction. */
export async function lockChannel(db: Transaction, organization: string, id: string) {
  return db
    .selectFrom('connect.channel')
    .select(['paused_at', 'removed_at', 'key', 'claimed_until'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveChannel(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<ChannelTable>,
): Promise<void> {
  await db
    .updateTable('connect.channel')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Counts what a channel brought; to be called in the transaction that stored it. */
export async function countStored(
  db: Transaction,
  organization: string,
  channelId: string,
  stored: number,
  now: Date,
): Promise<void> {
  if (stored === 0) return;
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  await sql`update connect.channel set stored = stored + ${stored}, last_heard_at = ${now}
    where organization_id = ${organization} and id = ${channelId}`.execute(db);
  await sql`insert into connect.channel_hour (organization_id, channel_id, hour, stored)
    values (${organization}, ${channelId}, ${hour}, ${stored})
    on conflict (organization_id, channel_id, hour) do update
    set stored = connect.channel_hour.stored + excluded.stored`.execute(db);
}

export async function findStream(db: Transaction, name: string): Promise<Selectable<StreamTable> | undefined> {
  return db.selectFrom('connect.stream').selectAll().where('name', '=', name).executeTakeFirst();
}

export async function saveStream(db: Transaction, name: string, values: Updateable<StreamTable>): Promise<void> {
  await db
    .insertInto('connect.stream')
    .values({ name, ...(values as object) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

/** The cursor behind a batch, and what it says of the stream. `undefined` leaves the cursor as it is. */
export async function saveHeard(db: Transaction, name: string, heard: Heard, now: Date): Promise<void> {
  const { cursor, lagSeconds = null, skipped = 0 } = heard;
  await saveStream(db, name, {
    last_heard_at: now,
    lag_seconds: lagSeconds,
    ...(cursor === undefined ? {} : { cursor: json(cursor) }),
  });
  if (skipped > 0) await sql`update connect.stream set skipped = skipped + ${skipped} where name = ${name}`.execute(db);
}

export const json = (value: Cursor | Fault): string | null => (value === null ? null : JSON.stringify(value));
