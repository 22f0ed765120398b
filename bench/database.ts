// A database for a bench: PostgreSQL as the program starts it, durable as in use; or the one OPENROUNDS_BENCH_DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { withDatabase } from '../server/core/connection.ts';
import { type Database, openDatabase } from '../server/core/database.ts';
import { silentLog } from '../server/core/log.ts';
import { migrate } from '../server/core/migrate.ts';
import { providePostgres } from '../server/core/postgres/index.ts';

export interface BenchDatabase {
  /** The owner's connection. */
  url: string;
  db: Database;
  close(): Promise<void>;
}

export async function benchDatabase(): Promise<BenchDatabase> {
  const data = await mkdtemp(join(tmpdir(), 'openrounds-bench-'));
  // Started as root, PostgreSQL gives way to a user without rights, who must reach its folder.
  await chmod(data, 0o755);
  const databaseUrl = process.env.OPENROUNDS_BENCH_DATABASE_URL ?? null;
  const postgres = await providePostgres({ data, databaseUrl }, silentLog, { say: () => {} });
  const name = `openrounds_bench_${randomBytes(4).toString('hex')}`;
  const administer = async (statement: string) => {
    const admin = new pg.Client({ connectionString: withDatabase(postgres.url, 'postgres') });
    await admin.connect();
    await admin.query(statement).finally(() => admin.end());
  };
  await administer(`create database ${name} template template0`);
  const url = withDatabase(postgres.url, name);
  await migrate(url, silentLog);
  const db = await openDatabase({ url, max: 8, log: silentLog });
  return {
    url,
    db,
    async close() {
      await db.close();
      await administer(`drop database ${name} with (force)`);
      await postgres.release();
      await rm(data, { recursive: true, force: true });
    },
  };
}
