// Restores a backup, all or nothing: the schema as it was when the backup was made, its rows, then the migrations since.
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connectionOptions } from '../../core/connection.ts';
import type { Keys } from '../../core/keys.ts';
import type { Log } from '../../core/log.ts';
import { type Migration, migrate, readMigrations } from '../../core/migrate.ts';
import { appRole } from '../../core/roles.ts';
import { BackupError, type Manifest, type TableCopy } from './format.ts';
import { marksOf, openSealedKeys } from './keys.ts';
import { type Backup, checkCopies, openBackup, readCopy } from './read.ts';
import { columnList, quoted, readTables, schemasOf } from './tables.ts';

export interface RestoreWish {
  file: string;
  /** Takes the place of what the database holds; without it only an empty one is filled. */
  replace?: boolean;
  /** The keys of this installation, to tell whether they fit. */
  keys: Keys;
  passphrase?: string | undefined;
  log: Log;
  /** The folder of this version's migrations, where it isn't the program's own. */
  migrations?: string;
  say?(line: string): void;
}

export interface Restored {
  manifest: Manifest;
  /** Migrations that came after the backup, applied now. */
  migrated: string[];
  /** The backup's own keys, where they are others than this installation's and the passphrase opened them. */
  keys: Keys | null;
  /** Which keys what was restored needs and this installation does not have. */
  missing: ('session' | 'encryption')[];
}

export async function restoreBackup(ownerUrl: string, wish: RestoreWish): Promise<Restored> {
  const backup = await openBackup(wish.file);
  const { manifest } = backup;
  const migrations = await findMigrations(manifest, wish.migrations);
  const keys = manifest.keys && wish.passphrase !== undefined ? openSealedKeys(manifest.keys, wish.passphrase) : null;
  wish.say?.('Checking the backup.');
  await checkCopies(backup);
  await migrate(ownerUrl, wish.log, wish.migrations);
  const owner = new pg.Client({ ...connectionOptions(ownerUrl), application_name: 'openrounds restore' });
  owner.on('error', () => {});
  await owner.connect();
  try {
    await owner.query('begin');
    await demandQuiet(owner);
    if (!wish.replace) await demandEmpty(owner);
    await makeSchema(owner, migrations, schemasOf(await readMigrations(wish.migrations)));
    await fill(owner, backup, schemasOf(migrations), wish);
    await owner.query('commit');
  } finally {
    // What was not committed is undone.
    await owner.end();
  }
  const migrated = await migrate(ownerUrl, wish.log, wish.migrations);
  return { manifest, migrated, ...compareKeys(manifest, wish.keys, keys) };
}

/** The migrations of the backup, as this version has them too. */
async function findMigrations(manifest: Manifest, from?: string): Promise<Migration[]> {
  const ours = await readMigrations(from);
  const theirs = ours.slice(0, manifest.migrations.length);
  const same = manifest.migrations.every(
    ({ name, checksum }, place) => theirs[place]?.name === name && theirs[place].checksum === checksum,
  );
  if (same) return theirs;
  throw new BackupError(
    `The backup was made by OpenRounds ${manifest.version}, whose database this version can't make. Restore it with that version, or a later one.`,
  );
}

/** The program holds rows in memory that are about to change under it. */
async function demandQuiet(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'openrounds' limit 1`,
  );
  if (rows.length > 0) throw new BackupError('OpenRounds is running on this database. Stop it first.');
}

async function demandEmpty(owner: pg.Client): Promise<void> {
  await owner.query(`set local role ${appRole}`);
  const { rows } = await owner.query<{ used: boolean }>(
    'select exists (select from govern.organizations()) or exists (select from auth."user") as used',
  );
  await owner.query('reset role');
  if (rows[0]!.used) {
    throw new BackupError('The database is not empty. With --replace, the backup takes the place of all it holds.');
  }
}

/** Everything of ours anew, as it was at the backup's migrations; the job queue too, which is made at the next start. */
async function makeSchema(owner: pg.Client, migrations: Migration[], present: string[]): Promise<void> {
  await owner.query('create temporary table noted (like core.migration including all) on commit drop');
  for (const schema of [...present, 'jobs']) {
    await owner.query(`drop schema if exists ${quoted(schema)} cascade`);
  }
  await owner.query('create schema core');
  await owner.query('create table core.migration (like noted including all)');
  for (const { name, sql, checksum } of migrations) {
    await owner.query(sql);
    await owner.query('insert into core.migration (name, checksum) values ($1, $2)', [name, checksum]);
  }
}

async function fill(owner: pg.Client, backup: Backup, schemas: string[], wish: RestoreWish): Promise<void> {
  const tables = await readTables(owner, schemas);
  const forced = tables.filter(({ tenant }) => tenant);
  // COPY is refused where row-level security binds whoever copies.
  for (const { name } of forced) await owner.query(`alter table ${quoted(name)} no force row level security`);
  // A migration may have begun a table with rows of its own, which the backup holds as they became.
  await owner.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')} cascade`);
  for (const { name } of tables) {
    const copy = backup.manifest.tables.find((table) => table.name === name);
    if (!copy) throw new BackupError(`The backup lacks ${name}.`);
    await fillTable(owner, backup, copy);
    wish.say?.(`${name}: ${copy.rows} rows`);
  }
  for (const { name } of forced) await owner.query(`alter table ${quoted(name)} force row level security`);
}

async function fillTable(owner: pg.Client, backup: Backup, copy: TableCopy): Promise<void> {
  const target = owner.query(copyFrom(`copy ${quoted(copy.name)} (${columnList(copy.columns)}) from stdin`));
  await pipeline(readCopy(backup, copy), target);
  if (target.rowCount !== copy.rows) throw new BackupError(`${copy.name} came out with ${target.rowCount} rows.`);
}

function compareKeys(manifest: Manifest, mine: Keys, theirs: Keys | null): Pick<Restored, 'keys' | 'missing'> {
  const marks = marksOf(mine);
  const names = ['session', 'encryption'] as const;
  const missing = names.filter((name) => marks[name] !== manifest.keyMarks[name]);
  if (missing.length === 0) return { keys: null, missing: [] };
  return theirs ? { keys: theirs, missing: [] } : { keys: null, missing };
}
