// From a request to its caller: a person by the session's cookie, or a program by its API key.
import { sql } from 'kysely';
import { type Actor, grantOf } from '../../core/actor.ts';
import type { Core, Ground } from '../../core/context.ts';
import { inOrganization, type Transaction } from '../../core/database.ts';
import type { Authenticate, Caller } from '../../core/http.ts';
import { findAccess } from './access.ts';
import { digestOf, isSecretOf } from './secrets.ts';
import { findSession, markSeen } from './session.ts';
import '../tables.ts';

/** How a key begins, so that it is known when it turns up where it should not be. */
export const keyMark = 'or_';

/** The key of an `Authorization` header, if it is one of ours. */
export function keyOf(headers: Headers): string | undefined {
  const [scheme = '', key = ''] = (headers.get('authorization') ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && key.startsWith(keyMark) ? key : undefined;
}

/** A request with a key is the key's, whatever cookies come with it. */
export function authenticate(core: Core): Authenticate {
  return async (request) => {
    if (request.headers.has('authorization')) {
      const key = keyOf(request.headers);
      return key ? callerOfKey(core, key) : null;
    }
    return callerOfSession(core, request.headers);
  };
}

async function callerOfSession(ground: Ground, headers: Headers): Promise<Caller | null> {
  const session = await findSession(ground, headers);
  if (!session) return null;
  const access = await findAccess(ground.database.kysely, session.userId);
  const entered = access.find(({ organizationId }) => organizationId === session.chosen) ?? access[0];
  if (!entered) return null;
  const { organizationId: organization, personId } = entered;
  const actor = await inOrganization(ground.database, organization, async (db): Promise<Actor> => {
    await markSeen(db, session, personId, ground.clock.now());
    return { kind: 'person', id: personId, grants: await readGrants(db, personId) };
  });
  return { organization, actor, userId: session.userId };
}

async function readGrants(db: Transaction, personId: string): Promise<Actor['grants']> {
  const grants = await db
    .selectFrom('govern.person_grant')
    .select(['role', 'facility_id'])
    .where('person_id', '=', personId)
    .execute();
  return grants.map(({ role, facility_id }) => grantOf(role, facility_id));
}

async function callerOfKey(ground: Ground, secret: string): Promise<Caller | null> {
  const { rows } = await sql<{ organization_id: string; id: string }>`
    select organization_id, id from govern.find_key(${digestOf(secret)})`.execute(ground.database.kysely);
  const found = rows[0];
  if (!found) return null;
  const now = ground.clock.now();
  return inOrganization(ground.database, found.organization_id, async (db): Promise<Caller | null> => {
    const key = await db
      .selectFrom('govern.api_key')
      .select(['secret_hash', 'scopes', 'expires_at', 'last_used_at', 'revoked_at'])
      .where('id', '=', found.id)
      .executeTakeFirst();
    if (!key || !isSecretOf(secret, key.secret_hash)) return null;
    if (key.revoked_at || (key.expires_at && key.expires_at <= now)) return null;
    if (!key.last_used_at || now.getTime() - key.last_used_at.getTime() > 60_000) {
      await db.updateTable('govern.api_key').set({ last_used_at: now }).where('id', '=', found.id).execute();
    }
    const actor: Actor = { kind: 'key', id: found.id, grants: [{ rights: key.scopes, facilityId: null }] };
    return { organization: found.organization_id, actor, userId: null };
  });
}
