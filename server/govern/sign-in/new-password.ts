// Looks at a new password with the eyes of everybody it belongs to: the user, and the organizations they may enter.
import type { Core } from '../../core/context.ts';
import { inOrganization } from '../../core/database.ts';
import { type Named, organizationNames } from '../organization/names.ts';
import { findAccess } from './access.ts';
import { checkPassword } from './password.ts';

/** Every name that people use for an organization. */
export const allNames = ({ name, otherNames }: Named): string[] => [name, ...otherNames];

/** Throws where the rules for passwords refuse it. */
export async function checkNewPassword(core: Core, userId: string, password: string): Promise<void> {
  const { kysely } = core.database;
  const user = await kysely
    .selectFrom('auth.user')
    .select(['name', 'email'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const organization: string[] = [];
  for (const { organizationId } of await findAccess(kysely, userId)) {
    const names = await inOrganization(core.database, organizationId, (db) =>
      organizationNames({ db, organization: organizationId }),
    );
    organization.push(...allNames(names));
  }
  checkPassword(password, { ...user, organization });
}
