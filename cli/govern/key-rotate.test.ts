// The key of stored secrets is changed by one command; what a channel signs in with opens before and after.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { openKeys } from '../../server/core/keys.ts';
import { silentLog } from '../../server/core/log.ts';
import { root } from '../../server/core/root.ts';
import { seal, unseal } from '../../server/core/seal.ts';
import { emptyDatabase } from '../../test/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-rotate-'));
const database = await emptyDatabase();
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
const given = { data: folder, sessionSecret: null, secretKeys: [] };

const rotate = (more: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [join(root, 'bin', 'openrounds.js'), 'govern', 'key', 'rotate'], {
    env: { PATH: process.env.PATH, OPENROUNDS_DATA: folder, OPENROUNDS_DATABASE_URL: database.url, ...more },
  });

test('a process that runs meanwhile opens what was sealed before, and seals with the new key', async () => {
  const running = await openKeys(given, silentLog);
  const before = await seal(running, 'open sesame', 'channel');
  const { stdout } = await rotate();
  assert.match(stdout, /^0 secrets are sealed with a new key/);
  const kept = JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8'));
  assert.deepEqual([kept.session, kept.older], [running.session, [running.encryption.toString('base64')]]);
  assert.equal(await unseal(running, before, 'channel'), 'open sesame');
  const now = await openKeys(given, silentLog);
  assert.equal(await unseal(now, await seal(running, 'new words', 'channel'), 'channel'), 'new words');
});

test('keys given by the environment are left to whoever gave them', async () => {
  const file = await readFile(join(folder, 'keys.json'), 'utf8');
  const { stdout } = await rotate({ OPENROUNDS_SECRET_KEY: Buffer.alloc(32, 5).toString('base64') });
  assert.match(stdout, /the first key of OPENROUNDS_SECRET_KEY/);
  assert.equal(await readFile(join(folder, 'keys.json'), 'utf8'), file);
});
