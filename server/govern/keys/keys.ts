// API keys: made, shown once, listed by their first characters, revoked.
import type { z } from 'zod';
import type { apiKey, govern } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { mayGiveScopes } from '../people/rules.ts';
import { keyMark } from '../sign-in/authenticate.ts';
import { digestOf, newSecret } from '../sign-in/secrets.ts';
import { insertKey, type KeyRow, selectKeys, setRevoked } from './store.ts';

type ApiKey = z.output<typeof apiKey>;

/** The secret is in this answer alone. */
export async function createKey(
  context: Context,
  { name, scopes, expiresInDays }: z.output<typeof govern.createKey.body>,
): Promise<{ key: ApiKey; secret: string }> {
  const { db, organization, clock, actor } = context;
  if (!mayGiveScopes(actor, scopes)) throw notFound();
  const secret = keyMark + newSecret();
  const now = clock.now();
  const row = await insertKey(db, {
    organization_id: organization,
    id: newId(clock),
    name,
    prefix: secret.slice(0, keyMark.length + 6),
    secret_hash: digestOf(secret),
    scopes: [...new Set(scopes)],
    created_by: actor.id,
    created_at: now,
    expires_at: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * 86_400_000),
    last_used_at: null,
    revoked_at: null,
  });
  await record(context, 'key.created', { kind: 'key', id: row.id }, { scopes: row.scopes, days: expiresInDays });
  return { key: showKey(row), secret };
}

export async function findKeys({ db, organization }: Context): Promise<ApiKey[]> {
  return (await selectKeys(db, organization)).map(showKey);
}

export async function revokeKey(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  if (!(await setRevoked(db, organization, id, clock.now()))) throw notFound();
  await record(context, 'key.revoked', { kind: 'key', id });
}

const showKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});
