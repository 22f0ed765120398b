// All SQL of deliveries.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import { doubt } from '../speaking.ts';
import type { DeliveryTable } from '../tables.ts';

export type DeliveryRow = Selectable<DeliveryTable>;

/** The delivery of that key on that channel: the new one, or the one there was. */
export async function insertDelivery(db: Transaction, values: Insertable<DeliveryTable>): Promise<DeliveryRow> {
  const inserted = await db
    .insertInto('connect.delivery')
    .values(values)
    .onConflict((conflict) => conflict.columns(['organization_id', 'channel_id', 'key']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return inserted;
  return db
    .selectFrom('connect.delivery')
    .selectAll()
    .where('organization_id', '=', values.organization_id)
    .where('channel_id', '=', values.channel_id)
    .where('key', '=', values.key)
    .executeTakeFirstOrThrow();
}

export interface Which {
  id?: string;
  channelId?: string;
  /** What concerns this post. */
  postId?: string;
  state?: DeliveryRow['state'];
  before?: string;
  limit?: number;
  /** Null for all of them. */
  facilities: string[] | null;
  /** Of these facilities' channels, and whatever this person said anywhere. */
  own?: string | null;
}

export async function findDeliveries(db: Transaction, organization: string, which: Which): Promise<DeliveryRow[]> {
  const { id, channelId, postId, state, before, limit = 50, facilities, own = null } = which;
  return db
    .selectFrom('connect.delivery as d')
    .innerJoin('connect.channel as c', (join) =>
      join.onRef('c.organization_id', '=', 'd.organization_id').onRef('c.id', '=', 'd.channel_id'),
    )
    .selectAll('d')
    .where('d.organization_id', '=', organization)
    .$if(id !== undefined, (query) => query.where('d.id', '=', id!))
    .$if(channelId !== undefined, (query) => query.where('d.channel_id', '=', channelId!))
    .$if(postId !== undefined, (query) => query.where(sql`d.target ->> 'postId'`, '=', postId!))
    .$if(state !== undefined, (query) => query.where('d.state', '=', state!))
    .$if(before !== undefined, (query) => query.where('d.id', '<', before!))
    .$if(facilities !== null, (query) =>
      query.where(sql<boolean>`(c.facility_id = any (${facilities}::uuid[]) or d.created_by = ${own}::uuid)`),
    )
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();
}

/** Held until the transaction ends. */
export async function lockDelivery(
  db: Transaction,
  organization: string,
  id: string,
): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('connect.delivery')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveDelivery(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<DeliveryTable>,
): Promise<void> {
  await db
    .updateTable('connect.delivery')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** The claim of a try that is still running: another process that took over has moved it on. */
export async function endTry(
  db: Transaction,
  { organization_id, id, claimed_until }: Pick<DeliveryRow, 'organization_id' | 'id' | 'claimed_until'>,
  values: Updateable<DeliveryTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('connect.delivery')
    .set({ ...values, claimed_until: null })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .where('claimed_until', '=', claimed_until)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findDueDeliveries(
  db: Transaction,
  at: Date,
  each: number,
): Promise<{ organization: string; id: string; destination: string }[]> {
  const { rows } = await sql<{ organization: string; id: string; destination: string }>`
    select organization_id as organization, id, destination from connect.due_deliveries(${at}, ${each})`.execute(db);
  return rows;
}

/** What waited for somebody to sign in again, or to resume the channel, is due now. */
export async function queueAgain(db: Transaction, organization: string, channelId: string, now: Date): Promise<void> {
  await db
    .updateTable('connect.delivery')
    .set({ next_at: now })
    .where('organization_id', '=', organization)
    .where('channel_id', '=', channelId)
    .where('state', 'in', ['queued', 'sending'])
    .where('next_at', 'is', null)
    .execute();
}

/** What channels that were removed before that time had still to say is not said: nobody shall wait for it. */
export async function endRemoved(db: Transaction, organization: string, before: Date): Promise<void> {
  const ended = JSON.stringify({ code: 'channel_removed', values: {} });
  await sql`update connect.delivery d set next_at = null, claimed_until = null,
      state = case d.state when 'queued' then 'refused' else 'unknown' end,
      fault = case d.state when 'queued' then ${ended}::jsonb else ${JSON.stringify(doubt)}::jsonb end
    from connect.channel c
    where d.organization_id = ${organization} and c.organization_id = ${organization} and c.id = d.channel_id
      and c.removed_at < ${before} and d.state in ('queued', 'sending')`.execute(db);
}

/** None of the channel's deliveries calls before then. */
export async function restChannel(db: Transaction, organization: string, id: string, until: Date): Promise<void> {
  await db
    .updateTable('connect.channel')
    .set({ rests_until: sql<Date>`greatest(rests_until, ${until})` })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** The servers that failed at least so often running. */
export async function findAiling(db: Transaction, failures: number): Promise<Set<string>> {
  const rows = await db.selectFrom('connect.destination').select('name').where('failures', '>=', failures).execute();
  return new Set(rows.map(({ name }) => name));
}

/** @param failed null when the server was not asked, or answered as it should */
export async function noteDestination(
  db: Transaction,
  name: string,
  failed: boolean,
  closed: (failures: number) => Date | null,
  now: Date,
): Promise<void> {
  if (!failed) {
    await sql`update connect.destination set failures = 0, closed_until = null, changed_at = ${now}
      where name = ${name} and (failures > 0 or closed_until is not null)`.execute(db);
    return;
  }
  const { rows } = await sql<{ failures: number }>`insert into connect.destination (name, failures, changed_at)
    values (${name}, 1, ${now}) on conflict (name) do update
    set failures = connect.destination.failures + 1, changed_at = excluded.changed_at returning failures`.execute(db);
  const until = closed(rows[0]!.failures);
  if (until)
    await db.updateTable('connect.destination').set({ closed_until: until }).where('name', '=', name).execute();
}
