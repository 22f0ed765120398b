// What an organization is called: its name and other names, and those of its facilities.
import type { Context } from '../../core/context.ts';
import '../tables.ts';

export interface Named {
  name: string;
  otherNames: string[];
}

/** The facilities that are open, by their names. */
export async function organizationNames({
  db,
  organization,
}: Pick<Context, 'db' | 'organization'>): Promise<Named & { facilities: (Named & { id: string })[] }> {
  const named = await db
    .selectFrom('govern.organization')
    .select(['name', 'other_names as otherNames'])
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();
  const facilities = await db
    .selectFrom('govern.facility')
    .select(['id', 'name', 'other_names as otherNames'])
    .where('organization_id', '=', organization)
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute();
  return { ...named, facilities };
}
