// Invites a person by a one-time link that is shown once, lists and revokes invitations.
import type { z } from 'zod';
import type { govern, invitation, person } from '../../../contract/govern.ts';
import type { Config } from '../../core/config.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { digestOf, newSecret } from '../sign-in/secrets.ts';
import { checkGrants, words } from './grants.ts';
import { selectInvitations, selectPeople } from './store.ts';
import { showInvitation, showPerson } from './views.ts';

const validMs = 7 * 86_400_000;

/** A one-time link: its token is behind the `#`, which browsers keep to themselves. */
export const linkTo = (config: Config, page: 'invitation' | 'password' | 'start', token: string): string =>
  `${config.url}/${page}#token=${token}`;

export async function findPeople({ db, organization }: Context): Promise<{
  people: z.output<typeof person>[];
  invitations: z.output<typeof invitation>[];
}> {
  const people = await selectPeople(db, organization);
  const invitations = await selectInvitations(db, organization);
  return { people: people.map(showPerson), invitations: invitations.map(showInvitation) };
}

export async function invite(
  context: Context,
  config: Config,
  { name, email, grants }: z.output<typeof govern.invite.body>,
): Promise<{ invitation: z.output<typeof invitation>; link: string }> {
  const { db, organization, clock, actor } = context;
  await checkGrants(context, grants);
  const people = await selectPeople(db, organization);
  if (people.some((each) => !each.removed_at && each.email === email.toLowerCase())) throw new Refusal('person.exists');
  const token = newSecret();
  const now = clock.now();
  const row = await db
    .insertInto('govern.invitation')
    .values({
      organization_id: organization,
      id: newId(clock),
      name,
      email: email.toLowerCase(),
      grants: JSON.stringify(grants),
      token_hash: digestOf(token),
      created_at: now,
      created_by: actor.id,
      expires_at: new Date(now.getTime() + validMs),
      accepted_at: null,
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(context, 'person.invited', { kind: 'invitation', id: row.id }, { grants: words(grants) });
  await context.wake('people');
  return { invitation: showInvitation(row), link: linkTo(config, 'invitation', token) };
}

export async function revokeInvitation(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  const revoked = await db
    .updateTable('govern.invitation')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(clock.now())) }))
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!revoked) throw notFound();
  await record(context, 'invitation.revoked', { kind: 'invitation', id });
  await context.wake('people');
}
