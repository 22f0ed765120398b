// The package: packed, unpacked elsewhere with what it depends on, and started there.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../server/core/root.ts';
import { startProgram, statusOf } from './program.ts';

const home = await mkdtemp(join(tmpdir(), 'openrounds-pack-'));
await chmod(home, 0o755);
after(() => rm(home, { recursive: true, force: true }));
const modules = join(home, 'node_modules');

/** Runs a command to its end; its output is the message where it fails. */
function must(command: string, args: string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Puts beside the package what the lock file calls its dependencies, linked from here instead of fetched again: the
 * package finds these alone, so one that is missing from package.json, or stands among the tools, is noticed.
 */
async function linkDependencies(): Promise<void> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (!name || dev || devOptional || !existsSync(join(root, path))) continue;
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, path), join(modules, name));
  }
}

test('a package starts where nothing but it and its dependencies are', async () => {
  must(process.execPath, ['bin/pack.js']);
  const packed = must('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', home]);
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => /\.tsx?$|\.test\.|^(test|web|data|bench)\//.test(path)),
    [],
  );
  for (const needed of ['bin/openrounds.js', 'dist/cli/index.js', 'dist/web/index.html', 'migrations/0001-core.sql']) {
    assert.ok(paths.includes(needed), needed);
  }

  // The compiler leaves names in `new URL(...)` as they are; in a package there is no TypeScript for them.
  for (const path of paths.filter(
    (name) => name.startsWith('dist/') && name.endsWith('.js') && !name.includes('/web/'),
  )) {
    assert.doesNotMatch(await readFile(join(root, path), 'utf8'), /new (URL|Worker)\(\s*['"`][^'"`]*\.tsx?['"`]/, path);
  }

  await mkdir(modules);
  must('tar', ['-xzf', join(home, filename), '-C', modules]);
  await linkDependencies();
  const installed = join(modules, 'package');
  assert.ok(!(await readdir(modules)).includes('vite'));

  const data = join(home, 'data');
  const program = await startProgram({
    data,
    command: [process.execPath, join(installed, 'bin', 'openrounds.js'), 'start'],
  });
  assert.match(program.said(), /OpenRounds answers on/);
  assert.equal(await statusOf(`${program.url}/readyz`), 200);
  const page = await (await fetch(`${program.url}/`)).text();
  assert.match(page, /<div id=/);
  assert.equal(await program.end('SIGTERM'), 0);
});
