// Labels posts by the taxonomy in use: what arrives at once, the archive piece by piece, and any post by hand.
import type { Events } from '../../../contract/events.ts';
import { type Labelled as Likely, labeller, readModel } from '../../../language/linear/index.ts';
import { facilitiesFor, program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import type { Job } from '../../core/jobs.ts';
import { record } from '../../govern/index.ts';
import { wholeOf } from '../analyse/reader.ts';
import { findAnalyses, findWords } from '../store/analysis.ts';
import {
  findInUse,
  findOwnLabels,
  findTaxonomy,
  findToLabel,
  readModelOf,
  type TaxonomyRow,
  updateTaxonomy,
  writeLabelsByHand,
  writeOwnLabels,
} from '../store/taxonomy.ts';

const piece = 500;

/** Posts that were read, or read anew. */
export const labelAnalysed: Job<Events['posts.analysed']> = {
  name: 'learn.label_analysed',
  retries: 10,
  seconds: 600,
  run: (core, { organizationId, postIds }) =>
    act(core, organizationId, program, async (context) => {
      const { db, organization, clock } = context;
      const inUse = await findInUse(db, organization);
      if (!inUse) return;
      const labelsOf = await modelOf(context, inUse.id);
      const words = await findWords(db, organization, postIds, true);
      await writeOwnLabels(db, organization, inUse.id, clock.now(), words.map(labelled(labelsOf)));
    }),
};

/** The archive, newest first; a stop goes on where it stood. */
export const labelArchive: Job<{ organizationId: string; taxonomyId: string }> = {
  name: 'learn.label_archive',
  retries: 20,
  seconds: 3600,
  run: (core, { organizationId, taxonomyId }, signal) => archive(core, organizationId, taxonomyId, signal),
};

async function archive(core: Core, organization: string, id: string, signal: AbortSignal): Promise<void> {
  let before: { at: Date; id: string } | null = null;
  do {
    signal.throwIfAborted();
    const last: { at: Date; id: string } | null = await act(core, organization, program, async (context) => {
      const { db, clock } = context;
      const row = await findTaxonomy(db, organization, id);
      if (row?.state !== 'in_use') return null;
      const from = before ?? (row.labelled_to && { at: row.labelled_to, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' });
      const posts = await findToLabel(db, organization, from, piece);
      const labelsOf = await modelOf(context, id);
      await writeOwnLabels(db, organization, id, clock.now(), posts.map(labelled(labelsOf)));
      const end = posts.length < piece;
      await updateTaxonomy(db, organization, id, { labelled_to: end ? null : posts.at(-1)!.at });
      await context.wake('analyses');
      return end ? null : posts.at(-1)!;
    });
    before = last;
  } while (before);
}

const labelled =
  (labelsOf: (text: string) => Likely[]) => (post: { id: string; title: string | null; text: string }) => ({
    id: post.id,
    labels: labelsOf(wholeOf(post)).map(({ label }) => label),
  });

const opened = new Map<string, (text: string) => Likely[]>();

/** Models are kept open; a taxonomy's never changes once it is trained. */
async function modelOf({ db, organization }: Context, id: string): Promise<(text: string) => Likely[]> {
  const open = opened.get(id);
  if (open) return open;
  const bytes = await readModelOf(db, organization, id);
  if (!bytes) throw new Error('A taxonomy in use has no model.');
  const labelsOf = labeller(readModel(bytes));
  if (opened.size >= 16) opened.delete(opened.keys().next().value!);
  opened.set(id, labelsOf);
  return labelsOf;
}

/** Throws `not_found` where no taxonomy is in use or the post may not be seen, `taxonomy.label` for a label it does not know. */
export async function labelPost(context: Context, postId: string, labels: string[]): Promise<{ before: string[] }> {
  const { db, organization, actor, clock } = context;
  const inUse = await findInUse(db, organization);
  const [analysis] = await findAnalyses(db, organization, [postId], facilitiesFor(actor, 'posts.read'));
  if (!inUse || !analysis || actor.kind !== 'person' || !actor.id) throw notFound();
  const known = labelsOf(inUse);
  if (!labels.every((label) => known.includes(label))) throw new Refusal('taxonomy.label');
  const of = { taxonomy: inUse.id, post: postId, labels, person: actor.id, at: clock.now() };
  const before = await writeLabelsByHand(db, organization, of);
  await record(context, 'post.labelled', { kind: 'post', id: postId });
  await context.wake('analyses');
  return { before: before ?? [] };
}

export async function showOwnLabels({ db, organization, actor }: Context, postIds: readonly string[]) {
  const inUse = await findInUse(db, organization);
  if (!inUse) return { taxonomy: null, labelled: [] };
  return {
    taxonomy: { id: inUse.id, name: inUse.name, labels: labelsOf(inUse) },
    labelled: await findOwnLabels(db, organization, inUse.id, postIds, facilitiesFor(actor, 'posts.read')),
  };
}

const labelsOf = ({ outcome }: TaxonomyRow): string[] => outcome?.labels.map(({ label }) => label) ?? [];
