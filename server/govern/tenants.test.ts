// What walls organizations off from each other, looked up in the catalog and tried with the app's own role.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundedWorld } from './testing/world.ts';

test('every table of a tenant forces row-level security, and begins its key with the organization', async () => {
  const { core } = await foundedWorld();
  const { rows } = await core.database.pool.query<{ name: string; forced: boolean; policies: string[]; key: string }>(`
    select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select array_agg(p.polname::text) from pg_policy p where p.polrelid = c.oid) as policies,
      (select k.attname from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  assert.ok(rows.length >= 20, 'the tables were found');
  for (const { name, forced, policies, key } of rows) {
    assert.ok(forced, `${name} forces row-level security`);
    assert.ok(policies?.includes('tenant'), `${name} has its policy`);
    assert.equal(key, 'organization_id', `${name} begins its primary key with the organization`);
  }
});

test('keys that refer and keys that are unique carry the organization', async () => {
  const { core } = await foundedWorld();
  const { rows } = await core.database.pool.query<{ name: string }>(`
    select conrelid::regclass || ' ' || conname as name from pg_constraint o
    join pg_attribute a on a.attrelid = o.conrelid and a.attname = 'organization_id' and not a.attisdropped
    where contype in ('f', 'u', 'p') and a.attnum <> all (conkey)`);
  assert.deepEqual(rows, []);
});

test('without an organization the app sees nothing, writes nothing, and enters none by its name', async () => {
  const { core } = await foundedWorld();
  const { pool } = core.database;
  for (const table of ['organization', 'facility', 'person', 'person_grant', 'audit_entry']) {
    const { rows } = await pool.query(`select * from govern.${table}`);
    assert.equal(rows.length, 0, table);
  }
  await assert.rejects(
    pool.query(`insert into govern.facility (organization_id, id, name, created_at)
      select id, gen_random_uuid(), 'Intruder', now() from govern.organizations()`),
    { code: '42501' },
  );
});

test('in one organization the rows of another are not there', async () => {
  const { core, organizationId } = await foundedWorld();
  const client = await core.database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local openrounds.organization = '${crypto.randomUUID()}'`);
    assert.equal((await client.query('select * from govern.person')).rowCount, 0);
    assert.equal((await client.query(`update govern.person set name = 'X'`)).rowCount, 0);
    const insert = client.query(
      `insert into govern.facility (organization_id, id, name, created_at) values ($1, gen_random_uuid(), 'X', now())`,
      [organizationId],
    );
    await assert.rejects(insert, { code: '42501' });
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('what looks across organizations says ids and names alone, and belongs to nobody who signs in', async () => {
  const { core } = await foundedWorld();
  const { rows } = await core.database.pool.query<{
    name: string;
    owner: string;
    path: string[];
    open: boolean;
    login: boolean;
  }>(`
    select p.proname as name, r.rolname as owner, p.proconfig as path, r.rolcanlogin as login,
      has_function_privilege('public', p.oid, 'execute') as open
    from pg_proc p join pg_roles r on r.oid = p.proowner where p.prosecdef and p.pronamespace = 'govern'::regnamespace`);
  assert.ok(rows.length >= 7);
  for (const { name, owner, path, open, login } of rows) {
    assert.equal(owner, 'openrounds_search', name);
    assert.deepEqual(path, ['search_path=pg_catalog, pg_temp'], name);
    assert.deepEqual([open, login], [false, false], name);
  }
});
