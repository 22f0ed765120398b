// A member: the connection by which each process of ours holds the server up. It ends with whichever of the two dies first.

import pg from 'pg';
import { superuser } from './cluster.ts';
import type { RunFile } from './run-file.ts';

const memberName = 'openrounds member';

export function addressOf({ port, password }: Pick<RunFile, 'port' | 'password'>, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** Connects; throws what `pg` throws when the server isn't there, isn't ready, or has another password. */
export async function becomeMember(run: RunFile): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: addressOf(run, 'postgres'),
    application_name: memberName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** How many other processes hold the server up. */
export async function countOthers(member: pg.Client): Promise<number> {
  const { rows } = await member.query<{ others: number }>(
    'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    [memberName],
  );
  return rows[0]!.others;
}

/** Makes the program's own database, the first time. */
export async function ensureDatabase(member: pg.Client, name: string): Promise<void> {
  const { rowCount } = await member.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await member.query(`create database ${pg.escapeIdentifier(name)}`);
}
