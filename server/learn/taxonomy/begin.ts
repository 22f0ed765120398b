// Begins a taxonomy of one's own: a labelled file is sent and its columns chosen, or what people labelled here is taken.
import type { Taxonomy } from '../../../contract/learn/taxonomies.ts';
import type { FileReader } from '../../connect/index.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { deleteFile, readFile, storeFile } from '../../core/files.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { findLabelledPosts, findTaxonomy, insertTaxonomy, updateTaxonomy } from '../store/taxonomy.ts';
import { labelsIn } from './examples.ts';
import { showTaxonomy } from './show.ts';
import { trainTaxonomyJob } from './train.ts';

const mostBytes = 200_000_000;
const mostTexts = 500_000;
/** Fewer labelled posts teach nothing worth having. */
export const leastPosts = 30;

interface Caller {
  organization: string;
  actor: Actor;
}

/** Throws `import.unreadable` with what is wrong with the file. */
export async function uploadTaxonomy(
  core: Core,
  reader: FileReader,
  { organization, actor }: Caller,
  { name, body }: { name: string; body: AsyncIterable<Uint8Array> },
): Promise<Taxonomy> {
  const stored = await storeFile(core, organization, actor, {
    name,
    mediaType: 'application/octet-stream',
    body,
    most: mostBytes,
  });
  try {
    const { columns } = await inspected(core, reader, organization, stored.id);
    return await act(core, organization, actor, async (context) => {
      const id = newId(core.clock);
      await insert(context, { id, name, source: 'file', state: 'uploaded', file_id: stored.id, columns });
      await record(context, 'taxonomy.uploaded', { kind: 'taxonomy', id }, { bytes: stored.bytes });
      return showTaxonomy(context, id);
    });
  } catch (error) {
    await deleteFile(core, organization, actor, stored.id);
    throw error;
  }
}

/** Keeps the two columns that matter in place of the file, and learns from them. Throws `conflict` once that was done. */
export async function trainTaxonomy(
  core: Core,
  reader: FileReader,
  { organization, actor }: Caller,
  id: string,
  chosen: { text: string; label: string },
): Promise<Taxonomy> {
  const uploaded = await act(core, organization, actor, async ({ db }) => {
    const row = await findTaxonomy(db, organization, id);
    if (!row) throw notFound();
    if (row.state !== 'uploaded' || !row.file_id) throw new Refusal('conflict');
    return row.file_id;
  });
  const { shape, columns } = await inspected(core, reader, organization, uploaded);
  if (![chosen.text, chosen.label].every((name) => columns.some((column) => column.name === name)))
    throw new Refusal('import.mapping');
  const kept = await storeFile(core, organization, actor, {
    name: 'labelled texts',
    mediaType: 'application/x-ndjson',
    most: mostBytes * 2,
    body: labelledLines(core, reader, organization, { file: uploaded, shape, chosen }),
  });
  const taxonomy = await act(core, organization, actor, async (context) => {
    const { db, jobs } = context;
    const row = await findTaxonomy(db, organization, id);
    if (row?.state !== 'uploaded') throw new Refusal('conflict');
    await updateTaxonomy(db, organization, id, { state: 'training', file_id: kept.id, chosen });
    await jobs.later(db, trainTaxonomyJob, { organizationId: organization, taxonomyId: id }, { key: id });
    await record(context, 'taxonomy.trained', { kind: 'taxonomy', id });
    await context.wake('analyses');
    return showTaxonomy(context, id);
  });
  await deleteFile(core, organization, actor, uploaded);
  return taxonomy;
}

/** Throws `taxonomy.too_few` below thirty posts that people labelled. */
export async function learnFromPosts(context: Context, name: string): Promise<Taxonomy> {
  const { db, organization, jobs } = context;
  const labelled = (await findLabelledPosts(db, organization)).length;
  if (labelled < leastPosts) throw new Refusal('taxonomy.too_few', { labelled, least: leastPosts });
  const id = newId(context.clock);
  await insert(context, { id, name, source: 'posts', state: 'training', file_id: null, columns: [] });
  await jobs.later(db, trainTaxonomyJob, { organizationId: organization, taxonomyId: id }, { key: id });
  await record(context, 'taxonomy.trained', { kind: 'taxonomy', id });
  await context.wake('analyses');
  return showTaxonomy(context, id);
}

function insert(
  { db, organization, clock, actor }: Context,
  of: Omit<Parameters<typeof insertTaxonomy>[2], 'created_at' | 'created_by'>,
) {
  return insertTaxonomy(db, organization, { ...of, created_at: clock.now(), created_by: actor.id });
}

async function inspected(core: Core, reader: FileReader, organization: string, file: string) {
  const found = await reader.inspect(() =>
    readFile(core, organization, { kind: 'program', id: null, grants: [] }, file),
  );
  if (!found.ok) throw new Refusal('import.unreadable', { ...found.fault.values, fault: found.fault.code });
  return found;
}

/** A line for each labelled text; the first says how many rows had none. The reader's `place` carries the label. */
async function* labelledLines(
  core: Core,
  reader: FileReader,
  organization: string,
  { file, shape, chosen }: { file: string; shape: unknown; chosen: { text: string; label: string } },
): AsyncGenerator<Uint8Array> {
  const lines: string[] = [];
  let leftOut = 0;
  const reading = {
    shape,
    mapping: { text: chosen.text, place: chosen.label },
    network: 'file',
    dates: 'month-first' as const,
    timeZone: 'UTC',
    now: core.clock.now(),
  };
  for await (const { rows } of reader.read(
    () => readFile(core, organization, { kind: 'program', id: null, grants: [] }, file),
    reading,
  )) {
    for (const { post } of rows) {
      const labels = post?.author?.place ?? post?.place;
      const found = labels ? labelsIn(labels) : [];
      if (post && found.length > 0 && lines.length < mostTexts) lines.push(JSON.stringify([post.text, found]));
      else leftOut++;
    }
  }
  yield Buffer.from(`${leftOut}\n`);
  for (let from = 0; from < lines.length; from += 1000)
    yield Buffer.from(`${lines.slice(from, from + 1000).join('\n')}\n`);
}
