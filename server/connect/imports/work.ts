// Runs one import: reads the next rows while the last are being stored, and saves how far it is with the rows themselves.
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { givingBack } from '../../core/give-back.ts';
import { kindOf } from '../../core/jobs.ts';
import { organizationNames } from '../../govern/index.ts';
import type { FileReader, OpenFile, RowBatch } from '../connector.ts';
import { keepPieces } from '../hear/keep.ts';
import type { Receiver } from '../receiver.ts';
import { ahead } from './ahead.ts';
import { batchOf, facilityFinder, type Row, storeRows } from './batch.ts';
import { claimImport, findImport, findTimeZone, type ImportRow, updateImport } from './store.ts';

/** An import whose process died is taken over after this, ms. */
const claim = 15_000;
const wakeEvery = 500;

export interface Running {
  organization: string;
  id: string;
}

/** Called after each batch that was stored. */
export type Told = (row: ImportRow) => void;

/**
 * Takes the import and runs it to its end, until somebody stops it, or until `signal` aborts (it then waits for another process).
 * Undefined when another process has it.
 */
export async function runImport(
  core: Core,
  around: { reader: FileReader; receiver: Receiver },
  { organization, id }: Running,
  open: (row: ImportRow) => OpenFile,
  signal: AbortSignal,
  told: Told = () => {},
): Promise<ImportRow | undefined> {
  const { clock } = core;
  const until = () => new Date(clock.now().getTime() + claim);
  const inside = <T>(run: (context: Context) => Promise<T>) => act(core, organization, program, run);
  const row = await inside(({ db }) => claimImport(db, organization, id, clock.now(), until()));
  if (!row) return undefined;
  const beat = setInterval(() => {
    inside(({ db }) => updateImport(db, organization, id, { claimed_until: until() })).catch(() => {});
  }, claim / 3);
  try {
    const { zone, names } = await inside(async (context) => ({
      zone: await findTimeZone(context.db, organization),
      names: await organizationNames(context),
    }));
    const reading = {
      shape: row.shape,
      mapping: row.mapping,
      network: row.network,
      dates: row.dates,
      timeZone: zone,
      now: clock.now(),
    };
    const batches = around.reader.read(open(row), reading);
    const find = facilityFinder(names.facilities);
    const ended = await storeAll(core, around.receiver, row, batches, find, signal, told);
    return await inside((context) => finish(context, id, ended, signal));
  } catch (error) {
    if (signal.aborted) return await inside((context) => finish(context, id, 'aborted', signal)).catch(() => undefined);
    core.log.error({ import: id, kind: kindOf(error) }, 'An import failed.');
    return await inside((context) => finish(context, id, { code: 'storing', values: {} }, signal));
  } finally {
    clearInterval(beat);
  }
}

type Ended = 'finished' | 'stopped' | 'aborted' | NonNullable<RowBatch['fault']>;

async function storeAll(
  core: Core,
  receiver: Receiver,
  row: ImportRow,
  batches: AsyncGenerator<RowBatch>,
  find: ReturnType<typeof facilityFinder>,
  signal: AbortSignal,
  told: Told,
): Promise<Ended> {
  let seen = 0;
  let wokenAt = 0;
  const giveBack = givingBack();
  for await (const batch of ahead(foreseen(batches, receiver))) {
    if (signal.aborted) return 'aborted';
    // Rows that were stored before a stop are read again, because later ones are known by how often they were met.
    const rows = batch.rows.slice(Math.max(0, row.rows - seen));
    const skipped = seen + batch.rows.length - rows.length;
    seen += batch.rows.length;
    if (rows.length > 0) {
      const wakes = performance.now() - wokenAt > wakeEvery;
      if (wakes) wokenAt = performance.now();
      const now = await storeBatch(core, receiver, row, { ...batch, rows }, skipped, find, wakes, signal);
      if (!now) return 'stopped';
      told(now);
      giveBack();
    }
    if (batch.fault) return batch.fault;
  }
  return signal.aborted ? 'aborted' : 'finished';
}

/** The words of the next rows are read while the last are being stored. */
async function* foreseen(batches: AsyncGenerator<RowBatch>, receiver: Receiver): AsyncGenerator<RowBatch> {
  for await (const batch of batches) {
    receiver.foresee?.(batch.rows.flatMap(({ post }) => post ?? []));
    yield batch;
  }
}

/** Undefined when the import was stopped, or another process has gone on with it, meanwhile: nothing is stored then. */
async function storeBatch(
  core: Core,
  receiver: Receiver,
  { organization_id: organization, id }: ImportRow,
  batch: RowBatch,
  from: number,
  find: ReturnType<typeof facilityFinder>,
  wakes: boolean,
  signal: AbortSignal,
): Promise<ImportRow | undefined> {
  let last: ImportRow | undefined;
  let stopped = false;
  let place = from;
  const store = (rows: readonly Row[], extra: readonly Row[]) =>
    act(core, organization, program, async (context) => {
      const held = await findImport(context.db, organization, id, true);
      if (held?.state !== 'running' || held.rows !== place) {
        stopped = true;
        return;
      }
      last = await storeRows(context, receiver, held, batchOf(rows, find, held), { ...batch, extra });
      if (wakes) await context.wake('imports');
    });
  const given = batch.rows;
  const unfit = await keepPieces(
    given,
    async (piece) => {
      if (stopped) return;
      await store(piece, []);
      if (!stopped) place += piece.length;
    },
    { log: core.log, signal },
  );
  if (!stopped && unfit.length > 0) await store([], unfit);
  return stopped ? undefined : last;
}

async function finish(context: Context, id: string, ended: Ended, signal: AbortSignal): Promise<ImportRow> {
  const { db, organization, clock } = context;
  const row = (await findImport(db, organization, id, true))!;
  if (row.state !== 'running') return row;
  // Left for the next process, at once.
  if (ended === 'aborted' || signal.aborted) return updateImport(db, organization, id, { claimed_until: null });
  if (ended === 'stopped') return row;
  const failed = ended !== 'finished';
  const finished = await updateImport(db, organization, id, {
    state: failed ? 'failed' : row.dry_run ? 'dry_run' : 'finished',
    fault: failed ? JSON.stringify(ended) : null,
    finished_at: clock.now(),
    claimed_until: null,
    ...(failed ? {} : { bytes_read: row.bytes }),
  });
  if (!row.dry_run) await context.events.emit(db, 'import.finished', { organizationId: organization, importId: id });
  await context.wake('imports');
  return finished;
}
