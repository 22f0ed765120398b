// Mutes hide, on history and on what arrives, and give back exactly what they took.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { may, rightsHeld } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { addMute, endMute, findMutes } from './mute.ts';
import { findPosts } from './search/posts.ts';
import { getVolume } from './search/volume.ts';
import { by, type Organization, openWorld, person, start } from './testing/world.ts';
import { addWatch } from './watch/watch.ts';

const world = await openWorld();
const minutes = (n: number) => new Date(Date.parse(start) + n * 60_000);

async function filled() {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive([
    { externalId: 'ed', text: 'the garage is full', author: by('ed'), at: minutes(0) },
    { externalId: 'kim', text: 'the garage is full', author: by('kim'), at: minutes(1) },
    { externalId: 'spam', text: 'garage sale, cheap tires', author: by('tires'), at: minutes(2) },
    { externalId: 'answer', text: 'garage doors', author: by('zoe'), replyTo: { externalId: 'spam' }, at: minutes(3) },
    { externalId: 'repost', repostOf: 'spam', author: by('ana'), at: minutes(4) },
  ]);
  return { valley, watch: watch.id };
}

const handles = async (organization: Organization, filters: object) =>
  (await organization.act((context) => findPosts(context, { ...filters, limit: 50 }))).posts.map(
    (post) => post.author?.handle,
  );
const mute = (organization: Organization, input: Parameters<typeof addMute>[1]) =>
  organization.act((context) => addMute(context, input), person('responder'));

test('a word', async () => {
  const { valley, watch } = await filled();
  const muted = await mute(valley, { kind: 'word', word: 'tires OR "garage sale"' });
  assert.equal(muted.hidden, 2, 'the post, and who passed it on');
  assert.deepEqual(await handles(valley, { watch }), ['zoe', 'ed']);
  assert.deepEqual(await handles(valley, { watch, muted: 'yes' }), ['zoe', 'tires', 'ed']);
  await valley.arrive([{ text: 'another garage sale', author: by('ed') }]);
  assert.deepEqual(await handles(valley, { watch }), ['zoe', 'ed']);
  assert.equal((await valley.act((context) => getVolume(context, { watch }))).volume.posts, 3);
  const ended = await valley.act((context) => endMute(context, muted.id));
  assert.ok(ended.endedAt);
  assert.deepEqual(await handles(valley, { watch }), ['zoe', 'tires', 'ed', 'ed']);
  assert.equal((await valley.act((context) => getVolume(context, { watch }))).volume.posts, 6);
});

test('an author: copies of what they said come up, and go back', async () => {
  const { valley, watch } = await filled();
  const postId = await valley.idOf('ed');
  const muted = await mute(valley, { kind: 'author', postId });
  assert.equal(muted.label, 'ed');
  assert.deepEqual(await handles(valley, { watch }), ['zoe', 'tires', 'kim']);
  await valley.arrive([{ text: 'garage, says ed', author: by('ed') }]);
  assert.deepEqual(await handles(valley, { q: 'garage' }), ['zoe', 'tires', 'kim']);
  await valley.act((context) => endMute(context, muted.id));
  const { posts } = await valley.act((context) => findPosts(context, { q: '"garage is full"', limit: 9 }));
  assert.deepEqual(
    posts.map((post) => [post.author?.handle, post.folded.count]),
    [['ed', 1]],
  );
});

test('a thread, also what is answered later', async () => {
  const { valley, watch } = await filled();
  const muted = await mute(valley, { kind: 'thread', postId: await valley.idOf('answer') });
  await valley.arrive([{ text: 'garage in the same thread', replyTo: { externalId: 'answer' }, author: by('new') }]);
  assert.deepEqual(await handles(valley, { watch }), ['ed']);
  await valley.act((context) => endMute(context, muted.id));
  assert.deepEqual((await handles(valley, { watch })).sort(), ['ed', 'new', 'tires', 'zoe']);
});

test('two mutes of one post: ending one leaves the other’s work alone', async () => {
  const { valley, watch } = await filled();
  const word = await mute(valley, { kind: 'word', word: 'tires' });
  const author = await mute(valley, { kind: 'author', postId: await valley.idOf('spam') });
  await valley.act((context) => endMute(context, word.id));
  assert.ok(!(await handles(valley, { watch })).includes('tires'));
  await valley.act((context) => endMute(context, author.id));
  assert.ok((await handles(valley, { watch })).includes('tires'));
});

test('the same mute twice is one; more posts than one piece are hidden by a job', async () => {
  const { valley, watch } = await filled();
  const first = await mute(valley, { kind: 'word', word: 'tires' });
  assert.equal((await mute(valley, { kind: 'word', word: 'tires' })).id, first.id);
  await valley.arrive(Array.from({ length: 2500 }, (_, n) => ({ text: `garage door number ${n}`, at: minutes(n) })));
  const many = await mute(valley, { kind: 'word', word: '"door number"' });
  await world.runJobs();
  const list = await valley.act((context) => findMutes(context));
  assert.equal(list.find(({ id }) => id === many.id)?.hidden, 2500);
  assert.deepEqual(await handles(valley, { watch }), ['zoe', 'ed']);
  await valley.act((context) => endMute(context, many.id));
  await world.runJobs();
  assert.equal((await handles(valley, { watch })).length, 50);
});

test('who may hide in one facility only would hide for all of them, and so may not', () => {
  const everywhere = person('responder');
  const somewhere = person('responder', newId());
  assert.deepEqual([may(everywhere, 'posts.hide'), may(somewhere, 'posts.hide')], [true, false]);
  assert.ok(may(somewhere, 'posts.read'));
  assert.ok(!rightsHeld(somewhere).includes('posts.hide'));
});

test('what the author deletes is gone from the list of mutes too', async () => {
  const valley = await world.found();
  const post = { externalId: 'grief', text: 'my mother died in your ER', author: by('zed') };
  await valley.arrive([post, { externalId: 'after', text: 'so sorry', replyTo: post, author: by('ana') }]);
  const postId = await valley.idOf('grief');
  await mute(valley, { kind: 'thread', postId });
  await mute(valley, { kind: 'author', postId });
  const labels = async () => (await valley.act((context) => findMutes(context))).map(({ label }) => label).sort();
  assert.deepEqual(await labels(), ['my mother died in your ER', 'zed']);
  const changes = [
    { change: 'deleted', network: 'bluesky', externalId: 'grief' } as const,
    { change: 'author-deleted', network: 'bluesky', authorExternalId: 'did:zed' } as const,
  ];
  await valley.act((context) =>
    world.receiver.receive(context, { channelId: null, facilityId: null, posts: [], changes }),
  );
  assert.deepEqual(await labels(), ['', 'so sorry']);
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ kept: string }>`select string_agg(label, '') as kept from listen.mute
      where organization_id = ${organization}`.execute(db),
  );
  assert.equal(rows[0]!.kept, '', 'no copy of it was made');
});
