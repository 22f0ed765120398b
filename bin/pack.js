// Makes what a package holds beside the sources' data: the program as JavaScript in `dist/`, and the pages.

import { spawnSync } from 'node:child_process';
import { cp, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import process from 'node:process';
import { onNewEnoughNode, root } from './node.js';

await onNewEnoughNode(import.meta.url);
const rooms = ['cli', 'contract', 'demo', 'language', 'server'];
const dist = join(root, 'dist');

// Whatever a former version left would be packed too.
for (const room of [...rooms, 'words']) await rm(join(dist, room), { recursive: true, force: true });
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'bin', 'tsconfig.pack.json')], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
for (const room of rooms) await copyData(room);

const { buildWebWhenStale } = await import('../server/build-web.ts');
await buildWebWhenStale({ node: process.execPath, env: process.env, say: (line) => console.error(line) });

/** Files that the compiler leaves behind because they are no code: word lists, texts. */
async function copyData(room) {
  for (const entry of await readdir(join(root, room), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(tsx?|md)$/.test(entry.name)) continue;
    await cp(path, join(dist, relative(root, path)));
  }
}
