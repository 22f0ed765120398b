// Scenario 2: one item with its reposts under it; the school is out of the watch for good; what its author deletes is gone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { ArrivedChange } from '../../contract/post.ts';
import { act } from '../core/context.ts';
import { governHandlers } from '../govern/index.ts';
import { letGoIn } from './change/retain.ts';
import { findPosts } from './search/posts.ts';
import { by, type Organization, openWorld, person, said } from './testing/world.ts';
import { firstWatches } from './watch/first-watches.ts';
import { listWatches } from './watch/list.ts';
import { excludeNotUs, suggestExclusion, undoNotUs } from './watch/not-us.ts';

const world = await openWorld();
let valley: Organization;

const scenario = [
  { externalId: 'prayer', text: 'lord have mercy', author: by('devout') },
  { externalId: 'closed', text: 'Mercy Valley ER closed??', author: by('valleyscanner') },
  { externalId: 'repost-1', repostOf: 'closed', author: by('ridgewood_mom') },
  { externalId: 'repost-2', repostOf: 'closed', author: by('k.ibarra') },
  { externalId: 'repost-3', repostOf: 'closed', author: by('mv_neighbors') },
  { externalId: 'school', text: 'Mercy Valley High wins', author: by('mvhs_fan') },
];

async function heard() {
  valley = await world.found('Mercy Valley');
  await valley.act(firstWatches);
  await valley.arrive(scenario);
  const [watch] = (await valley.act((context) => listWatches(context, { archived: false }))).watches;
  return watch!;
}

const stream = (watch: string) => valley.act((context) => findPosts(context, { watch, limit: 50 }));
const change = (changes: ArrivedChange[]) =>
  valley.act((context) => world.receiver.receive(context, { channelId: null, facilityId: null, posts: [], changes }));

test('one item is shown, its reposts folded under it', async () => {
  const watch = await heard();
  assert.equal(watch.query, '"Mercy Valley"');
  const { posts } = await stream(watch.id);
  assert.deepEqual(posts.map((post) => post.text).sort(), ['Mercy Valley ER closed??', 'Mercy Valley High wins']);
  const closed = posts.find((post) => post.text?.includes('closed'))!;
  assert.equal(closed.folded.count, 3);
  assert.deepEqual(
    closed.folded.first.map(({ handle, why }) => [handle, why]),
    [
      ['ridgewood_mom', 'repost'],
      ['k.ibarra', 'repost'],
      ['mv_neighbors', 'repost'],
    ],
  );
  assert.deepEqual(closed.marks, [{ start: 0, end: 12 }]);
  assert.equal(watch.posts, 5);
  assert.equal(watch.people, 5);
});

test('"not us" takes the school out for good, and gives it back', async () => {
  const { id: watch } = await heard();
  const school = await valley.idOf('school');
  const { choices } = await valley.act((context) => suggestExclusion(context, watch, school));
  assert.deepEqual(choices[0], { kind: 'phrase', label: 'Mercy Valley High', older: 0 });
  assert.deepEqual(
    choices.map(({ kind }) => kind),
    ['phrase', 'author', 'post'],
  );

  await valley.arrive([
    { externalId: 'school-2', text: 'Proud of the Mercy Valley High marching band', author: by('aunt') },
  ]);
  const excluded = await valley.act((context) =>
    excludeNotUs(context, watch, { postId: school, kind: 'phrase', label: 'Mercy Valley High' }),
  );
  assert.equal(excluded.older, 1);
  assert.equal(excluded.watch.query, '"Mercy Valley" -"Mercy Valley High"');
  await valley.arrive([
    { externalId: 'school-3', text: 'MERCY VALLEY HIGH: no school tomorrow', author: by('principal') },
  ]);
  assert.deepEqual(
    (await stream(watch)).posts.map((post) => post.text),
    ['Mercy Valley ER closed??'],
  );

  const back = await valley.act((context) => undoNotUs(context, excluded.exclusionId));
  assert.equal(back.query, '"Mercy Valley"');
  const { posts } = await stream(watch);
  assert.equal(posts.length, 4, 'also what arrived meanwhile');
});

