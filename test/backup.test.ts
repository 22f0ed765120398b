// A backup holds everything, and a restore brings all of it back or changes nothing.

import assert from 'node:assert/strict';
import { copyFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { operator } from '../server/core/actor.ts';
import { withDatabase } from '../server/core/connection.ts';
import { act } from '../server/core/context.ts';
import { openDatabase } from '../server/core/database.ts';
import { storeFile } from '../server/core/files.ts';
import { fixedKeys } from '../server/core/keys.ts';
import { silentLog } from '../server/core/log.ts';
import { readMigrations } from '../server/core/migrate.ts';
import { root } from '../server/core/root.ts';
import { sealAll } from '../server/govern/audit/seal.ts';
import { momentary, readTables, schemasOf } from '../server/govern/backup/tables.ts';
import { createKey, restoreBackup, writeBackup } from '../server/govern/index.ts';
import { Browser, foundedWorld, mountGovern } from '../server/govern/testing/world.ts';
import { emptyDatabase } from './database.ts';

const keys = fixedKeys('test '.repeat(10), Buffer.alloc(32, 7));
const otherKeys = fixedKeys('other '.repeat(8), Buffer.alloc(32, 9));
const passphrase = 'the lamp over the long table';
const email = 'joanne.park@mercyvalley.example';
const log = silentLog;

const folder = await mkdtemp(join(tmpdir(), 'openrounds-backup-'));
const file = join(folder, 'whole.backup');
const source = await makeSource();
after(() => rm(folder, { recursive: true, force: true }));

/** An installation with something in every room, and its backup. */
async function makeSource(): Promise<string> {
  const { core, organizationId } = await foundedWorld();
  const { url } = core.database;
  await fillRooms(url, organizationId);
  await storeFile(core, organizationId, operator, {
    name: 'comments.csv',
    mediaType: 'text/csv',
    body: (async function* () {
      yield Buffer.from([0, 1, 2, 10, 13, 92, 255]);
      yield Buffer.alloc(1_200_000, 65);
    })(),
    most: 10_000_000,
  });
  await act(core, organizationId, operator, (context) =>
    createKey(context, { name: 'Script', scopes: ['posts.read'], expiresInDays: null }),
  );
  await sealAll(core);
  await writeBackup(url, { file, version: '1.2.3', keys, passphrase });
  return url;
}

/** Rows in the rooms to the right, with what copies get wrong: breaks, tabs, backslashes, NULL and its look-alike. */
async function fillRooms(url: string, organization: string): Promise<void> {
  const awkward = 'tab\there, break\nhere, \\N and \\., "quoted", naïve 😀 ‏עברית';
  await asOwner(url, async (owner) => {
    await owner.query(`set openrounds.organization = '${organization}'`);
    await owner.query(
      `insert into connect.channel (organization_id, id, connector, network, name, settings, created_at)
       values ($1, gen_random_uuid(), 'feeds', 'feeds', $2, $3, now())`,
      [organization, awkward, { connector: 'feeds', address: 'https://example.org/?a="b"\\' }],
    );
    await owner.query(`insert into connect.stream (name, cursor) values ('jetstream', '{"at": 12345678901234567890}')`);
    await owner.query(
      `with said as (insert into listen.conversation (organization_id, id, network, root_external_id, created_at)
         values ($1, gen_random_uuid(), 'bluesky', 'root', now()) returning id)
       insert into listen.post (organization_id, id, network, external_id, conversation_id, kind, text, at, heard_at,
         links, raw, rating)
       select $1, gen_random_uuid(), 'bluesky', 'post ' || n, said.id, 'post',
         case when n % 7 = 0 then null else $2 || n end, now() - n * interval '1 minute', now(),
         array['\\N', '', 'a,b', null], jsonb_build_object('n', n, 'text', $2::text), 0.1 + n
       from said, generate_series(1, 3000) as n`,
      [organization, awkward],
    );
  });
}

async function asOwner<T>(url: string, fn: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    return await fn(owner);
  } finally {
    await owner.end();
  }
}

