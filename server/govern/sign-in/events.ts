// Tells every organization a user may enter that they signed in, failed to, or changed how they sign in.
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { record } from '../audit/record.ts';
import { type Access, findAccess } from './access.ts';

export async function recordFor(core: Core, userId: string, word: string): Promise<void> {
  for (const { organizationId, personId } of await findAccess(core.database.kysely, userId)) {
    const actor = { kind: 'person', id: personId, grants: [] } as const;
    await act(core, organizationId, actor, (context) => record(context, word, { kind: 'person', id: personId }));
  }
}

/** A wrong password for a known address; nothing is kept of an unknown one. */
export async function recordFailure(core: Core, email: string): Promise<void> {
  const { kysely } = core.database;
  const user = await kysely
    .selectFrom('auth.user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const access: Access[] = user ? await findAccess(kysely, user.id) : [];
  for (const { organizationId, personId } of access) {
    await act(core, organizationId, program, (context) =>
      record(context, 'person.sign_in_failed', { kind: 'person', id: personId }),
    );
  }
}
