/** Brings the database to the program's version: `migrations/*.sql`, forward only, each in a transaction. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { connectionOptions } from './connection.ts';
import type { Log } from './log.ts';
import { ensureRoles, searchRole } from './roles.ts';
import { root } from './root.ts';

export interface Migration {
  /** The file's name without `.sql`: `0004-listen`. */
  name: string;
  sql: string;
  checksum: string;
}

export class MigrationError extends Error {
  override name = 'MigrationError';
}

const folder = join(root, 'migrations');
const lock = 0x6f70_6e72;

/**
 * Makes roles and schema as the owner, under a lock that lets one process at a time do so.
 * @returns the names of the migrations that were applied now.
 */
export async function migrate(ownerUrl: string, log: Log, from: string = folder): Promise<string[]> {
  const migrations = await readMigrations(from);
  const owner = new pg.Client({ ...connectionOptions(ownerUrl), application_name: 'openrounds migrate' });
  owner.on('error', () => {});
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [lock]);
    await ensureRoles(owner);
    const due = await findDue(owner, migrations);
    for (const migration of due) {
      await apply(owner, migration);
      log.info({ migration: migration.name }, 'A migration was applied.');
    }
    await letSearchRead(owner);
    return due.map(({ name }) => name);
  } finally {
    await owner.end();
  }
}

/** The migrations in their order. Line ends don't count for the checksum, so a checkout on Windows is the same. */
export async function readMigrations(from: string = folder): Promise<Migration[]> {
  const files = (await readdir(from)).filter((file) => file.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  const migrations: Migration[] = [];
  for (const file of files) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1];
    if (!number || numbers.has(number)) {
      throw new MigrationError(
        `migrations/${file}: a migration is named by a number of its own, as in 0007-cases.sql.`,
      );
    }
    numbers.add(number);
    const sql = (await readFile(join(from, file), 'utf8')).replaceAll('\r\n', '\n');
    migrations.push({ name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

async function findDue(owner: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await owner.query('create schema if not exists core');
  await owner.query(`create table if not exists core.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from core.migration order by name',
  );
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const applied of rows) {
    const migration = ours.get(applied.name);
    if (!migration) {
      throw new MigrationError(
        `The database has ${applied.name}, which this version of OpenRounds doesn't know: it was written by a newer one. Start that version, or restore a backup.`,
      );
    }
    if (migration.checksum !== applied.checksum) {
      throw new MigrationError(
        `migrations/${applied.name}.sql has changed since it was applied. Put the file back as it was, and write a new migration for what must change.`,
      );
    }
  }
  const last = rows.at(-1)?.name ?? '';
  const due = migrations.filter(({ name }) => !rows.some((applied) => applied.name === name));
  const late = due.find(({ name }) => name < last);
  if (late) throw new MigrationError(`migrations/${late.name}.sql comes before ${last}, which is already applied.`);
  return due;
}

async function apply(owner: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await owner.query('begin');
    // Rather fail and be started again than stand behind somebody's long transaction, with everybody behind us.
    await owner.query(`set local lock_timeout = '60s'`);
    await owner.query(sql);
    await owner.query('insert into core.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    const { message, position } = error as { message: string; position?: string };
    const line = position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : '';
    throw new MigrationError(`migrations/${name}.sql${line}: ${message}`, { cause: error });
  }
}

/**
 * Where the search role may not be exempt from row-level security, a policy lets it read what it was granted.
 * Nobody else is given that role; its functions check the organization themselves.
 */
export async function letSearchRead(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `select format('create policy search on %s for select to ${searchRole} using (true)', c.oid::regclass) as statement
    from pg_class c join pg_roles r on r.rolname = $1
    where c.relforcerowsecurity and not r.rolbypassrls and has_table_privilege(r.oid, c.oid, 'select')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'search')`,
    [searchRole],
  );
  for (const { statement } of rows) await owner.query(statement);
}
