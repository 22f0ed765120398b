// Builds the staff app when its sources have changed since the last time; a package brings it built.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { withLock } from './core/lock.ts';
import { isCheckout, root, webRoot } from './core/root.ts';

const sources = ['web', 'contract', 'language', 'words', 'package-lock.json'];
const mark = join(webRoot, '.sources');

export interface Builder {
  /** The Node that runs the build, and the environment it gets. */
  node: string;
  env: Record<string, string | undefined>;
  /** Told before a build and after it. */
  say(line: string): void;
}

export async function buildWebWhenStale(builder: Builder): Promise<void> {
  if (!isCheckout || (await isFresh(await digestSources()))) return;
  await mkdir(join(root, 'dist'), { recursive: true });
  await withLock(join(root, 'dist', 'web.lock'), async () => {
    const digest = await digestSources();
    // Another process that started at the same moment may have built it meanwhile.
    if (!(await isFresh(digest))) await build(builder, digest);
  });
}

async function isFresh(digest: string): Promise<boolean> {
  return (await readFile(mark, 'utf8').catch(() => null)) === digest;
}

/** Builds beside the old one and takes its place when it is whole. */
async function build({ node, env, say }: Builder, digest: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    if (existsSync(mark))
      return say('The pages are older than their sources; the tools to build them are not installed.');
    throw new Error('The pages are not built, and the tools to build them are not installed: run npm ci.');
  }
  const began = performance.now();
  say('Building the pages, once …');
  const draft = `${webRoot}.next`;
  const args = ['build', '--config', 'web/vite.config.ts', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(node, [vite, ...args], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`The pages could not be built:\n${(said + errors).slice(0, 3000)}`);
  await writeFile(join(draft, '.sources'), digest);
  await rm(webRoot, { recursive: true, force: true });
  await rename(draft, webRoot);
  say(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

async function digestSources(): Promise<string> {
  const digest = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesOf(join(root, source))) {
      digest.update(relative(root, file)).update(await readFile(file));
    }
  }
  return digest.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
    return files.map((entry) => join(entry.parentPath, entry.name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
