// Whatever somebody writes, on a network or into the search field, it is matched, found and shown as text, or refused by name.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { ArrivedPost } from '../../contract/post.ts';
import { packPosts } from '../../language/matcher/index.ts';
import { Refusal } from '../core/errors.ts';
import { openPool } from './match/pool.ts';
import { addMute } from './mute.ts';
import { saveView } from './saved-view.ts';
import { findPosts } from './search/posts.ts';
import { previewQuery } from './search/preview.ts';
import { getVolume } from './search/volume.ts';
import { arrivedAsLanguage } from './spoken.ts';
import { openWorld, said, start } from './testing/world.ts';
import { addWatch } from './watch/watch.ts';

const world = await openWorld();

const hostile = [
  'garage \0 with a NUL',
  'garage \ud83e half a pair \udd12',
  '\ud800 garage',
  `garage ${'a'.repeat(1_000_000)}`,
  `garage ${'🤒'.repeat(20_000)}`,
  `garage ${'('.repeat(5000)}${'"'.repeat(5001)}`,
  `garage ${'e\u0301\u0302\u0303'.repeat(10_000)}`,
  'garage \u202e egarag \u2066 \u200d\u200b \ufeff',
  `garage ${'#'.repeat(3000)} ${'@'.repeat(3000)} ${'http://'.repeat(2000)}`,
  "garage'); drop schema listen cascade; --",
  'garage \\ \' " :* & | ! <-> %s $1',
];

const posts = (): ArrivedPost[] => hostile.map((text, n) => said({ externalId: `h${n}`, text }, new Date(start)));

test('a stream’s matcher finds the word in each, in its own thread and in others', async () => {
  const pool = openPool(1);
  after(() => pool.stop());
  pool.set([
    ['garage', 'garage'],
    ['all', 'garage -nothing (garage OR "half a pair")'],
    ['none', 'garag'],
  ]);
  const hits = await pool.match(packPosts(posts().map(arrivedAsLanguage)));
  assert.deepEqual(
    hits.map((of) => [...of].sort()),
    hostile.map(() => ['all', 'garage']),
  );
  const valley = await world.found();
  await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  const found = await world.receiver.match(posts(), [valley.id]);
  assert.deepEqual(found.get(valley.id), [...hostile.keys()]);
});

test('stored, each is found by the archive and by its watch', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive(posts());
  for (const filters of [{ q: 'garage' }, { watch: watch.id }]) {
    const page = await valley.act((context) => findPosts(context, { ...filters, limit: 50 }));
    assert.equal(page.posts.length, hostile.length);
    for (const post of page.posts) {
      const text = post.text ?? '';
      assert.ok(text.isWellFormed() && !text.includes('\0') && text.length <= 50_000);
      assert.ok(post.marks.some(({ start, end }) => text.slice(start, end).toLowerCase() === 'garage'));
    }
  }
});

test('a question is answered or refused by name, whatever is in it', async () => {
  const valley = await world.found();
  await valley.arrive([{ text: 'garage' }]);
  const questions = [
    ...hostile.map((text) => text.slice(0, 10_000)),
    'garage \0',
    '"\ud800"',
    '{\0}',
    'from:\0',
    `place:"${'x '.repeat(400)}"`,
    '('.repeat(9999),
    '-'.repeat(9999),
    'a* '.repeat(400),
    'followers:>=999999999999999 garage',
    'NEAR/99999999999 OR',
  ];
  for (const q of questions) {
    for (const ask of [
      () => valley.act((context) => findPosts(context, { q, limit: 5 })),
      () => valley.act((context) => getVolume(context, { q })),
      () => valley.act((context) => previewQuery(context, { query: q, days: 7 })),
      () => valley.act((context) => addWatch(context, { name: 'Whatever', query: q })),
      () => valley.act((context) => addMute(context, { kind: 'word', word: q.slice(0, 200) })),
      () => valley.act((context) => saveView(context, { name: 'Whatever', filters: { q } })),
    ]) {
      await ask().catch((error: unknown) => {
        assert.ok(error instanceof Refusal, `${JSON.stringify(q.slice(0, 40))}: ${error}`);
        assert.match(error.code, /^(query\.unreadable|watch\.too_many_unindexed)$/);
      });
    }
  }
});
