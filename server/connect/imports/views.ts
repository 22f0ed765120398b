// An import as it leaves this room, with its rate and the time that is left.
import type { z } from 'zod';
import type { importState } from '../../../contract/connect.ts';
import type { ImportRow } from './store.ts';

export type ImportView = z.output<typeof importState>;

export function importView(row: ImportRow): ImportView {
  const seconds =
    row.state === 'running' && row.started_at && row.progress_at
      ? (row.progress_at.getTime() - row.started_at.getTime()) / 1000
      : 0;
  const bytesPerSecond = seconds > 0 ? (row.bytes_read - row.run_bytes) / seconds : 0;
  return {
    id: row.id,
    fileName: row.file_name,
    network: row.network,
    state: row.state,
    dryRun: row.dry_run,
    bytes: row.bytes,
    bytesRead: Math.min(row.bytes_read, row.bytes),
    rows: row.rows,
    stored: row.stored,
    known: row.known,
    refused: row.refused,
    rowsPerSecond: seconds > 0 ? Math.round((row.rows - row.run_rows) / seconds) : null,
    secondsLeft: bytesPerSecond > 0 ? Math.ceil(Math.max(0, row.bytes - row.bytes_read) / bytesPerSecond) : null,
    fault: row.fault,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
