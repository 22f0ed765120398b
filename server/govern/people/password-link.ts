// One-time links with which a person chooses a new password, made by an administrator or at the command line.
import type { Config } from '../../core/config.ts';
import type { Context, Core } from '../../core/context.ts';
import { contextOf } from '../../core/context.ts';
import { inOrganization } from '../../core/database.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { findAccess } from '../sign-in/access.ts';
import { hashPassword, setPassword } from '../sign-in/accounts.ts';
import { checkNewPassword } from '../sign-in/new-password.ts';
import { digestOf, isSecretOf, newSecret } from '../sign-in/secrets.ts';
import { endSessions } from '../sign-in/session.ts';
import { linkTo } from './invite.ts';
import { isOpen, mayGive } from './rules.ts';
import { findByToken, selectPeople } from './store.ts';

const validMs = 24 * 3_600_000;

/**
 * Makes a link for a person with access. Whoever may enter other organizations too gets one from the operator alone:
 * an administrator here must not come by the keys to another house.
 */
export async function resetPassword(
  context: Context,
  config: Config,
  id: string,
): Promise<{ link: string; expiresAt: string }> {
  const { db, organization, clock, actor } = context;
  const [person] = await selectPeople(db, organization, id);
  if (!person || person.removed_at || !mayGive(actor, person.grants)) throw notFound();
  const elsewhere = (await findAccess(db, person.user_id)).some(
    (access) => access.organizationId !== organization && !access.demonstration,
  );
  if (elsewhere && actor.kind !== 'operator') throw notFound();
  const token = newSecret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + validMs);
  const linkId = newId(clock);
  await db
    .insertInto('govern.password_link')
    .values({
      organization_id: organization,
      id: linkId,
      person_id: id,
      token_hash: digestOf(token),
      created_at: now,
      created_by: actor.id,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  await record(context, 'password.link_made', { kind: 'person', id });
  return { link: linkTo(config, 'password', token), expiresAt: expiresAt.toISOString() };
}

/** Uses up the link, and every other one of this person; signs them out everywhere. */
export async function choosePassword(core: Core, token: string, password: string): Promise<void> {
  const unusable = () => new Refusal('invitation.unusable');
  const found = await findByToken(core.database.kysely, 'password_link', token);
  if (!found) throw unusable();
  const person = await findPersonOf(core, found, token);
  if (!person) throw unusable();
  await checkNewPassword(core, person.userId, password);
  const hash = await hashPassword(password);
  await inOrganization(core.database, found.organization, async (db) => {
    const now = core.clock.now();
    const used = await db
      .updateTable('govern.password_link')
      .set({ used_at: now })
      .where('organization_id', '=', found.organization)
      .where('person_id', '=', person.id)
      .where('used_at', 'is', null)
      .returning('id')
      .execute();
    if (!used.some(({ id }) => id === found.id)) throw unusable();
    await setPassword(db, core.clock, person.userId, hash);
    await endSessions(db, person.userId);
    const context = contextOf(core, db, found.organization, { kind: 'person', id: person.id, grants: [] });
    await record(context, 'password.changed', { kind: 'person', id: person.id });
  });
}

async function findPersonOf(
  core: Core,
  { organization, id }: { organization: string; id: string },
  token: string,
): Promise<{ id: string; userId: string } | undefined> {
  return inOrganization(core.database, organization, async (db) => {
    const link = await db
      .selectFrom('govern.password_link as l')
      .innerJoin('govern.person as p', (join) =>
        join.onRef('p.organization_id', '=', 'l.organization_id').onRef('p.id', '=', 'l.person_id'),
      )
      .select(['p.id', 'p.user_id as userId', 'l.token_hash', 'l.expires_at', 'l.used_at'])
      .where('l.organization_id', '=', organization)
      .where('l.id', '=', id)
      .where('p.removed_at', 'is', null)
      .executeTakeFirst();
    return link && isSecretOf(token, link.token_hash) && isOpen(link, core.clock.now()) ? link : undefined;
  });
}
