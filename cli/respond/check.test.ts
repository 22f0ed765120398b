import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../server/core/root.ts';

function run(lines: (object | string)[], ...args: string[]) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'openrounds.js'), 'respond', 'check', ...args],
    {
      input,
      encoding: 'utf8',
    },
  );
  const answers = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: unknown; verdict: string; findings: object[] });
  return { status, answers, stderr, stdout };
}

test('each line has its answer, in the order they came', () => {
  const { status, answers } = run([
    {
      id: 1,
      kind: 'reply',
      post: { text: 'Great place', author: 'sam' },
      reply: 'Thank you for choosing us for your surgery!',
    },
    {
      id: 'two',
      kind: 'reply',
      post: { text: 'Great place', author: 'sam' },
      reply: 'Thank you for sharing this.',
      lang: 'en',
    },
    {
      id: 3,
      kind: 'ask',
      post: null,
      reply: 'We are in network with Acme',
      organization: { kind: '501(c)(3)', signedContracts: ['Acme'], ownWords: {} },
    },
    { id: 4, kind: 'post', post: null, reply: 'Our garden', media: [{ alt: '' }] },
    { id: 5, kind: 'post', post: null, reply: 'Our merger', organization: { ownWords: { merger: 'block' } } },
  ]);
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id, verdict }) => [id, verdict]),
    [
      [1, 'block'],
      ['two', 'allow'],
      [3, 'allow'],
      [4, 'block'],
      [5, 'block'],
    ],
  );
  const [first] = answers[0]!.findings as Record<string, unknown>[];
  assert.deepEqual(Object.keys(first!), ['rule', 'start', 'end', 'quote', 'why', 'source', 'rewrite']);
});

test('an authorization that has ended covers nothing', () => {
  const story = { kind: 'post', post: null, reply: 'Meet Maria, who beat breast cancer at our center.' };
  const { answers } = run([
    { id: 1, ...story, authorization: { channels: ['facebook'], until: '2020-01-01' } },
    { id: 2, ...story, authorization: { channels: ['facebook'], until: '2999-01-01' } },
  ]);
  assert.deepEqual(
    answers.map(({ verdict }) => verdict),
    ['block', 'allow'],
  );
});

test('a bad line is told with its number and what to do, and the rest goes on', () => {
  const { status, answers, stderr } = run([
    'nope',
    { kind: 'reply', reply: 'Hello' },
    { id: 3, kind: 'tweet', reply: 'Hello' },
    { id: 4, kind: 'reply', reply: 7 },
    { id: 5, kind: 'reply', post: 'x', reply: 'Hello' },
    { id: 6, kind: 'post', reply: 'Hello', media: [{ alt: 3 }] },
    { id: 7, kind: 'post', reply: 'Hello', authorization: { channels: ['x'], until: 'soon' } },
    { id: 8, kind: 'post', reply: 'Hello', organization: { kind: 'pirates' } },
    { id: 9, kind: 'post', reply: 'Good morning to our town.' },
  ]);
  assert.equal(status, 1);
  assert.deepEqual(answers, [{ id: 9, verdict: 'allow', findings: [] }]);
  const told = stderr.trim().split('\n');
  assert.deepEqual(
    told.map((line) => line.slice(0, 7)),
    [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Line ${number}:`),
  );
  for (const line of told) assert.match(line, /write|give|put|say|use/);
});

test('its help shows an example that works', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'openrounds.js'), 'respond', 'check', '--help'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0);
  const [, example = ''] = /echo '(.*)' \|/.exec(stdout) ?? [];
  assert.equal(run([example]).answers[0]?.verdict, 'block');
});
