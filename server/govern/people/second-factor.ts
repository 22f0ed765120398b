// Takes off the second factor of somebody who lost it; only the operator at the command line does so.
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { record } from '../audit/record.ts';
import { selectPeople } from './store.ts';

/** Authenticator and backup codes; passkeys stay. */
export async function takeOffSecondFactor(context: Context, personId: string): Promise<void> {
  const { db, organization } = context;
  const [person] = await selectPeople(db, organization, personId);
  if (!person) throw notFound();
  await db.deleteFrom('auth.two_factor').where('user_id', '=', person.user_id).execute();
  await db.updateTable('auth.user').set({ two_factor_enabled: false }).where('id', '=', person.user_id).execute();
  await record(context, 'second_factor.taken_off', { kind: 'person', id: personId });
}
