// Starting and stopping, with real processes: whatever dies in between, the next start just works.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { isAlive, startOf } from '../server/core/processes.ts';
import { emptyDatabase } from './database.ts';
import { entrance, listeningAddresses, type Program, startProgram, statusOf, within10s } from './program.ts';

const isRoot = userInfo().uid === 0;
const home = await mkdtemp(join(tmpdir(), 'openrounds-start-'));
// PostgreSQL's own user passes through when the tests run as root.
await chmod(home, 0o755);
after(() => rm(home, { recursive: true, force: true }));

const mode = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
const postgresOf = async (data: string) => JSON.parse(await readFile(join(data, 'run.json'), 'utf8')).pid as number;
const isGone = async (pid: number) => (await startOf(pid)) === null;
const isReady = async (url: string) => (await statusOf(`${url}/readyz`)) === 200;
const assertReady = async ({ url, said }: Program) =>
  assert.ok(await isReady(url).catch(() => false), `The program is not ready; it said:\n${said()}`);

test('the first start makes what it needs, answers on 127.0.0.1 alone, and SIGTERM stops all of it', async () => {
  const data = join(home, 'first');
  const program = await startProgram({ data });
  assert.match(program.said(), /OpenRounds answers on http:\/\/localhost:\d+\n/);
  assert.match(program.said(), /Begin here: http:\/\/localhost:\d+\/\S+/);
  assert.equal(await statusOf(`${program.url}/healthz`), 200);
  await assertReady(program);
  assert.equal(await mode(join(data, 'keys.json')), '600');
  assert.equal(await mode(join(data, 'run.json')), '600');

  const postgres = await postgresOf(data);
  const addresses = await listeningAddresses([program.child.pid!, postgres]);
  assert.equal(addresses.length, 2);
  for (const address of addresses) assert.match(address, /^0100007F:/);
  if (isRoot) assert.notEqual((await stat(`/proc/${postgres}`)).uid, 0);

  assert.equal(await program.end('SIGTERM'), 0);
  assert.ok(await isGone(postgres));
});

test('a port that is taken and settings that are wrong are said in plain words', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const taken = await startProgram({ data: join(home, 'taken'), env: { OPENROUNDS_PORT: String(port) } });
  other.close();
  assert.equal(await taken.end(), 1);
  assert.equal(taken.said(), `Port ${port} is in use on 127.0.0.1. Stop the other program, or set OPENROUNDS_PORT.\n`);

  const wrong = await startProgram({ data: home, env: { OPENROUNDS_PORT: 'http', OPENROUNDS_ROLLE: 'web' } });
  assert.equal(await wrong.end(), 2);
  assert.match(wrong.said(), /OPENROUNDS_PORT: expected a whole number/);
  assert.match(wrong.said(), /OPENROUNDS_ROLLE: there is no such setting/);
});

test('after a SIGKILL of ours, the next start adopts the PostgreSQL that is left', async () => {
  const data = join(home, 'killed');
  const first = await startProgram({ data });
  const postgres = await postgresOf(data);
  await first.end('SIGKILL');
  assert.ok(isAlive(postgres));

  const second = await startProgram({ data });
  await assertReady(second);
  assert.equal(await postgresOf(data), postgres);
  assert.equal(await second.end('SIGTERM'), 0);
  assert.ok(await isGone(postgres));
});

test('after a SIGKILL of PostgreSQL, the running program is ready again within ten seconds', async () => {
  const data = join(home, 'undermined');
  const program = await startProgram({ data });
  for (let turn = 0; turn < 2; turn++) {
    const postgres = await postgresOf(data);
    process.kill(postgres, 'SIGKILL');
    assert.ok(await within10s(async () => (await postgresOf(data)) !== postgres && (await isReady(program.url))));
  }
  assert.equal(await program.end('SIGTERM'), 0);
});

test('after a SIGKILL of both, with a number left behind that another process bears, the next start works', async () => {
  const data = join(home, 'crashed');
  const first = await startProgram({ data });
  const postgres = await postgresOf(data);
  await first.end('SIGKILL');
  process.kill(postgres, 'SIGKILL');
  const file = join(data, 'postgres', 'postmaster.pid');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(process.pid)));
  await writeFile(join(data, 'postgres.lock'), `${process.pid} another-start 0`);

  const second = await startProgram({ data });
  await assertReady(second);
  assert.equal(await second.end('SIGTERM'), 0);
});

