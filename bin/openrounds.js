#!/usr/bin/env node
// The command `openrounds`, from a checkout or from a package.

import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isCheckout, onNewEnoughNode, root } from './node.js';

await onNewEnoughNode(import.meta.url);
const entry = isCheckout ? join(root, 'cli', 'index.ts') : join(root, 'dist', 'cli', 'index.js');
const { run } = await import(pathToFileURL(entry).href);
await run(process.argv.slice(2));
