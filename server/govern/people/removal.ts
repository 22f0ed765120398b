// Ends a person's access at once, and gives it back.
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { record } from '../audit/record.ts';
import { lockOrganization } from '../organization/store.ts';
import { endSessions } from '../sign-in/session.ts';
import { keepAnAdministrator } from './grants.ts';
import { administersAll, mayGive } from './rules.ts';
import { selectPeople } from './store.ts';

/** Signs the person out everywhere; their name stays in the audit log. */
export async function removePerson(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  await lockOrganization(db, organization);
  const person = await getPerson(context, id);
  if (person.removed_at) return;
  if (administersAll(person.grants)) await keepAnAdministrator(context, id);
  await setRemoved(context, id, clock.now());
  await endSessions(db, person.user_id);
  await record(context, 'person.removed', { kind: 'person', id });
  await context.wake('people');
}

export async function restorePerson(context: Context, id: string): Promise<void> {
  const person = await getPerson(context, id);
  if (!person.removed_at) return;
  await setRemoved(context, id, null);
  await record(context, 'person.restored', { kind: 'person', id });
  await context.wake('people');
}

/** Whoever may hand on less than the person holds doesn't find them. */
async function getPerson({ db, organization, actor }: Context, id: string) {
  const [person] = await selectPeople(db, organization, id);
  if (!person || !mayGive(actor, person.grants)) throw notFound();
  return person;
}

async function setRemoved({ db, organization }: Context, id: string, at: Date | null): Promise<void> {
  await db
    .updateTable('govern.person')
    .set({ removed_at: at })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}
