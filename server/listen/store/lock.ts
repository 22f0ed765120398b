// Order among those who change what is heard: one at a time in an organization, from here to the end of the transaction.
import { sql } from 'kysely';
import type { Context } from '../../core/context.ts';

/**
 * Arrivals, edits of watches and mutes wait for each other here, so that no post slips between an old query and a new
 * one, and no two posts both take themselves for the first of their words.
 */
export async function inTurn({ db, organization }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`listen ${organization}`}, 0))`.execute(db);
}
