// Taxonomies as they are shown.
import type { Taxonomy } from '../../../contract/learn/taxonomies.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { findLabelledPosts, findTaxonomies, findTaxonomy, type TaxonomyRow } from '../store/taxonomy.ts';

export async function showTaxonomies({ db, organization }: Context) {
  return {
    taxonomies: (await findTaxonomies(db, organization)).map(view),
    labelled: (await findLabelledPosts(db, organization)).length,
  };
}

/** Throws `not_found`. */
export async function showTaxonomy({ db, organization }: Context, id: string): Promise<Taxonomy> {
  const row = await findTaxonomy(db, organization, id);
  if (!row) throw notFound();
  return view(row);
}

const view = (row: TaxonomyRow): Taxonomy => ({
  id: row.id,
  name: row.name,
  source: row.source,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  columns: row.state === 'uploaded' ? row.columns : [],
  outcome: row.outcome,
  fault: row.fault,
  usedSince: row.used_since?.toISOString() ?? null,
  labelledTo: row.labelled_to?.toISOString() ?? null,
});
