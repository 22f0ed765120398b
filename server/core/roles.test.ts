import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from '../../test/database.ts';
import { connectionOptions } from './connection.ts';
import { openDatabase } from './database.ts';
import { newId } from './ids.ts';
import { silentLog } from './log.ts';
import { letSearchRead, migrate } from './migrate.ts';
import { appRole, ensureRoles, searchRole } from './roles.ts';

const { url, close } = await emptyDatabase();
const administrator = new pg.Client(connectionOptions(url));
await administrator.connect();
const logins: string[] = [];
after(async () => {
  for (const login of logins) await administrator.query(`reassign owned by ${login} to current_user`);
  for (const login of logins) await administrator.query(`drop owned by ${login}`);
  for (const login of logins) await administrator.query(`drop role ${login}`);
  await administrator.end();
  await close();
});

/** A login without great rights, as a hospital's database administrator would hand it out. */
async function plainLogin(): Promise<string> {
  const login = `openrounds_test_${process.pid}_${newId().slice(-12)}`;
  await administrator.query(`create role ${login} login password 'apassword'`);
  logins.push(login);
  const address = new URL(url);
  address.username = login;
  address.password = 'apassword';
  return address.href;
}

async function connected<T>(to: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionOptions(to));
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

test('an owner with great rights makes the roles, however many do so at once', async () => {
  await Promise.all(Array.from({ length: 5 }, () => connected(url, ensureRoles)));
  const { rows } = await administrator.query(
    'select rolname as name, rolcanlogin as login, rolsuper or rolbypassrls as exempt from pg_roles where rolname = any($1) order by 1',
    [[appRole, searchRole]],
  );
  assert.deepEqual(rows[0], { name: appRole, login: false, exempt: false });
  assert.equal(rows[1].login, false);
});

test('an owner without them is told what an administrator runs, and that is enough', async () => {
  const plain = await plainLogin();
  const refused = await connected(plain, (client) =>
    ensureRoles(client).then(
      () => null,
      (error: Error) => error,
    ),
  );
  assert.equal(refused?.name, 'RolesError');
  const statements = refused!.message.split('\n').filter((line) => /^ {2}\w/.test(line));
  // The roles belong to the cluster and are there already; what is missing is the owner's part in them.
  assert.equal(statements.length, 2);
  for (const statement of statements) await administrator.query(statement);

  await migrate(plain, silentLog);
  const db = await openDatabase({ url: plain, log: silentLog });
  const { rows } = await db.pool.query('select current_user as role, current_database() as database');
  await db.close();
  assert.deepEqual(rows, [{ role: appRole, database: new URL(url).pathname.slice(1) }]);
});

test('an app role that is exempt from row-level security is refused', async () => {
  await administrator.query('begin');
  try {
    await administrator.query(`alter role ${appRole} bypassrls`);
    await assert.rejects(ensureRoles(administrator), /must be bound by row-level security/);
  } finally {
    await administrator.query('rollback');
  }
});

test('where search may not be exempt, a policy lets it read what it was granted, by the index, and no more', async () => {
  await administrator.query('begin');
  try {
    // Roles are the whole cluster's: other tests see nothing of this.
    await administrator.query(`alter role ${searchRole} nobypassrls`);
    await letSearchRead(administrator);
    const { rows } = await administrator.query<{ name: string }>(
      `select polrelid::regclass::text as name from pg_policy where polname = 'search' order by 1`,
    );
    assert.ok(rows.some(({ name }) => name === 'listen.post'));
    assert.ok(!rows.some(({ name }) => name === 'core.file'));

    await administrator.query(`set local role ${searchRole}`);
    await administrator.query('set local enable_seqscan = off');
    const plan = await administrator.query(`explain select id from listen.post where words @@ 'nurse'::tsquery`);
    assert.match(JSON.stringify(plan.rows), /post_words/);
  } finally {
    await administrator.query('rollback');
  }
});