/** Every row of every table but those of the moment, in an order of its own. */
async function contentOf(url: string): Promise<Map<string, string[]>> {
  return asOwner(url, async (owner) => {
    const content = new Map<string, string[]>();
    for (const { name } of await readTables(owner, schemasOf(await readMigrations()))) {
      const [schema, table] = name.split('.');
      const { rows } = await owner.query<{ row: string }>(
        `select t::text as row from ${schema}."${table}" t order by t::text collate "C"`,
      );
      content.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return content;
  });
}

async function restored(wish: Partial<Parameters<typeof restoreBackup>[1]> = {}) {
  const target = await emptyDatabase();
  try {
    const result = await restoreBackup(target.url, { file, keys, log, ...wish });
    return { ...target, ...result };
  } catch (error) {
    await target.close();
    throw error;
  }
}

test('what is restored into an empty database is, table for table, what was backed up', async () => {
  const said: string[] = [];
  const target = await restored({ say: (line) => said.push(line) });
  try {
    const [was, is] = [await contentOf(source), await contentOf(target.url)];
    assert.deepEqual([...is.keys()].sort(), [...was.keys()].sort());
    for (const [name, rows] of was) assert.deepEqual(is.get(name), rows, name);
    for (const name of ['listen.post', 'core.file_chunk', 'connect.stream', 'govern.audit_entry', 'auth.account']) {
      assert.ok(was.get(name)!.length > 0, `${name} had rows to compare`);
    }
    assert.ok(said.includes('listen.post: 3000 rows'));
    assert.deepEqual([target.missing, target.migrated], [[], []]);
  } finally {
    await target.close();
  }
});

test('the restored database serves: its walls stand, its people sign in, its log verifies', async () => {
  const target = await restored();
  const database = await openDatabase({ url: target.url, log });
  try {
    const { app, core } = mountGovern({ ...database, url: target.url });
    const joanne = new Browser(app, core.config.url);
    assert.equal((await joanne.signIn(email)).status, 200);
    assert.equal((await joanne.get('/api/v1/organization')).body.facilities.length, 2);
    assert.equal((await joanne.post('/api/v1/audit/verification')).body.ok, true);
    assert.equal((await database.pool.query('select * from listen.post')).rowCount, 0);
    const { rows } = await database.pool.query(
      `select relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
       where relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`,
    );
    assert.deepEqual(rows, []);
  } finally {
    await database.close();
    await target.close();
  }
});

test('a backup is one file for its owner’s eyes, which zcat can read, without sessions or keys', async () => {
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const text = gunzipSync(await readFile(file)).toString('utf8');
  const manifest = JSON.parse(text.slice(0, text.indexOf('\n')));
  const names = manifest.tables.map(({ name }: { name: string }) => name);
  for (const name of momentary) assert.ok(!names.includes(name), name);
  assert.ok(text.includes('Mercy Valley Health'));
  for (const secret of [keys.session, keys.encryption.toString('base64')]) assert.ok(!text.includes(secret));
  await assert.rejects(writeBackup(source, { file, version: '1', keys }), /is there already/);
});

test('a database that holds something is left alone, unless told otherwise', async () => {
  const target = await restored();
  try {
    await asOwner(target.url, (owner) => owner.query(`update auth."user" set name = 'Somebody Else'`));
    const changed = await contentOf(target.url);
    await assert.rejects(restoreBackup(target.url, { file, keys, log }), /not empty/);
    assert.deepEqual(await contentOf(target.url), changed);
    await restoreBackup(target.url, { file, keys, log, replace: true });
    assert.deepEqual(await contentOf(target.url), await contentOf(source));
  } finally {
    await target.close();
  }
});

test('nothing is restored under a running program', async () => {
  const target = await restored();
  const running = await openDatabase({ url: target.url, log });
  try {
    await assert.rejects(restoreBackup(target.url, { file, keys, log, replace: true }), /Stop it first/);
  } finally {
    await running.close();
    await target.close();
  }
});

test('a damaged, cut or foreign file changes nothing', async () => {
  const target = await restored();
  const whole = await contentOf(target.url);
  const broken = join(folder, 'broken.backup');
  const { size } = await stat(file);
  const damages: [string, () => Promise<void>][] = [
    ['one byte', () => overwrite(broken, size - 2000)],
    ['the last bytes', () => truncate(broken, size - 10)],
    ['all but the beginning', () => truncate(broken, 300)],
    ['the beginning', () => overwrite(broken, 2)],
  ];
  try {
    for (const [what, damage] of damages) {
      await copyFile(file, broken);
      await damage();
      await assert.rejects(
        restoreBackup(target.url, { file: broken, keys, log, replace: true }),
        { name: 'BackupError' },
        what,
      );
      assert.deepEqual(await contentOf(target.url), whole, what);
    }
    await assert.rejects(restoreBackup(target.url, { file: join(root, 'package.json'), keys, log }), {
      name: 'BackupError',
    });
    await assert.rejects(restoreBackup(target.url, { file: join(folder, 'none'), keys, log }), /no file/);
  } finally {
    await target.close();
  }
});

async function overwrite(path: string, at: number): Promise<void> {
  const handle = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  await handle.write(Buffer.from([byte[0]! ^ 0x55]), 0, 1, at);
  await handle.close();
}

test('a backup of an older version is brought up to this one; one of another history is refused', async () => {
  const later = await mkdtemp(join(folder, 'migrations-'));
  const add = (name: string, sql: string) => writeFile(join(later, `${name}.sql`), sql);
  for (const { name, sql } of await readMigrations()) await add(name, sql);
  await add('9001-later', 'create table govern.later (id uuid primary key); create schema room;');
  const target = await restored({ migrations: later });
  try {
    assert.deepEqual(target.migrated, ['9001-later']);
    const is = await contentOf(target.url);
    assert.deepEqual(is.get('govern.later'), []);
    is.delete('govern.later');
    assert.deepEqual(is, await contentOf(source));
  } finally {
    await target.close();
  }
  await add('0002-govern', '-- another history');
  await assert.rejects(restored({ migrations: later }), /was made by OpenRounds 1\.2\.3/);
});

test('keys come back with the passphrase alone, and what lacks them is named', async () => {
  const fitting = await restored({ keys });
  await fitting.close();
  assert.deepEqual([fitting.keys, fitting.missing], [null, []]);
  const without = await restored({ keys: otherKeys });
  await without.close();
  assert.deepEqual(without.missing, ['session', 'encryption']);
  const opened = await restored({ keys: otherKeys, passphrase });
  await opened.close();
  assert.deepEqual(
    [opened.keys?.session, opened.keys?.encryption, opened.missing],
    [keys.session, keys.encryption, []],
  );
  await assert.rejects(restored({ keys: otherKeys, passphrase: 'the lamp over the short table' }), /passphrase/);
});

test('an owner who is no superuser backs up and restores all of it too', async () => {
  const target = await emptyDatabase();
  const name = `plain_${process.pid}`;
  const database = new URL(target.url).pathname.slice(1);
  const plain = new URL(target.url);
  plain.username = name;
  plain.password = 'plain';
  try {
    await asOwner(target.url, async (admin) => {
      await admin.query(`create role ${name} login password 'plain'`);
      await admin.query(`grant openrounds_app, openrounds_search to ${name}`);
      await admin.query(`alter database ${database} owner to ${name}`);
    });
    await restoreBackup(plain.href, { file, keys, log });
    assert.deepEqual(await contentOf(target.url), await contentOf(source));
    const again = join(folder, 'plain.backup');
    const { tables } = await writeBackup(plain.href, { file: again, version: '1.2.3', keys });
    assert.equal(tables.find(({ name }) => name === 'listen.post')!.rows, 3000);
  } finally {
    await target.close();
    const postgres = withDatabase(target.url, 'postgres');
    await asOwner(postgres, (admin) => admin.query(`drop role if exists ${name}`)).catch(() => {});
  }
});

test('no table of ours counts with a sequence, which a copy of rows would not carry', async () => {
  await asOwner(source, async (owner) => {
    const { rows } = await owner.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'S' and n.nspname = any($1)`,
      [schemasOf(await readMigrations())],
    );
    assert.deepEqual(rows, []);
  });
});
