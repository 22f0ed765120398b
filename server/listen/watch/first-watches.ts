// The first watches: what a new organization, and each of its facilities, is called.
import { parse } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { organizationNames } from '../../govern/index.ts';
import { distinctNames, type NameQueries } from './names.ts';
import { addWatch } from './watch.ts';

const either = (queries: readonly string[]): string =>
  queries.length > 1 ? `(${queries.join(' OR ')})` : (queries[0] ?? '');

/** A facility's name of one word ("Harbor") counts where the organization is named too: alone it is anybody's. */
export function facilityQuery(facility: NameQueries, organization: readonly string[]): string {
  const beside = facility.unsure.filter((query) => !organization.includes(query));
  if (beside.length === 0 || organization.length === 0) return [...facility.sure, ...facility.unsure].join(' OR ');
  const named = `(${either(beside)} ${either(organization)})`;
  return [...facility.sure, facility.sure.length ? named : named.slice(1, -1)].join(' OR ');
}

/** One for the organization and one for each open facility; names that make no readable query are left out. */
export async function firstWatches(context: Context): Promise<void> {
  const { facilities, ...organization } = await organizationNames(context);
  const own = distinctNames(organization);
  const names = [...own.sure, ...own.unsure];
  await add(context, organization.name, names.join(' OR '), null);
  for (const facility of facilities) {
    await add(context, facility.name, facilityQuery(distinctNames(facility), names), facility.id);
  }
}

async function add(context: Context, name: string, query: string, facilityId: string | null): Promise<void> {
  if (query && parse(query).ok) await addWatch(context, { name: name.slice(0, 120), query, facilityId });
}
