// Order among those who change analyses: one at a time in an organization, from here to the end of the transaction.
import { sql } from 'kysely';
import type { Context } from '../../core/context.ts';

/**
 * Counts are changed by what a row said before and says after, so nobody else may change it between. Nobody who holds this
 * turn waits for listen's.
 */
export async function inTurn({ db, organization }: Pick<Context, 'db' | 'organization'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learn ${organization}`}, 0))`.execute(db);
}
