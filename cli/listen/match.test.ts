// `openrounds listen match`, as other programs call it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../server/core/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'openrounds-match-'));
after(() => rmSync(folder, { recursive: true }));
const bin = join(root, 'bin', 'openrounds.js');
const path = join(folder, 'watches.ndjson');

function match(watches: string, posts: string | Uint8Array) {
  writeFileSync(path, watches);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'listen', 'match', '--watches', path], {
    input: posts,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

test('posts with a hit come out in their order, watches in the order of the file', () => {
  const watches = lines({ id: 'z', query: 'flu' }, { id: 1, query: 'shot OR flu' }, { id: 'a', query: 'from:ed' });
  const posts = lines(
    { id: 'p1', text: 'nothing' },
    { id: 2, text: 'Flu shot', author: '@Ed' },
    { id: 'p3', text: 'shots' },
    { id: 'p4', text: 'one shot' },
  );
  assert.deepEqual(match(watches, posts), {
    status: 0,
    stdout: '{"id":2,"watches":["z",1,"a"]}\n{"id":"p4","watches":[1]}\n',
    stderr: '',
  });
});

test('every fact of a post is read, and null is not known', () => {
  const queries = [
    'from:ed',
    'network:bluesky',
    'lang:en',
    'to:ana',
    'is:reply',
    'rating:<=2',
    'followers:>10',
    'place:ohio',
    'site:x.org',
    'has:media',
    'is:review',
    '-lang:en flu',
  ];
  const watches = lines(...queries.map((query) => ({ id: query, query })));
  const posts = lines(
    {
      id: 'all',
      text: '',
      author: 'ed',
      network: 'bluesky',
      lang: 'en-US',
      at: '2026-05-03',
      inReplyTo: 'ana',
      kind: 'reply',
      rating: 1,
      followers: 11,
      place: 'Ohio',
      links: ['https://x.org'],
      media: true,
    },
    {
      id: 'none',
      text: 'flu',
      author: null,
      network: null,
      lang: null,
      inReplyTo: null,
      kind: null,
      rating: null,
      followers: null,
      place: null,
      links: null,
      media: null,
    },
    { id: 'text', text: '', rating: '2', followers: '10' },
  );
  const { status, stdout, stderr } = match(watches, posts);
  assert.deepEqual([status, stderr], [0, '']);
  const found = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(found, [
    { id: 'all', watches: queries.filter((query) => query !== '-lang:en flu') },
    { id: 'none', watches: ['-lang:en flu'] },
    { id: 'text', watches: ['rating:<=2', 'is:review'] },
  ]);
});

test('bad lines are said with their number, the rest goes on, and the exit code is 1', () => {
  const posts = [
    '{"id":1,"text":"flu"}',
    'not json',
    '',
    '[]',
    'null',
    '{"text":"flu"}',
    '{"id":null,"text":"flu"}',
    '{"id":2}',
    '{"id":3,"text":7}',
    '{"id":4,"text":"flu","links":"x"}',
    '{"id":5,"text":"flu","rating":"many"}',
    '{"id":6,"text":"flu\\u0000 \\ud800"}',
    '{"id":7,"text":"flu"}',
  ].join('\r\n');
  const { status, stdout, stderr } = match(lines({ id: 'w', query: 'flu' }), posts);
  assert.equal(status, 1);
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
    [1, 6, 7],
  );
  assert.deepEqual(
    [...stderr.matchAll(/^Line (\d+): /gm)].map(([, number]) => Number(number)),
    [2, 4, 5, 6, 7, 8, 9, 10, 11],
  );
  assert.doesNotMatch(stderr, /flu/);
});

test('a line of more than 10 MB is passed over', () => {
  const long = `{"id":1,"text":"${'flu '.repeat(3_000_000)}"}\n{"id":2,"text":"flu"}\n`;
  const { status, stdout, stderr } = match(lines({ id: 'w', query: 'flu' }), long);
  assert.deepEqual([status, stdout], [1, '{"id":2,"watches":["w"]}\n']);
  assert.match(stderr, /^Line 1: .*10 MB/);
});

test('bytes that are no UTF-8, a byte order mark and a last line without an end are read', () => {
  const posts = Buffer.concat([
    Buffer.from('\ufeff{"id":1,"text":"flu '),
    Buffer.from([0xff]),
    Buffer.from('"}\n{"id":2,"text":"flu"}'),
  ]);
  assert.equal(
    match(lines({ id: 'w', query: 'flu' }), posts).stdout,
    '{"id":1,"watches":["w"]}\n{"id":2,"watches":["w"]}\n',
  );
});

test('numbers as ids come out as they went in', () => {
  const watches = '{"id":12345678901234567890,"query":"flu"}\n{"id":1.50,"query":"flu"}\n';
  const posts = '{"id":98765432109876543210,"text":"flu","kind":"post"}\n';
  assert.equal(match(watches, posts).stdout, '{"id":98765432109876543210,"watches":[12345678901234567890,1.50]}\n');
});

test('a watch that can’t be used stops with 2, its line and its column', () => {
  const good = { id: 'a', query: 'flu' };
  for (const [bad, said] of [
    [lines(good, { id: 'b', query: 'x (a OR -c)' }), /line 2, column 9/],
    [lines(good, { id: 'a', query: 'shot' }), /line 2.*line 1/],
    [`${lines(good)}\nnope\n`, /line 3/],
    [lines({ query: 'flu' }), /line 1.*id/],
    [lines({ id: 'a' }), /line 1.*query/],
    [lines({ id: {}, query: 'flu' }), /line 1.*id/],
  ] as const) {
    const { status, stdout, stderr } = match(bad, lines({ id: 1, text: 'flu' }));
    assert.deepEqual([status, stdout], [2, ''], bad);
    assert.match(stderr, said);
  }
});

test('a wrong use stops with 2', () => {
  for (const args of [
    [],
    ['--watches'],
    ['--watches', join(folder, 'none')],
    ['--watches', folder],
    ['--watch', path],
  ]) {
    const { status } = spawnSync(process.execPath, [bin, 'listen', 'match', ...args], { input: '' });
    assert.equal(status, 2, args.join(' '));
  }
});

test('a file without watches has no hits', () => {
  assert.deepEqual(match('\n', lines({ id: 1, text: 'flu' })), { status: 0, stdout: '', stderr: '' });
});

test('a hit is out while more posts are waited for', async () => {
  writeFileSync(path, lines({ id: 'w', query: 'flu' }));
  const child = spawn(process.execPath, [bin, 'listen', 'match', '--watches', path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.write(lines({ id: 1, text: 'flu' }));
  const [first] = await once(child.stdout, 'data');
  assert.equal(String(first), '{"id":1,"watches":["w"]}\n');
  child.stdin.end();
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});

test('a reader that has seen enough ends it quietly', async () => {
  writeFileSync(path, lines({ id: 'w', query: 'flu' }));
  const child = spawn(process.execPath, [bin, 'listen', 'match', '--watches', path], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  const line = `{"id":1,"text":"${'flu '.repeat(50)}"}\n`;
  const write = () => {
    while (child.stdin.writable && child.stdin.write(line.repeat(500)));
  };
  child.stdin.on('drain', write);
  write();
  const [code] = await once(child, 'exit');
  assert.deepEqual([code, complaint], [0, '']);
});
