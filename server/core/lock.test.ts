import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { withLock } from './lock.ts';
import { startOf } from './processes.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-lock-'));
after(() => rm(home, { recursive: true }));

test('one runs at a time, and nothing is left behind', async () => {
  const file = join(home, 'one');
  let inside = 0;
  let most = 0;
  const runs = Array.from({ length: 6 }, () =>
    withLock(file, async () => {
      most = Math.max(most, ++inside);
      await turn();
      inside--;
    }),
  );
  await Promise.all(runs);
  assert.equal(most, 1);
  assert.deepEqual(await readdir(home), []);
});

test('a failure lets go', async () => {
  const file = join(home, 'failing');
  await assert.rejects(
    withLock(file, async () => {
      throw new Error('no');
    }),
    /no/,
  );
  assert.equal(await withLock(file, async () => 'mine'), 'mine');
});

test('the lock of a process that is gone, or whose number another one bears, is broken', async () => {
  const file = join(home, 'dead');
  for (const holder of ['999999999 1 x', `${process.pid} 1 x`]) {
    await writeFile(file, holder);
    const all = await Promise.all([1, 2, 3].map((number) => withLock(file, async () => number)));
    assert.deepEqual(all, [1, 2, 3]);
  }
});

test('a process is known by its number and its beginning', async () => {
  assert.equal(await startOf(process.pid), await startOf(process.pid));
  assert.notEqual(await startOf(process.pid), await startOf(process.ppid));
  assert.equal(await startOf(999_999_999), null);
});
