// All SQL that reads or seals the audit log.
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { govern } from '../../../contract/govern.ts';
import type { Transaction } from '../../core/database.ts';
import { isId } from '../../core/ids.ts';
import type { Chained } from './chain.ts';

export interface ChainedRow extends Chained {
  number: number;
  previous: Buffer;
  hash: Buffer;
}

const columns: RawBuilder<Chained> = sql`organization_id as organization, id,
  to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_kind as "actorKind",
  actor_id as "actorId", act, subject_kind as "subjectKind", subject_id as "subjectId", details`;

export interface Head {
  number: number;
  hash: Buffer;
}

/** The end of the chain, locked when it is about to grow. */
export async function findHead(db: Transaction, organization: string, locked = false): Promise<Head | undefined> {
  const query = db
    .selectFrom('govern.audit_head')
    .select(['number', 'hash'])
    .where('organization_id', '=', organization);
  return (locked ? query.forUpdate() : query).executeTakeFirst();
}

export async function findUnsealed(db: Transaction, organization: string, most: number): Promise<Chained[]> {
  const { rows } = await sql<Chained>`select ${columns} from govern.audit_entry
    where organization_id = ${organization} and number is null order by id limit ${most}`.execute(db);
  return rows;
}

/** Gives entries their places and moves the end of the chain. */
export async function writeSeals(
  db: Transaction,
  organization: string,
  seals: { id: string; number: number; previous: Buffer; hash: Buffer }[],
): Promise<void> {
  const column = <K extends keyof (typeof seals)[number]>(name: K) => seals.map((seal) => seal[name]);
  await sql`update govern.audit_entry e set number = s.number, previous = s.previous, hash = s.hash
    from unnest(${column('id')}::uuid[], ${column('number')}::bigint[], ${column('previous')}::bytea[],
      ${column('hash')}::bytea[]) as s (id, number, previous, hash)
    where e.organization_id = ${organization} and e.id = s.id`.execute(db);
  const last = seals.at(-1)!;
  await db
    .insertInto('govern.audit_head')
    .values({ organization_id: organization, number: last.number, hash: last.hash })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ number: last.number, hash: last.hash }))
    .execute();
}

/** Sealed entries in the order of the chain, a page at a time. */
export async function* readChain(db: Transaction, organization: string, page = 2000): AsyncGenerator<ChainedRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await sql<ChainedRow>`select ${columns}, number,
        coalesce(previous, '') as previous, coalesce(hash, '') as hash from govern.audit_entry
      where organization_id = ${organization} and number > ${after} order by number limit ${page}`.execute(db);
    yield* rows;
    if (rows.length < page) return;
    after = rows.at(-1)!.number;
  }
}

export async function countUnsealed(db: Transaction, organization: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from govern.audit_entry
    where organization_id = ${organization} and number is null`.execute(db);
  return rows[0]!.count;
}

/** A cut at the old end of the log that was itself recorded and is not sealed yet. */
export async function findUnsealedCuts(db: Transaction, organization: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('govern.audit_entry')
    .select('details')
    .where('organization_id', '=', organization)
    .where('number', 'is', null)
    .where('act', '=', 'audit.shortened')
    .execute();
  return rows.map(({ details }) => details);
}

type Filter = z.output<typeof govern.findAudit.query>;
export type EntryRow = Awaited<ReturnType<typeof findEntries>>[number];

/** With the names of who acted. */
export async function findEntries(
  db: Transaction,
  organization: string,
  of: Partial<Omit<Filter, 'limit'>> & { limit: number; after?: string; oldestFirst?: boolean },
) {
  let query = db
    .selectFrom('govern.audit_entry as e')
    .leftJoin('govern.person as p', (join) =>
      join.onRef('p.organization_id', '=', 'e.organization_id').onRef('p.id', '=', 'e.actor_id'),
    )
    .leftJoin('govern.api_key as k', (join) =>
      join.onRef('k.organization_id', '=', 'e.organization_id').onRef('k.id', '=', 'e.actor_id'),
    )
    .select(['e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.act', 'e.subject_kind', 'e.subject_id', 'e.details'])
    .select(['e.number', 'p.name as person', 'k.name as key'])
    .where('e.organization_id', '=', organization)
    .orderBy('e.id', of.oldestFirst ? 'asc' : 'desc')
    .limit(of.limit);
  // A cursor that isn't ours begins at the beginning.
  if (of.before && isId(of.before)) query = query.where('e.id', '<', of.before);
  if (of.after) query = query.where('e.id', '>', of.after);
  if (of.act) query = query.where('e.act', '=', of.act);
  if (of.actorId) query = query.where('e.actor_id', '=', of.actorId);
  if (of.from) query = query.where('e.at', '>=', new Date(of.from));
  if (of.to) query = query.where('e.at', '<', new Date(of.to));
  return query.execute();
}
