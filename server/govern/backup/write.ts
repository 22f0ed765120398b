// Writes a backup: every table as it stood at one moment, beside a running program, in little memory.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connectionOptions } from '../../core/connection.ts';
import { newId } from '../../core/ids.ts';
import type { Keys } from '../../core/keys.ts';
import { readMigrations } from '../../core/migrate.ts';
import { appRole } from '../../core/roles.ts';
import { BackupError, formatVersion, type Manifest, type TableCopy } from './format.ts';
import { marksOf, sealKeys } from './keys.ts';
import { columnList, quoted, readTables, schemasOf, type Table } from './tables.ts';

export interface BackupWish {
  /** Where the backup shall be; there must be no file yet. */
  file: string;
  version: string;
  keys: Keys;
  /** With it the keys are put in, sealed; without it they are left out. */
  passphrase?: string | undefined;
  /** Told of each table. */
  say?(line: string): void;
}

/** Copies as the owner in one snapshot. The file is there whole or not at all. Returns what it holds. */
export async function writeBackup(ownerUrl: string, wish: BackupWish): Promise<Manifest> {
  const { file } = wish;
  if (await stat(file).catch(() => null)) throw new BackupError(`${file} is there already.`);
  const draft = `${file}.${newId()}`;
  const pieces = `${draft}.tables`;
  const owner = new pg.Client({ ...connectionOptions(ownerUrl), application_name: 'openrounds backup' });
  owner.on('error', () => {});
  await owner.connect();
  try {
    const manifest = await copyAll(owner, pieces, wish);
    // The manifest tells lengths and digests, so it is known last and stands first.
    await pipeline(
      Readable.from([gzipSync(`${JSON.stringify(manifest)}\n`)]),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    await pipeline(createReadStream(pieces), createWriteStream(draft, { flags: 'a' }));
    await flush(draft);
    await rename(draft, file);
    return manifest;
  } finally {
    await owner.end();
    await rm(draft, { force: true });
    await rm(pieces, { force: true });
  }
}

async function copyAll(owner: pg.Client, pieces: string, wish: BackupWish): Promise<Manifest> {
  await owner.query('begin isolation level repeatable read, read only');
  const ours = await readMigrations();
  const { rows: migrations } = await owner.query<Manifest['migrations'][number]>(
    'select name, checksum from core.migration order by name',
  );
  const organizations = await readOrganizations(owner);
  await (await open(pieces, 'wx', 0o600)).close();
  const tables: TableCopy[] = [];
  for (const table of await readTables(owner, schemasOf(ours))) {
    const copy = await copyTable(owner, table, organizations, pieces);
    wish.say?.(`${table.name}: ${copy.rows} rows`);
    tables.push(copy);
  }
  await owner.query('commit');
  return {
    openrounds: formatVersion,
    version: wish.version,
    madeAt: new Date().toISOString(),
    migrations,
    keyMarks: marksOf(wish.keys),
    keys: wish.passphrase === undefined ? null : sealKeys(wish.keys, wish.passphrase),
    tables,
  };
}

async function readOrganizations(owner: pg.Client): Promise<string[]> {
  await owner.query(`set local role ${appRole}`);
  const { rows } = await owner.query<{ id: string }>('select id from govern.organizations()');
  await owner.query('reset role');
  return rows.map(({ id }) => id);
}

async function copyTable(owner: pg.Client, table: Table, organizations: string[], pieces: string): Promise<TableCopy> {
  const before = (await stat(pieces)).size;
  const meter = new Meter();
  await pipeline(
    Readable.from(readTable(owner, table, organizations), { objectMode: false }),
    meter,
    createGzip({ level: 5 }),
    createWriteStream(pieces, { flags: 'a' }),
  );
  const packedBytes = (await stat(pieces)).size - before;
  const { name, columns } = table;
  return { name, columns, rows: meter.rows, bytes: meter.bytes, packedBytes, sha256: meter.digest() };
}

/**
 * Row-level security binds an owner who is no superuser, and would hand over an empty copy without a word: a tenant's
 * rows are therefore read organization by organization.
 */
async function* readTable(owner: pg.Client, table: Table, organizations: string[]): AsyncGenerator<Buffer> {
  const { name, columns, tenant } = table;
  if (!tenant) {
    yield* owner.query(copyTo(`copy ${quoted(name)} (${columnList(columns)}) to stdout`));
    return;
  }
  for (const id of organizations) {
    await owner.query(`select set_config('openrounds.organization', $1, true)`, [id]);
    const rows = `select ${columnList(columns)} from ${quoted(name)} where organization_id = '${id}'`;
    yield* owner.query(copyTo(`copy (${rows}) to stdout`));
  }
}

/** Counts rows and bytes on the way, and takes their digest. A line break in a value is written as `\n`. */
export class Meter extends Transform {
  rows = 0;
  bytes = 0;
  #hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.rows++;
    done(null, chunk);
  }

  digest = (): string => this.#hash.digest('hex');
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
