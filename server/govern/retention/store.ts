// SQL of legal holds, and of how long words are kept.
import type { Insertable } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';
import '../tables.ts';

export type HoldRow = Awaited<ReturnType<typeof selectHolds>>[number];

export const selectHolds = (db: Transaction, organization: string) =>
  db
    .selectFrom('govern.legal_hold')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('id', 'desc')
    .execute();

/** What those cover that were not released. */
export const selectCovered = (db: Transaction, organization: string) =>
  db
    .selectFrom('govern.legal_hold')
    .select(['covers', 'subject_id'])
    .where('organization_id', '=', organization)
    .where('released_at', 'is', null)
    .execute();

export const insertHold = (db: Transaction, values: Insertable<Tables['govern.legal_hold']>): Promise<HoldRow> =>
  db.insertInto('govern.legal_hold').values(values).returningAll().executeTakeFirstOrThrow();

/** One that was released stays released since then, by the same person. */
export const setReleased = (
  db: Transaction,
  organization: string,
  id: string,
  { at, by }: { at: Date; by: string | null },
): Promise<HoldRow | undefined> =>
  db
    .updateTable('govern.legal_hold')
    .set((eb) => ({
      released_at: eb.fn.coalesce('released_at', eb.val(at)),
      released_by: eb.fn.coalesce('released_by', eb.val(by)),
    }))
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

export const selectKept = (db: Transaction, organization: string) =>
  db
    .selectFrom('govern.organization')
    .select(['post_days as postDays', 'audit_days as auditDays'])
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();

export async function saveKept(
  db: Transaction,
  organization: string,
  { postDays, auditDays }: { postDays: number | null; auditDays: number | null },
): Promise<void> {
  await db
    .updateTable('govern.organization')
    .set({ post_days: postDays, audit_days: auditDays })
    .where('organization_id', '=', organization)
    .execute();
}
