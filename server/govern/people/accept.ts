// Accepts an invitation: a new account chooses its password, one that exists signs in with the one it has.
import type { z } from 'zod';
import type { govern } from '../../../contract/govern.ts';
import type { Actor } from '../../core/actor.ts';
import { type Context, type Core, contextOf } from '../../core/context.ts';
import { inInstallation, inOrganization, type Transaction } from '../../core/database.ts';
import { Refusal } from '../../core/errors.ts';
import { record } from '../audit/record.ts';
import { organizationNames } from '../organization/names.ts';
import { type Account, ensureUser, findAccount, hashPassword, isPasswordOf, setPassword } from '../sign-in/accounts.ts';
import { countTry } from '../sign-in/limits.ts';
import { allNames } from '../sign-in/new-password.ts';
import { checkPassword } from '../sign-in/password.ts';
import { isSecretOf } from '../sign-in/secrets.ts';
import { beginSession, signInWithPassword } from '../sign-in/session.ts';
import { isOpen } from './rules.ts';
import { findByToken, findInvitation, type InvitationRow, insertPerson, replaceGrants } from './store.ts';

const unusable = () => new Refusal('invitation.unusable');

/** Whose invitation it is, for whoever holds its link. */
export async function readInvitation(
  core: Core,
  token: string,
): Promise<z.output<typeof govern.readInvitation.answer>> {
  return withInvitation(core, token, async (db, invitation) => {
    const { name: organization } = await organizationNames({ db, organization: invitation.organization_id });
    const { name, email } = invitation;
    return { organization, name, email, hasAccount: hasPassword(await findAccount(db, email)) };
  });
}

/**
 * Returns the cookies of the sign-in: a whole one for a new account; for one that exists, what its password gives,
 * which may be the question for a second factor. Throws `signed_out` when it isn't the account's password.
 */
export async function acceptInvitation(
  core: Core,
  { token, name, password }: z.output<typeof govern.acceptInvitation.body>,
): Promise<{ cookies: Headers }> {
  const { email, names } = await withInvitation(core, token, async (db, invitation) => ({
    email: invitation.email,
    names: await organizationNames({ db, organization: invitation.organization_id }),
  }));
  const account = await inInstallation(core.database, (db) => findAccount(db, email));
  const created = !hasPassword(account);
  if (created) checkPassword(password, { name, email, organization: allNames(names) });
  else {
    await countTry(core, 'sign-in.target', email);
    if (!(await isPasswordOf(account, password))) throw new Refusal('signed_out');
  }
  const hash = created ? await hashPassword(password) : null;
  const userId = await withInvitation(core, token, async (db, invitation) => {
    const user = await ensureUser(db, core.clock, { name, email });
    // Somebody else may have taken the account meanwhile, by another invitation.
    if (created && hasPassword(await findAccount(db, email))) throw unusable();
    if (hash) await setPassword(db, core.clock, user, hash);
    await join(core, db, invitation, { userId: user, name });
    return user;
  });
  if (created) return { cookies: await beginSession(core, userId) };
  return { cookies: await signInWithPassword(core, email, password) };
}

async function join(
  core: Core,
  db: Transaction,
  { organization_id: organization, id, email, grants }: InvitationRow,
  person: { userId: string; name: string },
): Promise<void> {
  const nobody: Actor = { kind: 'program', id: null, grants: [] };
  const before = contextOf(core, db, organization, nobody);
  const personId = await insertPerson(before, { ...person, email, language: null });
  const context: Context = contextOf(core, db, organization, { kind: 'person', id: personId, grants: [] });
  await replaceGrants(context, personId, grants);
  await db
    .updateTable('govern.invitation')
    .set({ accepted_at: core.clock.now() })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
  await record(context, 'invitation.accepted', { kind: 'invitation', id });
  await context.wake('people');
}

const hasPassword = (account: Account | undefined): boolean => account?.passwordHash != null;

/** Runs `fn` beside the open invitation of a token, which nobody else can use meanwhile. */
async function withInvitation<T>(
  core: Core,
  token: string,
  fn: (db: Transaction, invitation: InvitationRow) => Promise<T>,
): Promise<T> {
  const found = await findByToken(core.database.kysely, 'invitation', token);
  if (!found) throw unusable();
  return inOrganization(core.database, found.organization, async (db) => {
    const invitation = await findInvitation(db, found.organization, found.id, true);
    if (!invitation || !isSecretOf(token, invitation.token_hash) || !isOpen(invitation, core.clock.now())) {
      throw unusable();
    }
    return fn(db, invitation);
  });
}
