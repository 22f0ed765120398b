/** The database as the app sees it: a pool bound by row-level security, and the two transactions there are. */

import { type Transaction as AnyTransaction, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { connectionOptions } from './connection.ts';
import { isId } from './ids.ts';
import type { Log } from './log.ts';
import { appRole } from './roles.ts';
import { isTransient } from './transient.ts';

/**
 * Every table, by its full name. A module adds its own:
 * `declare module '../core/database.ts' { interface Tables { 'listen.post': PostTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it in by declaration.
export interface Tables {}

export type Transaction = AnyTransaction<Tables>;

export interface Database {
  kysely: Kysely<Tables>;
  /** Connections that have taken on the app's role; `connect()` waits for a PostgreSQL that is starting again. */
  pool: pg.Pool;
  /** The owner's connection, for upkeep that the app's role may not do. Never log it. */
  url: string;
  close(): Promise<void>;
}

export interface DatabaseConnection {
  /** The owner's connection; the pool gives up its rights for those of the app's role. */
  url: string;
  max?: number;
  log: Log;
}

const patience = 15_000;

export async function openDatabase({ url, max = 20, log }: DatabaseConnection): Promise<Database> {
  const pool = new pg.Pool({
    ...connectionOptions(url, {
      role: appRole,
      statement_timeout: '60s',
      idle_in_transaction_session_timeout: '5min',
    }),
    max,
    application_name: 'openrounds',
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection may break while idle or in use; whoever uses it gets the error, the process stays.
  pool.on('error', (error) =>
    log.warn({ code: (error as { code?: string }).code }, 'An idle connection to PostgreSQL ended.'),
  );
  pool.on('connect', (client) => client.on('error', () => {}));
  connectPatiently(pool);
  try {
    await refuseGreatRights(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await kysely.destroy();
    // Kysely ends the pool it has used; one that was never asked for a connection stays open.
    if (!pool.ending) await pool.end();
  };
  return { kysely, pool, url, close };
}

/** Runs `fn` in one transaction that sees the rows of this organization alone. */
export async function inOrganization<T>(
  db: Database,
  organizationId: string,
  fn: (trx: Transaction) => Promise<T>,
): Promise<T> {
  if (!isId(organizationId)) throw new TypeError('An organization is named by its id.');
  return db.kysely.transaction().execute(async (trx) => {
    await sql.raw(`set local openrounds.organization = '${organizationId}'`).execute(trx);
    return fn(trx);
  });
}

/** Runs `fn` in one transaction that sees no organization's rows, only those of the installation. */
export async function inInstallation<T>(db: Database, fn: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(fn);
}

export { isTransient };

/** Waits for connections while PostgreSQL starts again; nothing was sent yet, so nothing is done twice. */
function connectPatiently(pool: pg.Pool): void {
  const connectOnce = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const withCallback = pool.connect.bind(pool);
  async function connect(): Promise<pg.PoolClient> {
    const until = performance.now() + patience;
    for (;;) {
      try {
        return await connectOnce();
      } catch (error) {
        if (!isTransient(error) || pool.ending || performance.now() > until) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }
  pool.connect = ((callback?: Parameters<typeof withCallback>[0]) =>
    callback ? withCallback(callback) : connect()) as typeof pool.connect;
}

/** A proxy that drops start-up options would hand us the owner's rights: better not to start. */
async function refuseGreatRights(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; exempt: boolean }>(
    'select current_user as role, rolsuper or rolbypassrls as exempt from pg_roles where rolname = current_user',
  );
  if (rows[0]?.role === appRole && !rows[0].exempt) return;
  throw new Error(
    `The connection to PostgreSQL did not take on the role ${appRole} (it is ${rows[0]?.role}). ` +
      'Connect without a pooler between, or with one that hands on start-up options.',
  );
}

const { builtins } = pg.types;

/** Counts come as numbers (they stay below 2^53), dates as YYYY-MM-DD, moments as Date. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary' && oid === builtins.INT8) return Number;
  if (format !== 'binary' && oid === builtins.DATE) return (value: string) => value;
  return pg.types.getTypeParser(oid, format as 'text');
}
