// `npm run bench`: every bench, or those named: `npm run bench -- match search`.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { onNewEnoughNode, root } from './node.js';

await onNewEnoughNode(import.meta.url);
const folder = join(root, 'bench');
const all = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'run.ts')));
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(2);
}

const failed = [];
for (const name of named.length > 0 ? named : all) {
  console.log(`\n# ${name}\n`);
  const { status } = spawnSync(process.execPath, [join(folder, name, 'run.ts')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}.`);
  process.exit(1);
}