test('two that start at once share one PostgreSQL and the same keys, and the last to leave stops it', async () => {
  const data = join(home, 'shared');
  const [web, worker] = await Promise.all([
    startProgram({ data, env: { OPENROUNDS_ROLE: 'web' } }),
    startProgram({ data, env: { OPENROUNDS_ROLE: 'worker' } }),
  ]);
  await assertReady(web);
  assert.match(worker.said(), /OpenRounds works in the background/);
  const postgres = await postgresOf(data);
  assert.equal(await web.end('SIGTERM'), 0);
  assert.ok(isAlive(postgres));
  const again = await startProgram({ data, env: { OPENROUNDS_ROLE: 'web' } });
  assert.equal(await postgresOf(data), postgres);
  assert.equal(await worker.end('SIGTERM'), 0);
  await assertReady(again);
  assert.equal(await again.end('SIGTERM'), 0);
  assert.ok(await isGone(postgres));
});

test('a lost run.json costs a new password and nothing else; another major version says what to do', async () => {
  const data = join(home, 'first');
  await rm(join(data, 'run.json'));
  const program = await startProgram({ data });
  await assertReady(program);
  assert.equal(await program.end('SIGTERM'), 0);

  await writeFile(join(data, 'postgres', 'PG_VERSION'), '17\n');
  const refused = await startProgram({ data });
  assert.equal(await refused.end(), 1);
  assert.match(refused.said(), /written by PostgreSQL 17/);
  assert.match(refused.said(), /govern backup FILE[\s\S]+govern restore FILE/);
});

test("somebody else's PostgreSQL is used and left alone", async () => {
  const database = await emptyDatabase();
  const data = join(home, 'external');
  const env = { OPENROUNDS_DATABASE_URL: database.url };
  const program = await startProgram({ data, env });
  await assertReady(program);
  assert.equal(await program.end('SIGTERM'), 0);
  await assert.rejects(stat(join(data, 'postgres')), { code: 'ENOENT' });
  assert.equal(await mode(join(data, 'keys.json')), '600');

  const wrong = await startProgram({
    data,
    env: { OPENROUNDS_DATABASE_URL: database.url.replace(/\/[^/]*$/, '/none') },
  });
  assert.equal(await wrong.end(), 1);
  assert.match(wrong.said(), /OPENROUNDS_DATABASE_URL.+does not let us in: database "none" does not exist/);
  assert.ok(!wrong.said().includes(new URL(database.url).password || 'no password'));
  await database.close();
});

test('an older Node hands over to a newer one, which goes when the older one is killed', async (t) => {
  const older = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    return /^v(18|2[0-3])\./.test(version);
  });
  if (!older) return t.skip('there is no older Node here');
  const data = join(home, 'older');
  const program = await startProgram({ data, command: [older, entrance, 'start'] });
  const postgres = await postgresOf(data);
  assert.equal(await statusOf(`${program.url}/healthz`), 200);
  await program.end('SIGKILL');
  assert.ok(await within10s(() => isGone(postgres)));
});

test('when npm is killed, what it started goes too, and the next start gets its address', async () => {
  const data = join(home, 'npm');
  const first = await startProgram({ data, command: ['npm', 'start'] });
  await assertReady(first);
  first.child.kill('SIGKILL');
  const { port } = new URL(first.url);
  const second = await startProgram({ data, env: { OPENROUNDS_PORT: port } });
  assert.equal(await statusOf(`${first.url}/readyz`), 200, second.said());
  assert.equal(await second.end('SIGTERM'), 0);
});

test('root gives way to a user without rights where that one reaches the data, and elsewhere where not', {
  skip: !isRoot && 'it takes root',
}, async () => {
  const closed = join(home, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const data = join(closed, 'data');
  const program = await startProgram({ data });
  const place = dirname(await realpath(join(data, 'postgres')));
  try {
    assert.ok(program.said().includes(`can't enter ${data}: the database is kept in ${place}.`));
    assert.match(place, /^\/var\/lib\/openrounds\/[0-9a-f]{12}/);
    assert.equal(await program.end('SIGTERM'), 0);
  } finally {
    await rm(place, { recursive: true });
  }
  const gone = await startProgram({ data });
  assert.equal(await gone.end(), 1);
  assert.match(gone.said(), /which is gone\. Put it back/);
});

test('a plain user starts it too', { skip: !isRoot && 'the other tests do already' }, async (t) => {
  const [uid, gid] = [65_534, 65_534];
  const as = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', process.execPath];
  const reaches = spawnSync('setpriv', [...as, '--version']);
  if (reaches.status !== 0) return t.skip('a plain user reaches neither Node nor the checkout here');
  const data = join(home, 'plain');
  await mkdir(data);
  await chown(data, uid, gid);
  const program = await startProgram({ data, command: ['setpriv', ...as, entrance, 'start'] });
  await assertReady(program);
  assert.equal((await stat(`/proc/${await postgresOf(data)}`)).uid, uid);
  assert.equal(await program.end('SIGTERM'), 0);
});
