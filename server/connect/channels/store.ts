// All SQL of channels as people see and change them.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { ChannelTable, StreamTable } from '../tables.ts';

export type ChannelRow = Selectable<ChannelTable> & {
  stored_today: number;
  stream: Selectable<StreamTable> | null;
};

/** @param facilities null for all of them */
export async function findChannels(
  db: Transaction,
  organization: string,
  since: Date,
  { id, facilities = null, removed = false }: { id?: string; facilities?: string[] | null; removed?: boolean } = {},
): Promise<ChannelRow[]> {
  const rows = await db
    .selectFrom('connect.channel as c')
    .selectAll('c')
    .select((select) =>
      select
        .selectFrom('connect.channel_hour as h')
        .select(sql<number>`coalesce(sum(h.stored), 0)::float8`.as('stored'))
        .where('h.organization_id', '=', organization)
        .whereRef('h.channel_id', '=', 'c.id')
        .where('h.hour', '>', since)
        .as('stored_today'),
    )
    .where('c.organization_id', '=', organization)
    .$if(id !== undefined, (query) => query.where('c.id', '=', id!))
    .$if(facilities !== null, (query) => query.where(sql<boolean>`c.facility_id = any (${facilities}::uuid[])`))
    .where('c.removed_at', removed ? 'is not' : 'is', null)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute();
  const keys = rows.flatMap(({ key }) => key ?? []);
  const streams = keys.length
    ? await db.selectFrom('connect.stream').selectAll().where('name', 'in', keys).execute()
    : [];
  return rows.map((row) => ({
    ...row,
    stored_today: row.stored_today ?? 0,
    stream: streams.find(({ name }) => name === row.key) ?? null,
  }));
}

export async function insertChannel(db: Transaction, values: Insertable<ChannelTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('connect.channel')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Says whether there was such a channel. */
export async function updateChannel(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<ChannelTable>,
  removed = false,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('connect.channel')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('removed_at', removed ? 'is not' : 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Another channel of this organization with the same key, so that one stream or feed is heard once. */
export async function findByKey(db: Transaction, organization: string, connector: string, key: string) {
  return db
    .selectFrom('connect.channel')
    .select('id')
    .where('organization_id', '=', organization)
    .where('connector', '=', connector as ChannelTable['connector'])
    .where('key', '=', key)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export async function isFacility(db: Transaction, organization: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from govern.facility
    where organization_id = ${organization} and id = ${id} and closed_at is null`.execute(db);
  return rows.length === 1;
}

/** Lets a waiting stream begin at once. */
export async function hurryStream(db: Transaction, name: string): Promise<void> {
  await db.updateTable('connect.stream').set({ next_try_at: null }).where('name', '=', name).execute();
}
