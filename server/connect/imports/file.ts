// Imports a file where it lies, at once, in this process: what the command line does.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { importFields } from '../../../contract/connect.ts';
import { operator } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import type { Inspected, Mapping } from '../connector.ts';
import type { Around } from '../start.ts';
import { prepareRun } from './run.ts';
import { findRefusals, type Refusal as RefusedRow } from './store.ts';
import { begin, inspect } from './upload.ts';
import { type ImportView, importView } from './views.ts';
import { runImport } from './work.ts';

export interface WantedImport {
  organization: string;
  path: string;
  network: string;
  /** Overrides what is guessed: field → column. */
  map: Mapping;
  dryRun: boolean;
  dates?: 'day-first' | 'month-first';
  signal: AbortSignal;
  /** Called once before the first row, and after each batch. */
  found?(inspected: Inspected, mapping: Mapping): void;
  told?(view: ImportView): void;
}

export interface Imported {
  import: ImportView;
  /** The refused rows, a page at a time. */
  refusals(): AsyncGenerator<RefusedRow>;
}

/** Throws refusals for a file that can't be read at all. What was stored before `signal` aborted stays. */
export async function importFile(core: Core, around: Around, wanted: WantedImport): Promise<Imported> {
  const { organization, path, network } = wanted;
  const reader = around.connectors.find((connector) => connector.file)?.file;
  if (!reader) throw new TypeError('No connector reads files.');
  const open = () => createReadStream(path, { highWaterMark: 256 * 1024 });
  const { size } = await stat(path);
  const found = await inspect(reader, open);
  const id = await act(core, organization, operator, async (context) => {
    const { row } = await begin(context, found, { name: basename(path), network, bytes: size, fileId: null });
    const mapping = corrected(row.mapping, wanted.map);
    wanted.found?.(found, mapping);
    const { dryRun, dates } = wanted;
    await prepareRun(context, row, { mapping, network, dryRun, dates, facilityId: null });
    return row.id;
  });
  const ended = await runImport(
    core,
    { ...around, reader },
    { organization, id },
    () => open,
    wanted.signal,
    (row) => wanted.told?.(importView(row)),
  );
  if (!ended) throw new Refusal('import.state');
  return {
    import: importView(ended),
    async *refusals() {
      for (let after = 0; ; ) {
        const rows = await act(core, organization, operator, ({ db }) =>
          findRefusals(db, organization, id, { after, most: 1000 }),
        );
        if (rows.length === 0) return;
        yield* rows;
        after = rows.at(-1)!.line;
      }
    },
  };
}

/** What a person says goes before what was guessed; a column stands for one field. */
function corrected(guessed: Mapping, given: Mapping): Mapping {
  const taken = new Set(Object.values(given));
  const mapping: Mapping = {};
  for (const field of importFields) {
    const column = given[field] ?? (taken.has(guessed[field]!) ? undefined : guessed[field]);
    if (column) mapping[field] = column;
  }
  return mapping;
}
