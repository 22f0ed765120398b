// Changes what a person may do. The last administrator of the whole organization stays one.
import type { z } from 'zod';
import type { person } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../audit/record.ts';
import { lockOrganization } from '../organization/store.ts';
import type { GrantGiven } from '../tables.ts';
import { administersAll, mayGive } from './rules.ts';
import { countOtherAdministrators, replaceGrants, selectPeople } from './store.ts';
import { showPerson } from './views.ts';

export async function changeGrants(
  context: Context,
  id: string,
  grants: readonly GrantGiven[],
): Promise<z.output<typeof person>> {
  const { db, organization, actor } = context;
  await checkGrants(context, grants);
  await lockOrganization(db, organization);
  const [before] = await selectPeople(db, organization, id);
  if (!before || !mayGive(actor, before.grants)) throw notFound();
  if (!before.removed_at && administersAll(before.grants) && !administersAll(grants)) {
    await keepAnAdministrator(context, id);
  }
  await replaceGrants(context, id, grants);
  await record(
    context,
    'person.grants_changed',
    { kind: 'person', id },
    { before: words(before.grants), after: words(grants) },
  );
  await context.wake('people');
  const [after] = await selectPeople(db, organization, id);
  return showPerson(after!);
}

/** Throws when the grants name a facility that is not there, or more than the actor may hand on. */
export async function checkGrants({ db, organization, actor }: Context, grants: readonly GrantGiven[]): Promise<void> {
  if (!mayGive(actor, grants)) throw notFound();
  const wanted = [...new Set(grants.flatMap(({ facilityId }) => facilityId ?? []))];
  if (wanted.length === 0) return;
  const found = await db
    .selectFrom('govern.facility')
    .select('id')
    .where('organization_id', '=', organization)
    .where('id', 'in', wanted)
    .execute();
  if (found.length < wanted.length) throw notFound();
}

/** To be called with the organization locked. */
export async function keepAnAdministrator({ db, organization }: Context, without: string): Promise<void> {
  if ((await countOtherAdministrators(db, organization, without)) === 0) {
    throw new Refusal('person.last_administrator');
  }
}

/** For the audit log: `editor`, `editor@<facility>`. */
export const words = (grants: readonly GrantGiven[]): string[] =>
  grants.map(({ role, facilityId }) => (facilityId ? `${role}@${facilityId}` : role));
