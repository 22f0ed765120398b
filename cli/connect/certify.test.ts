// `openrounds connect certify` as its operator uses it, on a Mastodon server (a stand-in): the reports it leaves, and how it ends.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { beginSignIn, finishSignIn } from '../../server/connect/sign-in/page.ts';
import { openWorld } from '../../server/connect/testing/world.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import { grantOf } from '../../server/core/actor.ts';
import { newId } from '../../server/core/ids.ts';
import { root, version } from '../../server/core/root.ts';
import { startMastodon } from '../../test/mastodon/index.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-certify-'));
const world = await openWorld();
const stand = await startMastodon();
after(async () => {
  await stand.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});
const { id: organization } = await world.found('Mercy Valley');
const actor = { kind: 'person' as const, id: newId(), grants: [grantOf('administrator', null)] };
await stand.person('mercy');
const settings = { connector: 'mastodon' as const, server: stand.url, hashtags: [], public: 'none' as const };
const { address } = await beginSignIn(world.core, [mastodon], { organization, actor }, { settings, facilityId: null });
const back = await stand.agree(address, 'mercy');
await finishSignIn(world.core, [mastodon], { organization, actor }, back.searchParams.toString());

async function run(...words: string[]) {
  const child = spawn(process.execPath, [join(root, 'bin', 'openrounds.js'), 'connect', 'certify', ...words], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      OPENROUNDS_DATA: folder,
      OPENROUNDS_DATABASE_URL: world.core.database.url,
      OPENROUNDS_SECRET_KEY: world.core.keys.encryption.toString('base64'),
      OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1',
    },
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [[status], stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

test('a report for people and one for programs, dated, and 0 when all went well', async () => {
  const { status, stdout, stderr } = await run('@mercy@stand-in.example');
  assert.equal(status, 0, stderr + stdout);
  assert.match(stderr, /^Post: done$/m);
  const day = new Date().toISOString().slice(0, 10);
  const names = (await readdir(folder)).filter((name) => name.startsWith('certify-'));
  assert.deepEqual(names.sort(), [`certify-mastodon-${day}.json`, `certify-mastodon-${day}.txt`]);
  const report = JSON.parse(await readFile(join(folder, names[0]!), 'utf8'));
  assert.deepEqual([report.ok, report.version, report.host, report.left], [true, version, new URL(stand.url).host, []]);
  assert.match(await readFile(join(folder, names[1]!), 'utf8'), /Result {4}everything that could be tried worked/);
  assert.deepEqual(await stand.statuses('mercy'), []);
});

test('a network that refuses: 1, with the report on standard output where that is asked for', async () => {
  await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', how: 'answer', status: 403, times: 9 });
  const { status, stdout } = await run('@mercy@stand-in.example', '--json');
  assert.equal(status, 1);
  const report = JSON.parse(stdout);
  assert.deepEqual([report.ok, report.steps[0].was, report.steps[0].fault.code], [false, 'failed', 'refused']);
});

test('a channel that is not there is 1, no channel at all is 2', async () => {
  const missing = await run('nobody');
  assert.deepEqual([missing.status, missing.stdout], [1, '']);
  assert.match(missing.stderr, /It is not there/);
  assert.equal((await run()).status, 2);
});
