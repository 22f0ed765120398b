// All SQL of this room's upkeep: what imports leave behind once nobody works with them any more.
import { sql } from 'kysely';
import type { Transaction } from '../core/database.ts';

/** Imports that ended, or were left, before `before`. */
const past = (organization: string, before: Date) => sql`organization_id = ${organization}
  and state not in ('queued', 'running') and coalesce(finished_at, progress_at, created_at) < ${before}`;

/** People's words as they stood in the files: refused rows, samples of columns, the first rows of a dry run. */
export async function forgetRows(db: Transaction, organization: string, before: Date): Promise<void> {
  await sql`delete from connect.import_refusal where organization_id = ${organization}
    and import_id in (select id from connect.import where ${past(organization, before)})`.execute(db);
  await sql`update connect.import set sample = '[]',
      columns = (select coalesce(jsonb_agg(c || '{"samples": []}'), '[]') from jsonb_array_elements(columns) as c)
    where ${past(organization, before)} and (sample <> '[]'
      or jsonb_path_exists(columns, '$[*].samples[*]'))`.execute(db);
}

/** Files whose upload was cut off before there was an import of them. */
export async function findOrphans(db: Transaction, organization: string, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select f.id from core.file f
    where f.organization_id = ${organization} and f.created_at < ${before} and not exists (select from connect.import i
      where i.organization_id = f.organization_id and i.file_id = f.id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Posts of hours that nobody asks for any more. */
export async function forgetHours(db: Transaction, organization: string, before: Date): Promise<void> {
  await sql`delete from connect.channel_hour where organization_id = ${organization} and hour < ${before}`.execute(db);
}
