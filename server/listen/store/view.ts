// SQL of saved views.
import { sql } from 'kysely';
import type { Filters } from '../../../contract/listen.ts';
import type { Transaction } from '../../core/database.ts';

export interface ViewRow {
  id: string;
  name: string;
  filters: unknown;
  shared: boolean;
  pinned: boolean;
  created_by: string | null;
}

const columns = sql.raw('id, name, filters, shared, pinned, created_by');

/** The pinned ones first, each by name. */
export async function findViewRows(db: Transaction, organization: string, person: string | null): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`select ${columns} from listen.saved_view
    where organization_id = ${organization} and (shared or created_by = ${person}::uuid)
    order by pinned desc, lower(name), id`.execute(db);
  return rows;
}

export async function findView(db: Transaction, organization: string, id: string): Promise<ViewRow | undefined> {
  const { rows } = await sql<ViewRow>`select ${columns} from listen.saved_view
    where organization_id = ${organization} and id = ${id}`.execute(db);
  return rows[0];
}

export interface ViewValues {
  id: string;
  name: string;
  filters: Filters;
  shared: boolean;
  pinned: boolean;
}

export async function insertView(
  db: Transaction,
  organization: string,
  view: ViewValues & { at: Date; by: string | null },
): Promise<void> {
  await sql`insert into listen.saved_view (organization_id, id, name, filters, shared, pinned, created_at, created_by)
    values (${organization}, ${view.id}, ${view.name}, ${JSON.stringify(view.filters)}::jsonb, ${view.shared},
      ${view.pinned}, ${view.at}, ${view.by})`.execute(db);
}

export async function updateViewRow(db: Transaction, organization: string, view: ViewValues): Promise<void> {
  await sql`update listen.saved_view set name = ${view.name}, filters = ${JSON.stringify(view.filters)}::jsonb,
      shared = ${view.shared}, pinned = ${view.pinned}
    where organization_id = ${organization} and id = ${view.id}`.execute(db);
}

export async function deleteViewRow(db: Transaction, organization: string, id: string): Promise<void> {
  await sql`delete from listen.saved_view where organization_id = ${organization} and id = ${id}`.execute(db);
}
