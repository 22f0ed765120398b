// `openrounds listen search`: what it takes for a query, before anything is opened.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../server/core/root.ts';

const search = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'bin', 'openrounds.js'), 'listen', 'search', ...args], { encoding: 'utf8' });

test('a query that begins by leaving something out is a query, and a wrong option is a wrong use', () => {
  const { status, stderr } = search('-school (parking');
  assert.deepEqual([status, stderr.split('.')[0]], [1, 'Column 9: expected a closing bracket']);
  assert.equal(search('--limt', '5', 'parking (').status, 2);
});
