// All SQL of imports.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { Transaction } from '../../core/database.ts';
import type { Mapping } from '../connector.ts';
import type { ImportTable } from '../tables.ts';

export type ImportRow = Selectable<ImportTable>;

/** Refused rows that are kept word for word; beyond them they are only counted. */
export const mostRefusals = 50_000;

export async function insertImport(db: Transaction, values: Insertable<ImportTable>): Promise<ImportRow> {
  return db.insertInto('connect.import').values(values).returningAll().executeTakeFirstOrThrow();
}

/** @param lock holds it until the end of the transaction */
export async function findImport(
  db: Transaction,
  organization: string,
  id: string,
  lock = false,
): Promise<ImportRow | undefined> {
  return db
    .selectFrom('connect.import')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** Newest first; ids are in the order of time. */
export async function findImports(
  db: Transaction,
  organization: string,
  { before, facilities, most }: { before?: string; facilities: string[] | null; most: number },
): Promise<ImportRow[]> {
  return db
    .selectFrom('connect.import')
    .selectAll()
    .where('organization_id', '=', organization)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .$if(facilities !== null, (query) => query.where('facility_id', 'in', facilities!.length ? facilities! : [null]))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

export async function updateImport(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<ImportTable>,
): Promise<ImportRow> {
  return db
    .updateTable('connect.import')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findDueImports(db: Transaction, at: Date) {
  const { rows } = await sql<{ organization: string; id: string }>`
    select organization_id as organization, id from connect.due_imports(${at})`.execute(db);
  return rows;
}

/** Takes a waiting or orphaned import for oneself until `until`; undefined when another process has it. */
export async function claimImport(db: Transaction, organization: string, id: string, now: Date, until: Date) {
  return db
    .updateTable('connect.import')
    .set((set) => ({
      state: 'running',
      claimed_until: until,
      started_at: now,
      progress_at: now,
      runs: sql<number>`runs + 1`,
      run_rows: set.ref('rows'),
      run_bytes: set.ref('bytes_read'),
      fault: null,
    }))
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
}

export interface Refusal {
  line: number;
  fault: Fault;
  row: string;
}

export async function insertRefusals(
  db: Transaction,
  organization: string,
  importId: string,
  refusals: readonly Refusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  await sql`insert into connect.import_refusal (organization_id, import_id, line, fault, row)
    select ${organization}, ${importId}, r.line, r.fault::jsonb, r.row
    from unnest(${refusals.map(({ line }) => line)}::bigint[], ${refusals.map(({ fault }) => JSON.stringify(fault))}::text[],
      ${refusals.map(({ row }) => row)}::text[]) as r (line, fault, row)
    on conflict do nothing`.execute(db);
}

export async function findRefusals(
  db: Transaction,
  organization: string,
  importId: string,
  { after, most }: { after: number; most: number },
): Promise<Refusal[]> {
  return db
    .selectFrom('connect.import_refusal')
    .select(['line', 'fault', 'row'])
    .where('organization_id', '=', organization)
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(most)
    .execute();
}

export async function deleteRefusals(db: Transaction, organization: string, importId: string): Promise<void> {
  await db
    .deleteFrom('connect.import_refusal')
    .where('organization_id', '=', organization)
    .where('import_id', '=', importId)
    .execute();
}

export async function findMapping(db: Transaction, organization: string, headerDigest: string) {
  return db
    .selectFrom('connect.import_mapping')
    .select(['mapping', 'network'])
    .where('organization_id', '=', organization)
    .where('header_digest', '=', headerDigest)
    .executeTakeFirst();
}

export async function rememberMapping(
  db: Transaction,
  organization: string,
  given: { headerDigest: string; mapping: Mapping; network: string; at: Date },
): Promise<void> {
  const values = { mapping: JSON.stringify(given.mapping), network: given.network, used_at: given.at };
  await db
    .insertInto('connect.import_mapping')
    .values({ organization_id: organization, header_digest: given.headerDigest, ...values })
    .onConflict((conflict) => conflict.columns(['organization_id', 'header_digest']).doUpdateSet(values))
    .execute();
}

/** Uploaded files of imports that ended, or were never begun, before `before`. */
export async function findOldFiles(
  db: Transaction,
  organization: string,
  before: Date,
): Promise<{ id: string; file: string }[]> {
  const rows = await db
    .selectFrom('connect.import')
    .select(['id', 'file_id'])
    .where('organization_id', '=', organization)
    .where('file_id', 'is not', null)
    .where('state', 'not in', ['queued', 'running'])
    .where((where) => where(where.fn.coalesce('finished_at', 'progress_at', 'created_at'), '<', before))
    .execute();
  return rows.map(({ id, file_id }) => ({ id, file: file_id! }));
}

export async function findTimeZone(db: Transaction, organization: string): Promise<string> {
  const { rows } = await sql<{ time_zone: string }>`
    select time_zone from govern.organization where organization_id = ${organization}`.execute(db);
  return rows[0]?.time_zone ?? 'UTC';
}

export async function findLanguage(db: Transaction, organization: string): Promise<'en' | 'es'> {
  const { rows } = await sql<{ language: 'en' | 'es' }>`
    select language from govern.organization where organization_id = ${organization}`.execute(db);
  return rows[0]?.language ?? 'en';
}
