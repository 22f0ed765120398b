// The first run: names the organization, its facilities and its first administrator. It can be done once.
import type { z } from 'zod';
import type { setupInput } from '../../../contract/govern.ts';
import type { Actor } from '../../core/actor.ts';
import type { Context, Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { Refusal } from '../../core/errors.ts';
import { foundOrganization } from '../organization/found.ts';
import { addPerson } from '../people/add.ts';
import { hashPassword, setPassword } from '../sign-in/accounts.ts';
import { allNames } from '../sign-in/new-password.ts';
import { checkPassword } from '../sign-in/password.ts';
import { finishFirstRun, isSetUp } from './installation.ts';

/** What a room to the right does for a new organization, in the same transaction. */
export type Welcome = (context: Context) => Promise<unknown>;

/** Throws `setup.finished` when somebody was first. */
export async function setUp(
  core: Core,
  actor: Actor,
  { organization, facilities, administrator }: z.output<typeof setupInput>,
  welcome?: Welcome,
): Promise<{ organizationId: string; userId: string }> {
  if (await isSetUp(core)) throw new Refusal('setup.finished');
  const { name, email, password } = administrator;
  checkPassword(password, { name, email, organization: allNames(organization) });
  const hash = await hashPassword(password);
  return inInstallation(core.database, async (db) => {
    if (!(await finishFirstRun(db, core.clock.now()))) throw new Refusal('setup.finished');
    const { context } = await foundOrganization(core, db, actor, { organization, facilities });
    const grants = [{ role: 'administrator', facilityId: null }] as const;
    const { userId } = await addPerson(context, { name, email, language: organization.language, grants });
    await setPassword(db, core.clock, userId, hash);
    await welcome?.(context);
    return { organizationId: context.organization, userId };
  });
}
