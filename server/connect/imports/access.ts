// The only way from an id to an import, and to all of them.
import { facilitiesFor, may } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { isId } from '../../core/ids.ts';
import { findImport, findImports, findRefusals, type ImportRow } from './store.ts';
import { importView } from './views.ts';

const page = 50;
const firstRefusals = 100;

export async function accessImport(context: Context, id: string, lock = false): Promise<ImportRow> {
  const row = await findImport(context.db, context.organization, id, lock);
  // A key that may import and nothing else sees its imports.
  const facilities = may(context.actor, 'imports.write') ? null : facilitiesFor(context.actor, 'channels.read');
  if (!row || (facilities && !facilities.includes(row.facility_id ?? ''))) throw notFound();
  return row;
}

export async function showImports(context: Context, before: string | undefined) {
  if (before !== undefined && !isId(before)) throw new Refusal('request.invalid');
  const { db, organization, actor } = context;
  const facilities = facilitiesFor(actor, 'channels.read');
  const rows = await findImports(db, organization, { before, facilities, most: page + 1 });
  const shown = rows.slice(0, page);
  return { imports: shown.map(importView), next: rows.length > page ? shown.at(-1)!.id : null };
}

export async function showImport(context: Context, id: string) {
  const row = await accessImport(context, id);
  const refusals = await findRefusals(context.db, context.organization, id, { after: 0, most: firstRefusals });
  return {
    import: importView(row),
    mapping: row.mapping,
    dates: row.dates,
    columns: row.columns,
    refusals: refusals.map(({ line, fault }) => ({ line, fault })),
    sample: row.sample,
  };
}
