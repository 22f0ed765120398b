// Begins an import, tries it without storing anything, goes on with one that was stopped, and stops one.
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { isFacility } from '../channels/store.ts';
import type { Mapping } from '../connector.ts';
import { accessImport } from './access.ts';
import { deleteRefusals, type ImportRow, rememberMapping, updateImport } from './store.ts';
import { type ImportView, importView } from './views.ts';

export interface Wanted {
  mapping: Mapping;
  network: string;
  dryRun: boolean;
  facilityId: string | null;
  dates?: 'day-first' | 'month-first';
}

/** Asks for the import to be run; a worker takes it. */
export async function queueImport(context: Context, id: string, wanted: Wanted): Promise<ImportView> {
  const row = await accessImport(context, id, true);
  if (row.state === 'queued' || row.state === 'running' || row.file_id === null) throw new Refusal('import.state');
  const queued = await prepareRun(context, row, wanted);
  return importView(queued);
}

/** The import as it will be run: from its first row, or from where it was stopped. */
export async function prepareRun(context: Context, row: ImportRow, wanted: Wanted): Promise<ImportRow> {
  const { db, organization, clock } = context;
  checkMapping(row, wanted.mapping);
  if (wanted.facilityId && !(await isFacility(db, organization, wanted.facilityId))) throw notFound();
  const network = wanted.network.toLowerCase();
  const dates = wanted.dates ?? row.dates;
  const goesOn = row.state === 'stopped' && row.dry_run === wanted.dryRun && row.rows > 0;
  const same = sameMapping(row.mapping, wanted.mapping) && row.network === network && row.dates === dates;
  // Rows that are stored are known by the digest of what was mapped: another mapping would store them twice.
  if (!same && !row.dry_run && row.stored > 0) throw new Refusal('import.state');
  if (!goesOn) await deleteRefusals(db, organization, row.id);
  if (!wanted.dryRun)
    await rememberMapping(db, organization, {
      headerDigest: row.header_digest,
      mapping: wanted.mapping,
      network,
      at: clock.now(),
    });
  const queued = await updateImport(db, organization, row.id, {
    state: 'queued',
    dry_run: wanted.dryRun,
    mapping: JSON.stringify(wanted.mapping),
    network,
    dates,
    facility_id: wanted.facilityId,
    fault: null,
    finished_at: null,
    claimed_until: null,
    ...(goesOn ? {} : { rows: 0, stored: 0, known: 0, refused: 0, bytes_read: 0, sample: '[]' }),
  });
  const word = wanted.dryRun ? 'import.tried' : goesOn ? 'import.continued' : 'import.started';
  await record(context, word, { kind: 'import', id: row.id }, { fields: Object.keys(wanted.mapping) });
  await context.wake('imports');
  return queued;
}

function checkMapping(row: ImportRow, mapping: Mapping): void {
  const names = new Set(row.columns.map(({ name }) => name));
  const wrong = Object.entries(mapping).filter(([, column]) => !names.has(column));
  if (wrong.length > 0) {
    const fields = wrong.map(([field]) => ({
      path: `body.mapping.${field}`,
      code: 'column',
      message: 'No such column',
    }));
    throw new Refusal('import.mapping', {}, fields);
  }
  if (!mapping.text && !mapping.title) throw new Refusal('import.no_text');
}

const sameMapping = (one: Mapping, other: Mapping) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

export async function stopImport(context: Context, id: string): Promise<ImportView> {
  const { db, organization } = context;
  const row = await accessImport(context, id, true);
  if (row.state !== 'queued' && row.state !== 'running') throw new Refusal('import.state');
  // Whoever runs it sees this with its next batch, which it then does not store.
  const stopped = await updateImport(db, organization, id, { state: 'stopped', claimed_until: null });
  await record(context, 'import.stopped', { kind: 'import', id }, { rows: row.rows });
  await context.wake('imports');
  return importView(stopped);
}
