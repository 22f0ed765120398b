// `openrounds listen check`, as other programs call it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../server/core/root.ts';

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'openrounds.js'), 'listen', 'check', ...args],
    { encoding: 'utf8' },
  );
  return { status, stderr, said: stdout.startsWith('{') ? JSON.parse(stdout) : stdout };
}

test('a query that can be read is printed canonically', () => {
  assert.deepEqual(check('“Harbor Valley” (Clínica OR flu*) -school'), {
    status: 0,
    stderr: '',
    said: {
      ok: true,
      query: '"harbor valley" (clinica OR flu*) -school',
      words: ['"harbor valley"', 'clinica', 'flu*'],
      indexed: true,
    },
  });
  assert.equal(check('lang:en').said.indexed, false);
});

test('a query that can’t be read says where, and what would be accepted', () => {
  const { status, said } = check('a (b OR -c)');
  assert.equal(status, 1);
  assert.deepEqual([said.ok, said.column, said.code], [false, 9, 'query.only_excludes']);
  assert.ok(said.expected && said.hint);
  assert.equal(check('form:x').said.fix, 'from:x');
  assert.equal(check('').said.column, 1);
});

test('a query that begins with a dash is a query', () => {
  for (const [query, column] of [
    ['-a', 1],
    ['--a', 2],
    ['-', 1],
    ['-"a', 2],
  ] as const)
    assert.deepEqual([check(query).status, check(query).said.column], [1, column], query);
  assert.equal(check('-parking clinic').status, 0);
});

test('no query, or two, is a wrong use', () => {
  for (const args of [[], ['a', 'b']]) assert.equal(check(...args).status, 2);
});
