// How much was said under each label of a taxonomy, and by how many people.
import type { Scope } from '../../../contract/learn/scope.ts';
import { MIN_POSTS, wilson } from '../../../language/numbers/index.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { checkScope } from '../scope.ts';
import { countOwnLabels, findTaxonomy } from '../store/taxonomy.ts';

export async function countLabels(context: Context, id: string, asked: Scope) {
  const { db, organization } = context;
  if (!(await findTaxonomy(db, organization, id))) throw notFound();
  const rows = await countOwnLabels(db, await checkScope(context, asked), id);
  const all = rows.find(({ label }) => label === null) ?? { posts: 0, people: 0, busiest: 0 };
  const counted = ({ posts, people, busiest }: typeof all) => ({
    posts,
    people,
    busiest: posts > 0 ? busiest / posts : 0,
    tooFew: posts < MIN_POSTS,
    ...(all.people > 0 ? { share: wilson(people, all.people) } : {}),
  });
  return {
    all: counted(all),
    labels: rows.flatMap((row) => (row.label === null ? [] : [{ label: row.label, counted: counted(row) }])),
  };
}
