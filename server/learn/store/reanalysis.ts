// SQL of reading the archive again.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface ReanalysisRow {
  id: string;
  model: string;
  began_at: Date;
  total: number;
  done: number;
  place: string | null;
  stopped_at: Date | null;
  ended_at: Date | null;
}

export async function findLast(db: Transaction, organization: string): Promise<ReanalysisRow | undefined> {
  const { rows } = await sql<ReanalysisRow>`select id, model, began_at, total, done, place, stopped_at, ended_at
    from learn.reanalysis where organization_id = ${organization} order by began_at desc, id desc limit 1`.execute(db);
  return rows[0];
}

const unread = (organization: string, model: string) => sql`listen.post p
  left join learn.analysis a on a.organization_id = p.organization_id and a.post_id = p.id
  where p.organization_id = ${organization} and p.deleted_at is null and p.expired_at is null
    and (p.text <> '' or p.title <> '') and a.model is distinct from ${model}`;

/** Posts with words that this model has not read. */
export async function countUnread(db: Transaction, organization: string, model: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${unread(organization, model)}`.execute(db);
  return rows[0]!.count;
}

/** The next of them after a place. */
export async function findUnread(
  db: Transaction,
  organization: string,
  model: string,
  place: string | null,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from ${unread(organization, model)}
      and (${place}::uuid is null or p.id > ${place}) order by p.id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function insertReanalysis(
  db: Transaction,
  organization: string,
  of: { id: string; model: string; at: Date; by: string | null; total: number },
): Promise<void> {
  await sql`insert into learn.reanalysis (organization_id, id, model, began_at, began_by, total, done)
    values (${organization}, ${of.id}, ${of.model}, ${of.at}, ${of.by}, ${of.total}, 0)`.execute(db);
}

export async function markStopped(db: Transaction, organization: string, id: string, at: Date | null): Promise<void> {
  await sql`update learn.reanalysis set stopped_at = ${at}
    where organization_id = ${organization} and id = ${id} and ended_at is null`.execute(db);
}

export async function moveOn(db: Transaction, organization: string, id: string, read: number, place: string) {
  await sql`update learn.reanalysis set done = done + ${read}, place = ${place}
    where organization_id = ${organization} and id = ${id}`.execute(db);
}

export async function markEnded(db: Transaction, organization: string, id: string, at: Date): Promise<void> {
  await sql`update learn.reanalysis set ended_at = ${at} where organization_id = ${organization} and id = ${id}`.execute(
    db,
  );
}
