// The person who is signed in: who they are here, what they may do, and which of their organizations they work in.
import type { z } from 'zod';
import type { govern, me as meShape } from '../../../contract/govern.ts';
import { type Actor, facilitiesFor, rightsHeld } from '../../core/actor.ts';
import type { Context, Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../audit/record.ts';
import { selectOrganization } from '../organization/store.ts';
import { findAccess } from '../sign-in/access.ts';
import { chooseInSession, findSession } from '../sign-in/session.ts';
import { type PersonRow, selectPeople } from './store.ts';

/** A key is nobody: it finds no person here. */
export async function me(context: Context): Promise<z.output<typeof meShape>> {
  const { db, organization, actor } = context;
  const person = await getOwn(context);
  const here = await selectOrganization(db, organization);
  if (!here) throw notFound();
  const access = await findAccess(db, person.user_id);
  return {
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      language: person.language,
      secondFactor: person.second_factor,
    },
    organization: {
      id: organization,
      name: here.name,
      demonstration: here.demonstration,
      timeZone: here.time_zone,
      language: here.language,
    },
    organizations: access.map(({ organizationId: id, name, demonstration }) => ({ id, name, demonstration })),
    rights: rightsHeld(actor),
    roles: [...new Set(person.grants.map(({ role }) => role))],
    facilityIds: facilitiesOf(actor),
  };
}

export async function updateMe(context: Context, input: z.output<typeof govern.updateMe.body>): Promise<void> {
  const { db, organization } = context;
  const { id } = await getOwn(context);
  const fields = Object.keys(input);
  if (fields.length === 0) return;
  await db
    .updateTable('govern.person')
    .set(input)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
  await record(context, 'person.changed', { kind: 'person', id }, { fields });
  await context.wake('people');
}

/** From the next request on. */
export async function chooseOrganization(core: Core, headers: Headers, organizationId: string): Promise<void> {
  const session = await findSession(core, headers);
  if (!session) throw new Refusal('signed_out');
  const access = await findAccess(core.database.kysely, session.userId);
  if (!access.some((each) => each.organizationId === organizationId)) throw notFound();
  await chooseInSession(core, session.id, organizationId);
}

async function getOwn({ db, organization, actor }: Context): Promise<PersonRow> {
  const [person] = actor.kind === 'person' && actor.id ? await selectPeople(db, organization, actor.id) : [];
  if (!person) throw notFound();
  return person;
}

/** Where they may read: null for everywhere. */
function facilitiesOf(actor: Actor): string[] | null {
  const facilities = facilitiesFor(actor, 'organization.read');
  return facilities && [...new Set(facilities)];
}
