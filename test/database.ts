// A database for a test file: a copy of a migrated template, in one PostgreSQL that the whole run shares.

import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { connectionOptions, withDatabase } from '../server/core/connection.ts';
import { type Database, openDatabase } from '../server/core/database.ts';
import { newId } from '../server/core/ids.ts';
import { silentLog } from '../server/core/log.ts';
import { migrate, readMigrations } from '../server/core/migrate.ts';
import { type Postgres, providePostgres } from '../server/core/postgres/index.ts';
import { isAlive } from '../server/core/processes.ts';
import { root } from '../server/core/root.ts';

export interface TestDatabase {
  /** The owner's connection to this database. */
  url: string;
  /** The database as the app sees it. */
  db: Database;
  close(): Promise<void>;
}

const lock = 0x7465_7374;

/** A fresh database with every migration applied; dropped at the end of the file, or by `close`. */
export async function testDatabase(): Promise<TestDatabase> {
  const empty = await emptyDatabase(true);
  const db = await openDatabase({ url: empty.url, max: 10, log: silentLog });
  let closed: Promise<void> | null = null;
  const closeBoth = async () => {
    await db.close();
    await empty.close();
  };
  const close = () => {
    closed ??= closeBoth();
    return closed;
  };
  after(close);
  return { url: empty.url, db, close };
}

/** A fresh database of the test PostgreSQL, without any table unless `migrated`; `close` drops it. */
export async function emptyDatabase(migrated = false): Promise<{ url: string; close(): Promise<void> }> {
  const server = await testPostgres();
  const name = `openrounds_test_${process.pid}_${newId().slice(-12)}`;
  try {
    await asAdministrator(server.url, async (admin) => {
      const template = migrated ? await ensureTemplate(admin, server.url) : 'template0';
      await admin.query(`create database ${name} template ${template}`);
    });
  } catch (error) {
    await server.release();
    throw error;
  }
  const close = async () => {
    await asAdministrator(server.url, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    await server.release();
  };
  return { url: withDatabase(server.url, name), close };
}

/**
 * The PostgreSQL of the run: the one `OPENROUNDS_TEST_DATABASE_URL` points to, or an embedded one that the first
 * test starts and the last one stops. It forgets everything when the machine stops, and is fast for it.
 */
export function testPostgres(): Promise<Postgres> {
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const data = join(tmpdir(), `openrounds-test-${checkout}-${userInfo().username}`);
  const databaseUrl = process.env.OPENROUNDS_TEST_DATABASE_URL ?? null;
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
    max_connections: '200',
  };
  return providePostgres({ data, databaseUrl }, silentLog, { settings, say: () => {} });
}

/** One after the other: no template is dropped while somebody copies it. */
async function asAdministrator(url: string, fn: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(connectionOptions(withDatabase(url, 'postgres')));
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [lock]);
    await fn(admin);
  } finally {
    await admin.end();
  }
}

async function ensureTemplate(admin: pg.Client, url: string): Promise<string> {
  const digest = createHash('sha256');
  for (const { name, checksum } of await readMigrations()) digest.update(`${name} ${checksum}\n`);
  const template = `openrounds_template_${digest.digest('hex').slice(0, 16)}`;
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^openrounds_(template|test|draft)_'`,
  );
  if (rows.some(({ name }) => name === template)) return template;
  await clearAway(
    admin,
    rows.map(({ name }) => name),
  );
  const draft = `openrounds_draft_${process.pid}`;
  await admin.query(`create database ${draft} template template0`);
  await migrate(withDatabase(url, draft), silentLog);
  await admin.query(`alter database ${draft} rename to ${template}`);
  return template;
}

/** Templates of other migrations, and databases of tests that were killed. */
async function clearAway(admin: pg.Client, names: string[]): Promise<void> {
  for (const name of names) {
    const owner = /^openrounds_test_(\d+)_/.exec(name)?.[1];
    if (!owner || !isAlive(Number(owner))) await admin.query(`drop database if exists ${name} with (force)`);
  }
}
