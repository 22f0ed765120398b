import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { root } from '../../server/core/root.ts';
import { foundedWorld } from '../../server/govern/testing/world.ts';
import { emptyDatabase } from '../../test/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-cli-'));
const { core } = await foundedWorld();
after(() => rm(folder, { recursive: true, force: true }));

/** A program of its own: its settings are those of the environment it is given. */
async function run(data: string, url: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, 'bin', 'openrounds.js'), 'govern', ...args], {
    env: { PATH: process.env.PATH, OPENROUNDS_DATA: join(folder, data), OPENROUNDS_DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

test('one command backs up and one restores; keys travel with a passphrase, and are missed without', async () => {
  const secret = join(folder, 'passphrase');
  const file = join(folder, 'a.backup');
  await writeFile(secret, 'the lamp over the long table\n');
  const unsealed = await run('old', core.database.url, 'backup', file, '--with-keys');
  assert.deepEqual([unsealed.status, unsealed.stdout], [2, '']);
  const made = await run('old', core.database.url, 'backup', file, '--with-keys', '--passphrase-file', secret);
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stderr, /govern\.organization: 1 rows[\s\S]*and the keys/);
  const again = await run('old', core.database.url, 'backup', file);
  assert.deepEqual([again.status, again.stderr.trim()], [1, `${file} is there already.`]);

  const target = await emptyDatabase();
  try {
    const without = await run('new', target.url, 'restore', file);
    assert.equal(without.status, 0, without.stderr);
    assert.match(without.stderr, /Missing: the key of sessions/);
    const full = await run('new', target.url, 'restore', file, '--passphrase-file', secret);
    assert.equal(full.status, 1);
    assert.match(full.stderr, /not empty/);
    const replaced = await run('new', target.url, 'restore', file, '--replace', '--passphrase-file', secret);
    assert.equal(replaced.status, 0, replaced.stderr);
    assert.doesNotMatch(replaced.stderr, /Missing/);
    const keysOf = (data: string, name = 'keys.json') => readFile(join(folder, data, name), 'utf8');
    assert.deepEqual(JSON.parse(await keysOf('new')), JSON.parse(await keysOf('old')));
    assert.notEqual(await keysOf('new', 'keys.json.before-restore'), await keysOf('new'));
  } finally {
    await target.close();
  }
});
