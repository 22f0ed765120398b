// Some rows of a file: those that are posts are stored by facility, the others kept with line and reason, and all are counted.
import type { ArrivedPost } from '../../../contract/post.ts';
import type { Context } from '../../core/context.ts';
import type { RowBatch } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import type { SampleRow } from '../tables.ts';
import { type ImportRow, insertRefusals, mostRefusals, type Refusal, updateImport } from './store.ts';

const mostSample = 20;

export type Row = RowBatch['rows'][number];

type Named = { id: string; name: string; otherNames: string[] };

/** The facility that a cell names, whole and without case. */
export function facilityFinder(facilities: readonly Named[]): (name: string | undefined) => string | undefined {
  const byName = new Map<string, string>();
  for (const { id, name, otherNames } of facilities)
    for (const each of [name, ...otherNames]) byName.set(each.trim().toLowerCase(), id);
  return (name) => (name === undefined ? undefined : byName.get(name.trim().toLowerCase()));
}

export interface Sorted {
  rows: number;
  refused: Refusal[];
  groups: { facilityId: string | null; rows: (Row & { post: ArrivedPost })[] }[];
}

export function batchOf(
  rows: readonly Row[],
  find: ReturnType<typeof facilityFinder>,
  { facility_id: given }: Pick<ImportRow, 'facility_id'>,
): Sorted {
  const groups = new Map<string | null, Sorted['groups'][number]['rows']>();
  const refused: Refusal[] = [];
  for (const row of rows) {
    if (!row.post) {
      refused.push({ line: row.line, fault: row.fault!, row: row.raw });
      continue;
    }
    const found = find(row.facility);
    const facilityId = found ?? given;
    // What the file calls a place that is no facility of ours is still where it was.
    const post = row.facility && !found && !row.post.place ? { ...row.post, place: row.facility } : row.post;
    const group = groups.get(facilityId) ?? [];
    group.push({ ...row, post });
    groups.set(facilityId, group);
  }
  return { rows: rows.length, refused, groups: [...groups].map(([facilityId, rows]) => ({ facilityId, rows })) };
}

/** In the open transaction; a dry run counts what would be handed over and stores nothing of it. */
export async function storeRows(
  context: Context,
  receiver: Receiver,
  held: ImportRow,
  { rows, refused, groups }: Sorted,
  { bytesRead, extra }: { bytesRead: number; extra: readonly Row[] },
): Promise<ImportRow> {
  const { db, organization, clock } = context;
  const refusals = [...refused, ...extra.map(({ line, raw }) => ({ line, fault: unfit, row: raw }))];
  let stored = 0;
  let known = 0;
  for (const { facilityId, rows } of groups) {
    if (held.dry_run) {
      stored += rows.length;
      continue;
    }
    const batch = { channelId: held.channel_id, facilityId, posts: rows.map(({ post }) => post), changes: [] };
    const received = await receiver.receive(context, batch);
    stored += received.stored;
    known += received.known;
    for (const { index, fault } of received.refused) {
      const { line, raw } = rows[index]!;
      refusals.push({ line, fault, row: raw });
    }
  }
  const room = Math.max(0, mostRefusals - held.refused);
  await insertRefusals(db, organization, held.id, refusals.slice(0, room));
  return updateImport(db, organization, held.id, {
    rows: held.rows + rows + extra.length,
    stored: held.stored + stored,
    known: held.known + known,
    refused: held.refused + refusals.length,
    bytes_read: bytesRead,
    progress_at: clock.now(),
    ...(held.sample.length < mostSample ? { sample: JSON.stringify(sampleOf(held.sample, groups)) } : {}),
  });
}

const unfit = { code: 'row_unfit', values: {} };

function sampleOf(before: SampleRow[], groups: Sorted['groups']): SampleRow[] {
  const rows = groups.flatMap((group) => group.rows).sort((one, other) => one.line - other.line);
  const more = rows.slice(0, mostSample - before.length).map(({ post }) => ({
    text: post.text.slice(0, 500),
    author: post.author?.name ?? post.author?.handle ?? null,
    at: post.at?.toISOString() ?? null,
    rating: post.rating ?? null,
    kind: post.kind ?? null,
  }));
  return [...before, ...more];
}