test('an author, or one post alone, can be taken out and given back', async () => {
  const { id: watch } = await heard();
  const postId = await valley.idOf('school');
  for (const kind of ['author', 'post'] as const) {
    const { exclusionId, watch: now } = await valley.act((context) => excludeNotUs(context, watch, { postId, kind }));
    assert.equal(now.query, kind === 'author' ? '"Mercy Valley" -from:mvhs_fan' : '"Mercy Valley"');
    assert.deepEqual(
      (await stream(watch)).posts.map((post) => post.text),
      ['Mercy Valley ER closed??'],
    );
    await valley.act((context) => undoNotUs(context, exclusionId));
    assert.equal((await stream(watch)).posts.length, 2);
  }
});

test('what its author deletes is gone here: words, index, raw record, and the reposts of it', async () => {
  const { id: watch } = await heard();
  world.told.length = 0;
  await change([{ change: 'deleted', network: 'bluesky', externalId: 'closed' }]);
  const { posts } = await stream(watch);
  const gone = posts.find((post) => post.deletedAt)!;
  assert.deepEqual([gone.text, gone.author, gone.marks, gone.folded.count], [null, null, [], 0]);
  assert.deepEqual((await valley.act((context) => findPosts(context, { q: 'closed', limit: 50 }))).posts, []);
  const left = await valley.act(({ db }) =>
    sql<{ left: number }>`select count(*) filter (where text is not null or words is not null or raw is not null
      or words_digest is not null or url is not null)::int as left from listen.post
      where deleted_at is not null and organization_id = ${valley.id}`.execute(db),
  );
  assert.equal(left.rows[0]!.left, 0);
  assert.equal(world.told.filter(({ name }) => name === 'posts.changed').length, 1);
});

test('a legal hold keeps the words, for those who may see holds, and no longer than it lasts', async () => {
  const { id: watch } = await heard();
  const handlers = governHandlers(world.core, { demonstration: undefined as never });
  const closed = await valley.idOf('closed');
  const officer = person('privacy_officer');
  const hold = await valley.act(
    (context) =>
      handlers.placeHold(context, { body: { reason: 'A claim', covers: 'post', subjectId: closed } } as never),
    officer,
  );
  await change([{ change: 'deleted', network: 'bluesky', externalId: 'closed' }]);
  const show = (actor = person('reader')) =>
    act(world.core, valley.id, actor, (context) => findPosts(context, { watch, limit: 50 }));
  assert.equal((await show()).posts.find((post) => post.id === closed)?.text, null);
  const kept = (await show(officer)).posts.find((post) => post.id === closed)!;
  assert.deepEqual([kept.text, kept.onHold], ['Mercy Valley ER closed??', true]);
  const search = (actor = person('reader')) =>
    act(world.core, valley.id, actor, (context) => findPosts(context, { q: 'closed', limit: 50 }));
  assert.equal((await search()).posts.length, 0);
  assert.equal((await search(officer)).posts.length, 1);

  await valley.act((context) => handlers.releaseHold(context, { params: { id: hold.id } } as never), officer);
  assert.equal(await letGoIn(world.core, valley.id), 1);
  assert.equal((await show(officer)).posts.find((post) => post.id === closed)?.text, null);
});

test('the same batch twice leaves what the first time left', async () => {
  const { id: watch } = await heard();
  const before = await stream(watch);
  const { stored, known } = await valley.act((context) =>
    world.receiver.receive(context, {
      channelId: null,
      facilityId: null,
      posts: scenario.map((post) => said(post, world.clock.now())),
      changes: [],
    }),
  );
  assert.deepEqual([stored, known], [0, 6]);
  assert.deepEqual(await stream(watch), before);
});
