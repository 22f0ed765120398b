// PostgreSQL is killed five times while people write and answers go out: the program stays, is ready again at once, and
// nothing that was acknowledged is lost or done twice.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { addressOf } from '../../server/core/postgres/member.ts';
import { readRunFile } from '../../server/core/postgres/run-file.ts';
import { type Program, startProgram, statusOf, within10s } from '../program.ts';
import { judge, settled, startLoad } from './load.ts';
import { startNetworks } from './networks.ts';
import { openWorld, settingsFor, type World } from './world.ts';

const kills = 5;

test('a PostgreSQL that is killed five times', { timeout: 180_000 }, async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'openrounds-faults-'));
  // PostgreSQL's own user passes through when the tests run as root.
  await chmod(home, 0o755);
  const data = join(home, 'data');
  let program: Program | undefined;
  let world: World | undefined;
  after(async () => {
    await world?.close();
    await program?.end('SIGTERM');
    await rm(home, { recursive: true, force: true });
  });
  const networks = await startNetworks();
  const settings = settingsFor(data, networks.jetstream.url);
  program = await startProgram({ data, env: settings });
  const { url } = program;
  const postgres = async () => (await readRunFile(data))!;
  const address = addressOf(await postgres(), 'openrounds');
  world = await openWorld({ ...settings, OPENROUNDS_DATABASE_URL: address }, networks);
  await networks.listening(1);

  const load = startLoad(world, networks);
  const readyAfter: number[] = [];
  const startedAfter: number[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    while (load.share() < kill / (kills + 1)) await pause(20);
    const { pid } = await postgres();
    const begun = performance.now();
    process.kill(pid!, 'SIGKILL');
    while ((await postgres()).pid === pid || !(await accepts(address))) await pause(20);
    const accepting = performance.now();
    startedAfter.push(accepting - begun);
    assert.ok(await within10s(async () => (await statusOf(`${url}/readyz`)) === 200), `not ready after kill ${kill}`);
    readyAfter.push(performance.now() - accepting);
    assert.equal(await statusOf(`${url}/healthz`), 200);
  }
  await load.finished;
  await settled(world, load);
  assert.deepEqual([program.child.exitCode, program.child.signalCode], [null, null]);
  const longest = (times: number[]) => (Math.max(...times) / 1000).toFixed(1);
  t.diagnostic(`${kills} kills; PostgreSQL accepted connections again after ${longest(startedAfter)} s at most`);
  t.diagnostic(`ready ${longest(readyAfter)} s after that at most; the same process throughout`);
  t.diagnostic(`${load.failures} approvals failed and were asked for again`);
  await judge(t, world, networks, load);
});

async function accepts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
