// Lets a taxonomy take over, puts it away, deletes it.
import type { Taxonomy } from '../../../contract/learn/taxonomies.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { deleteTaxonomyRow, findInUse, findTaxonomy, updateTaxonomy } from '../store/taxonomy.ts';
import { labelArchive } from './label.ts';
import { showTaxonomy } from './show.ts';

/** Throws `conflict` for one that is not trained. */
export async function useTaxonomy(context: Context, id: string): Promise<Taxonomy> {
  const { db, organization, clock, jobs } = context;
  const row = await findTaxonomy(db, organization, id);
  if (!row) throw notFound();
  if (row.state !== 'ready' && row.state !== 'put_away') throw new Refusal('conflict');
  const before = await findInUse(db, organization);
  if (before)
    await updateTaxonomy(db, organization, before.id, { state: 'put_away', used_since: null, labelled_to: null });
  const now = clock.now();
  await updateTaxonomy(db, organization, id, { state: 'in_use', used_since: now, labelled_to: now });
  await jobs.later(db, labelArchive, { organizationId: organization, taxonomyId: id }, { key: id });
  await record(context, 'taxonomy.used', { kind: 'taxonomy', id });
  await context.wake('analyses');
  return showTaxonomy(context, id);
}

/** Throws `conflict` for one that is not in use. */
export async function putAwayTaxonomy(context: Context, id: string): Promise<Taxonomy> {
  const { db, organization } = context;
  const row = await findTaxonomy(db, organization, id);
  if (!row) throw notFound();
  if (row.state !== 'in_use') throw new Refusal('conflict');
  await updateTaxonomy(db, organization, id, { state: 'put_away', used_since: null, labelled_to: null });
  await record(context, 'taxonomy.put_away', { kind: 'taxonomy', id });
  await context.wake('analyses');
  return showTaxonomy(context, id);
}

/** Throws `conflict` for the one in use. */
export async function deleteTaxonomy(context: Context, id: string): Promise<void> {
  const { db, organization } = context;
  const row = await findTaxonomy(db, organization, id);
  if (!row) throw notFound();
  if (row.state === 'in_use') throw new Refusal('conflict');
  await deleteTaxonomyRow(db, organization, id);
  await record(context, 'taxonomy.deleted', { kind: 'taxonomy', id });
  await context.wake('analyses');
}
