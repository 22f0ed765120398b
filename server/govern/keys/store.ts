// SQL of API keys.
import type { Insertable } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';
import '../tables.ts';

const columns = ['id', 'name', 'prefix', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'] as const;

export type KeyRow = Awaited<ReturnType<typeof selectKeys>>[number];

export const insertKey = (db: Transaction, values: Insertable<Tables['govern.api_key']>): Promise<KeyRow> =>
  db.insertInto('govern.api_key').values(values).returning(columns).executeTakeFirstOrThrow();

export const selectKeys = (db: Transaction, organization: string) =>
  db
    .selectFrom('govern.api_key')
    .select(columns)
    .where('organization_id', '=', organization)
    .orderBy('id', 'desc')
    .execute();

/** False when there is none of that id; one that was revoked stays revoked since then. */
export async function setRevoked(db: Transaction, organization: string, id: string, at: Date): Promise<boolean> {
  const revoked = await db
    .updateTable('govern.api_key')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)) }))
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}
