// Gets a program of ours onto a Node that is new enough: this one, or the one npm installed beside us. For Node 18 and later.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const oldest = 24;

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** TypeScript is there to be run as it is written; else this is a package, with its compiled `dist/`. */
export const isCheckout = existsSync(join(root, 'cli', 'index.ts'));

/** Returns where this Node will do; else runs the script again under another, and ends as that one ends. */
export async function onNewEnoughNode(script) {
  if (Number.parseInt(process.versions.node, 10) >= oldest) return keepCompiled();
  const node = findNode();
  if (!node) {
    process.stderr.write(
      `OpenRounds needs Node ${oldest} or later and this is ${process.versions.node}; npm ci brings one along.\n`,
    );
    process.exit(1);
  }
  // By the channel the other learns when this process is gone, however it went.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [fileURLToPath(script), ...process.argv.slice(2)], { stdio });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (...how) => done(how));
  });
  process.exit(code ?? 128 + constants.signals[signal]);
}

/** What was compiled once is kept beside the packages, where nobody else may write, if we may: starts take a third less. */
async function keepCompiled() {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(join(root, 'node_modules', '.cache', 'openrounds'));
}

/** npm may have put its Node in our own folder or, for a package, in one above. */
function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = root; ; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', 'node', 'bin', name);
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return null;
  }
}
