import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findBinaries, linkLibraries } from './binaries.ts';
import { preparePlace } from './place.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-place-'));
await chmod(home, 0o755);
after(() => rm(home, { recursive: true, force: true }));
const binaries = findBinaries();

test('an install that ran no scripts gets its libraries linked', async () => {
  const copy = join(home, 'scriptless', 'native');
  await cp(binaries.folder, copy, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(copy, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) await rm(join(home, 'scriptless', target), { force: true });
  await linkLibraries({ ...binaries, folder: copy });
  for (const { target } of links) assert.ok((await stat(join(home, 'scriptless', target))).isFile(), target);
  const { status, stderr } = spawnSync(join(copy, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

test('the data folder is made for its owner alone, and PostgreSQL lies inside it', async () => {
  const data = join(home, 'made', 'data');
  const place = await preparePlace(data, assert.fail);
  assert.equal(place.folder, join(data, 'postgres'));
  assert.equal((await lstat(data)).mode & 0o066, 0);
});

test('binaries out of the reach of PostgreSQL’s user are copied to where it can run them', {
  skip: userInfo().uid !== 0 && 'it takes root',
}, async () => {
  const closed = join(home, 'closed');
  await mkdir(closed, { mode: 0o700 });
  await cp(binaries.folder, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  const version = `${binaries.version}-test-${process.pid}`;
  const said: string[] = [];
  const place = await preparePlace(join(home, 'open'), (line) => said.push(line), {
    ...binaries,
    folder: join(closed, 'native'),
    version,
  });
  const copied = place.binaries.folder;
  try {
    assert.equal(copied, `/var/lib/openrounds/bin/${version}`);
    assert.equal(said.length, 1);
    assert.ok(said[0]!.includes(`its binaries are copied to ${copied}.`));
    const { uid, gid } = place.user!;
    const { status } = spawnSync(join(copied, 'bin', 'postgres'), ['--version'], { uid, gid, cwd: '/' });
    assert.equal(status, 0);
  } finally {
    await rm(copied, { recursive: true });
  }
});
