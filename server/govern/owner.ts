// Upkeep that the app's role may not do: an act with the rights of the database's owner, in one organization.
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { program } from '../core/actor.ts';
import { connectionOptions } from '../core/connection.ts';
import { type Context, type Core, enter } from '../core/context.ts';
import type { Tables } from '../core/database.ts';

/** One transaction of the owner. Row-level security is forced, so it sees this organization alone unless it is a superuser. */
export async function asOwner<T>(core: Core, organization: string, fn: (context: Context) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ ...connectionOptions(core.database.url), max: 1, application_name: 'openrounds upkeep' });
  pool.on('error', () => {});
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await kysely.transaction().execute(async (db) => {
      await sql`set local lock_timeout = '60s'`.execute(db);
      return fn(await enter(core, db, organization, program));
    });
  } finally {
    await kysely.destroy();
  }
}
