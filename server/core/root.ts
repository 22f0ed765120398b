/** Where the program's own files lie, in a checkout (TypeScript) as in an installed package (`dist/`). */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'migrations'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('The folder of OpenRounds, with its package.json and migrations, was not found.');
  return findRoot(above);
}

/** The folder that holds package.json, `migrations/`, `words/` and `models/`. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Whether TypeScript is run as it is written, from a checkout. */
export const isCheckout = import.meta.url.endsWith('.ts');

/** The version of package.json. */
export const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** The web app, built. */
export const webRoot = join(root, 'dist', 'web');

/**
 * The address of a module beside the caller, for `new Worker(...)` and lazy imports: `moduleBeside(import.meta.url,
 * './thread')` is `thread.ts` in a checkout and `thread.js` in a package, where no compiler rewrites such names.
 */
export function moduleBeside(caller: string, name: string): URL {
  return new URL(`${name}${isCheckout ? '.ts' : '.js'}`, caller);
}
