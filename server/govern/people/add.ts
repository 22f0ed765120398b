// Gives somebody access without an invitation: the first administrator, the people of the demonstration.
import type { Context } from '../../core/context.ts';
import { record } from '../audit/record.ts';
import { ensureUser } from '../sign-in/accounts.ts';
import type { GrantGiven } from '../tables.ts';
import { words } from './grants.ts';
import { insertPerson, replaceGrants } from './store.ts';

/** The user is made where there is none with this address; it has no password until one is set. */
export async function addPerson(
  context: Context,
  {
    grants,
    language = null,
    ...user
  }: { name: string; email: string; language?: 'en' | 'es' | null; grants: readonly GrantGiven[] },
): Promise<{ personId: string; userId: string }> {
  const userId = await ensureUser(context.db, context.clock, user);
  const personId = await insertPerson(context, { ...user, userId, language });
  await replaceGrants(context, personId, grants);
  await record(context, 'person.added', { kind: 'person', id: personId }, { grants: words(grants) });
  await context.wake('people');
  return { personId, userId };
}
