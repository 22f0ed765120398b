import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { testDatabase } from '../../test/database.ts';
import { connectionOptions } from './connection.ts';
import { inInstallation, inOrganization, isTransient } from './database.ts';
import { newId } from './ids.ts';

const { db, url } = await testDatabase();
const anne = newId();
const north = newId();

const addFile = (organization: string, id = newId()) =>
  inOrganization(db, organization, (trx) =>
    sql`insert into core.file (organization_id, id, name, media_type, created_at)
      values (${organization}, ${id}, 'comments.csv', 'text/csv', now())`.execute(trx),
  );
const countFiles = async (organization?: string) => {
  const count = sql<{ files: number }>`select count(*) as files from core.file`;
  const { rows } = await (organization
    ? inOrganization(db, organization, (trx) => count.execute(trx))
    : inInstallation(db, (trx) => count.execute(trx)));
  return rows[0]!.files;
};

test('the app is neither owner nor exempt from row-level security', async () => {
  const { rows } = await db.pool.query('select current_user as role, current_setting($1) as timeout', [
    'statement_timeout',
  ]);
  assert.deepEqual(rows, [{ role: 'openrounds_app', timeout: '1min' }]);
  await assert.rejects(db.pool.query('create table core.mine (id int)'), { code: '42501' });
  await assert.rejects(db.pool.query('alter table core.file disable row level security'), { code: '42501' });
});

test('an organization sees its own rows alone, and nobody sees any without one', async () => {
  await addFile(anne);
  await addFile(north);
  await addFile(north);
  assert.equal(await countFiles(anne), 1);
  assert.equal(await countFiles(north), 2);
  assert.equal(await countFiles(), 0);
  assert.equal(await countFiles(newId()), 0);
});

test('the organization does not outlive its transaction on the connection', async () => {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local openrounds.organization = '${anne}'`);
    await client.query('rollback');
    const { rows } = await client.query('select count(*) as files from core.file');
    assert.deepEqual(rows, [{ files: 0 }]);
  } finally {
    client.release();
  }
});

test('a row for somebody else is refused, and what was written before it is undone', async () => {
  await assert.rejects(
    inOrganization(db, anne, async (trx) => {
      await sql`delete from core.file`.execute(trx);
      await sql`insert into core.file (organization_id, id, name, media_type, created_at)
        values (${north}, ${newId()}, 'theirs.csv', 'text/csv', now())`.execute(trx);
    }),
    { code: '42501' },
  );
  assert.equal(await countFiles(anne), 1);
});

test('an organization is named by an id and by nothing else', async () => {
  for (const wrong of ['', `${anne}'; reset role; --`, 'St. Anne']) {
    await assert.rejects(
      inOrganization(db, wrong, async () => 'never'),
      TypeError,
    );
  }
});

test('a connection that PostgreSQL ends does not end the process, and the next one works', async () => {
  const owner = new pg.Client(connectionOptions(url));
  await owner.connect();
  const client = await db.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const failure = assert.rejects(client.query('select pg_sleep(50)'), (error) => isTransient(error));
  await owner.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  await owner.end();
  await failure;
  client.release(true);
  assert.equal((await db.pool.query('select 1 as one')).rows[0].one, 1);
});

test('counts are numbers, days are text, moments are Dates', async () => {
  const { rows } = await db.pool.query(
    "select 9007199254740991::bigint as count, date '2026-11-22' as day, timestamptz '2026-11-22 10:00Z' as at",
  );
  assert.deepEqual(rows, [{ count: 9_007_199_254_740_991, day: '2026-11-22', at: new Date('2026-11-22T10:00:00Z') }]);
});

test('what passes by itself is told from what does not', () => {
  const error = (code: string) => Object.assign(new Error('no'), { code });
  for (const code of ['40001', '40P01', '57P03', '08006', 'ECONNREFUSED']) assert.ok(isTransient(error(code)), code);
  for (const code of ['23505', '42501', '57014', '28P01', 'ENOENT']) assert.ok(!isTransient(error(code)), code);
  assert.ok(isTransient(new AggregateError([error('ECONNREFUSED')])));
  assert.ok(!isTransient(undefined));
});
