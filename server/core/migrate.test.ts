import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from '../../test/database.ts';
import { connectionOptions } from './connection.ts';
import { silentLog } from './log.ts';
import { migrate, readMigrations } from './migrate.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-migrate-'));
const { url, close } = await emptyDatabase();
const owner = new pg.Client(connectionOptions(url));
await owner.connect();
after(async () => {
  await owner.end();
  await close();
  await rm(home, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(join(home, name), sql);
const run = () => migrate(url, silentLog, home);

test('migrations are applied in order, once each, also by two processes at once', async () => {
  await write('0001-core.sql', 'create table core.one (id int);');
  await write('0002-two.sql', 'insert into core.one values (1); alter table core.one add note text;');
  const applied = await Promise.all([run(), run(), run()]);
  assert.deepEqual(applied.flat(), ['0001-core', '0002-two']);
  assert.deepEqual(await run(), []);
  assert.equal((await owner.query('select from core.one')).rowCount, 1);
});

test('one that fails leaves nothing behind and names its line', async () => {
  await write('0003-bad.sql', 'create table core.three (id int);\n\nselect nothing from nowhere;\n');
  await assert.rejects(run(), /migrations\/0003-bad\.sql, line 3: relation "nowhere" does not exist/);
  assert.equal((await owner.query("select to_regclass('core.three') as it")).rows[0].it, null);
  await rm(join(home, '0003-bad.sql'));
});

test('one that was changed after it was applied is refused; line ends do not count', async () => {
  await write('0001-core.sql', 'create table core.one (id int); -- by the way');
  await assert.rejects(run(), /0001-core\.sql has changed since it was applied/);
  await write('0001-core.sql', 'create table core.one (id int);');
  await write('0004-lines.sql', 'select 1;\nselect 2;\n');
  await run();
  await write('0004-lines.sql', 'select 1;\r\nselect 2;\r\n');
  assert.deepEqual(await run(), []);
});

test('one that comes late, and a database that is newer than the program, are refused', async () => {
  await write('0003-late.sql', 'select 1;');
  await assert.rejects(run(), /0003-late\.sql comes before 0004-lines/);
  await rm(join(home, '0003-late.sql'));
  await rm(join(home, '0004-lines.sql'));
  await assert.rejects(run(), /has 0004-lines, which this version of OpenRounds doesn't know/);
});

test('names that are no names of migrations are refused', async () => {
  for (const name of ['5-short.sql', '0005.sql', '0002-again.sql']) {
    await write(name, 'select 1;');
    await assert.rejects(readMigrations(home), { name: 'MigrationError' });
    await rm(join(home, name));
  }
});
