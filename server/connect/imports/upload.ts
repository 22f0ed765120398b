// Takes a file in and says what its columns seem to be; nothing of it is read further until somebody says so.
import type { Actor } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { deleteFile, readFile, storeFile } from '../../core/files.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import type { FileReader, Inspected, OpenFile } from '../connector.ts';
import { findMapping, type ImportRow, insertImport } from './store.ts';
import { importView } from './views.ts';

export const mostBytes = 2_000_000_000;
/** Uploaded files are kept this long after their import ended. */
export const keptFor = 7 * 86_400_000;

export interface Caller {
  organization: string;
  actor: Actor;
}

export async function uploadFile(
  core: Core,
  reader: FileReader,
  { organization, actor }: Caller,
  { name, network, body }: { name: string; network: string; body: AsyncIterable<Uint8Array> },
) {
  const stored = await storeFile(core, organization, actor, {
    name,
    mediaType: 'application/octet-stream',
    body,
    most: mostBytes,
  });
  try {
    const open = () => readFile(core, organization, actor, stored.id);
    const found = await inspect(reader, open);
    return await act(core, organization, actor, async (context) => {
      const { row, remembered } = await begin(context, found, {
        name,
        network,
        bytes: stored.bytes,
        fileId: stored.id,
      });
      await record(context, 'import.uploaded', { kind: 'import', id: row.id }, { bytes: stored.bytes });
      const { columns, mapping, encoding, format } = row;
      return { import: importView(row), columns, mapping, remembered, encoding, format, dates: found.dates };
    });
  } catch (error) {
    await deleteFile(core, organization, actor, stored.id);
    throw error;
  }
}

/** Throws `import.unreadable` with the code of the fault that says why. */
export async function inspect(reader: FileReader, open: OpenFile): Promise<Inspected> {
  const found = await reader.inspect(open);
  if (!found.ok) throw new Refusal('import.unreadable', { ...found.fault.values, fault: found.fault.code });
  return found;
}

/** The import's row: with the mapping that was used for the same columns before, else with the guessed one. */
export async function begin(
  { db, organization, actor, clock, wake }: Context,
  found: Inspected,
  given: { name: string; network: string; bytes: number; fileId: string | null },
): Promise<{ row: ImportRow; remembered: boolean }> {
  const before = await findMapping(db, organization, found.headerDigest);
  const row = await insertImport(db, {
    organization_id: organization,
    id: newId(clock),
    file_id: given.fileId,
    file_name: given.name,
    network: before && given.network === 'file' ? before.network : given.network.toLowerCase(),
    state: 'uploaded',
    encoding: found.encoding,
    format: found.format,
    shape: JSON.stringify(found.shape),
    columns: JSON.stringify(found.columns),
    dates: found.dates?.order ?? 'month-first',
    header_digest: found.headerDigest,
    mapping: JSON.stringify(before?.mapping ?? found.mapping),
    bytes: given.bytes,
    created_at: clock.now(),
    created_by: actor.id,
  });
  await wake('imports');
  return { row, remembered: before !== undefined };
}
