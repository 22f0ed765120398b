import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { changeSecretKey, type Keys, openKeys } from './keys.ts';
import { silentLog } from './log.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-keys-'));
after(() => rm(home, { recursive: true }));
const none = { sessionSecret: null, secretKeys: [] };
const bare = ({ session, encryption, older }: Keys) => ({ session, encryption, older });

test('the first start makes keys that later ones keep, whoever of two is first', async () => {
  const data = join(home, 'new');
  const all = await Promise.all(Array.from({ length: 8 }, () => openKeys({ data, ...none }, silentLog)));
  for (const keys of all) assert.deepEqual(bare(keys), bare(all[0]!));
  assert.ok(all[0]!.session.length >= 32);
  assert.equal(all[0]!.encryption.length, 32);
  assert.deepEqual(bare(await openKeys({ data, ...none }, silentLog)), bare(all[0]!));
});

test('nobody else may read them; an open file is closed', async () => {
  const data = join(home, 'open');
  await openKeys({ data, ...none }, silentLog);
  const file = join(data, 'keys.json');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await chmod(file, 0o644);
  await openKeys({ data, ...none }, silentLog);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test("the environment's keys come first, and then nothing is written", async () => {
  const data = join(home, 'given');
  const [newer, older] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const secretKeys = [newer, older].map((key) => key.toString('base64'));
  const keys = await openKeys({ data, sessionSecret: 's'.repeat(40), secretKeys }, silentLog);
  assert.deepEqual(bare(keys), { session: 's'.repeat(40), encryption: newer, older: [older] });
  await assert.rejects(stat(data), { code: 'ENOENT' });
});

test('a changed key seals from now on; the one before still opens, also for a process that read it earlier', async () => {
  const data = join(home, 'changed');
  const before = await openKeys({ data, ...none }, silentLog);
  await changeSecretKey({ data }, silentLog);
  const now = await before.again();
  assert.notDeepEqual(now.encryption, before.encryption);
  assert.deepEqual(now.older, [before.encryption]);
  assert.equal(now.session, before.session);
  assert.equal((await stat(join(data, 'keys.json'))).mode & 0o777, 0o600);
});

test('a damaged file is never replaced by new keys', async () => {
  const data = join(home, 'damaged');
  await openKeys({ data, ...none }, silentLog);
  const file = join(data, 'keys.json');
  for (const damage of [
    '',
    '{',
    '{"session":"short"}',
    'null',
    JSON.stringify({ session: 's'.repeat(40), encryption: 'AA==' }),
  ]) {
    await writeFile(file, damage);
    await assert.rejects(openKeys({ data, ...none }, silentLog), /keys\.json is damaged/);
    assert.equal(await readFile(file, 'utf8'), damage);
  }
});
