// Edits, deletions, whole accounts, and the end of the time that words are kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { ArrivedChange } from '../../../contract/post.ts';
import { newId } from '../../core/ids.ts';
import { countNew, findPosts } from '../search/posts.ts';
import { getVolume } from '../search/volume.ts';
import { by, type Organization, openWorld, start } from '../testing/world.ts';
import { excludeNotUs } from '../watch/not-us.ts';
import { addWatch, updateWatch } from '../watch/watch.ts';
import { arrange } from './regroup.ts';
import { letGoIn, retainIn } from './retain.ts';

const world = await openWorld();
const minutes = (n: number) => new Date(Date.parse(start) + n * 60_000);
const days = (n: number) => minutes(n * 1440);

const change = (organization: Organization, changes: ArrivedChange[]) =>
  organization.act((context) =>
    world.receiver.receive(context, { channelId: null, facilityId: null, posts: [], changes }),
  );
const texts = async (organization: Organization, filters: object) =>
  (await organization.act((context) => findPosts(context, { ...filters, limit: 50 }))).posts.map(({ text }) => text);
const deleted = (externalId: string): ArrivedChange => ({ change: 'deleted', network: 'bluesky', externalId });

async function hold(organization: Organization, covers: string, subject: string | null) {
  await organization.act(({ db, organization: id }) =>
    sql`insert into govern.legal_hold (organization_id, id, reason, covers, subject_id, placed_at)
      values (${id}, ${newId()}, 'A claim', ${covers}, ${subject}::uuid, now())`.execute(db),
  );
}

test('an edit takes the old words away, and with them what they were found by', async () => {
  const valley = await world.found();
  const parking = await valley.act((context) => addWatch(context, { name: 'Parking', query: 'parking' }));
  const nurses = await valley.act((context) => addWatch(context, { name: 'Nurses', query: 'nurse*' }));
  const post = { network: 'bluesky', externalId: 'e', text: 'parking was awful', author: by('ed') };
  await valley.arrive([post]);
  await change(valley, [{ change: 'edited', ...post, post: { ...post, text: 'the nurses were lovely' } }]);
  assert.deepEqual(await texts(valley, { watch: parking.id }), []);
  assert.deepEqual(await texts(valley, { watch: nurses.id }), ['the nurses were lovely']);
  assert.deepEqual(await texts(valley, { q: 'awful' }), []);
  assert.deepEqual(await texts(valley, { q: 'lovely' }), ['the nurses were lovely']);
});

test('an edited post leaves the group it stood on top of, and goes under another', async () => {
  const valley = await world.found();
  const same = 'the north garage is full';
  await valley.arrive([
    { externalId: 'a', text: same, author: by('ed'), at: minutes(0) },
    { externalId: 'b', text: same, author: by('kim'), at: minutes(1) },
    { externalId: 'c', text: same, author: by('zoe'), at: minutes(2) },
    { externalId: 'other', text: 'six hours in the waiting room', author: by('ana'), at: minutes(-1) },
  ]);
  assert.equal((await texts(valley, {})).length, 2);
  const post = { network: 'bluesky', externalId: 'a', text: 'six hours in the waiting room' };
  await change(valley, [{ change: 'edited', network: 'bluesky', externalId: 'a', post }]);
  const { posts } = await valley.act((context) => findPosts(context, { limit: 9 }));
  assert.deepEqual(
    posts.map((shown) => [shown.author?.handle, shown.folded.count]),
    [
      ['kim', 1],
      ['ana', 1],
    ],
  );
});

test('when the first of its words is deleted, the next takes its place', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  const same = 'the north garage is full';
  for (const [n, name] of ['ed', 'kim', 'zoe'].entries()) {
    await valley.arrive([{ externalId: name, text: same, author: by(name), at: minutes(n) }]);
  }
  await change(valley, [deleted('ed')]);
  const { posts } = await valley.act((context) => findPosts(context, { watch: watch.id, limit: 9 }));
  assert.deepEqual(
    posts.map((post) => [post.text, post.author?.handle, post.folded.count]),
    [
      [same, 'kim', 1],
      [null, undefined, 0],
    ],
  );
  await change(valley, [deleted('kim'), deleted('zoe')]);
  assert.deepEqual(await texts(valley, { q: 'garage' }), []);
});

test('what its author deletes before anybody saw it is no longer counted as new', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive([{ externalId: 'seen', text: 'the garage is full', author: by('ed'), at: minutes(0) }]);
  const { newest } = await valley.act((context) => findPosts(context, { limit: 9 }));
  const counted = async (filters: object) =>
    (await valley.act((context) => countNew(context, { ...filters, after: newest! }))).count;
  await valley.arrive([
    { externalId: 'kept', text: 'the garage is closed today', author: by('kim'), at: minutes(1) },
    { externalId: 'taken', text: 'the garage key code is 4411', author: by('zoe'), at: minutes(2) },
    { externalId: 'held', text: 'the garage door hit my car', author: by('ana'), at: minutes(3) },
  ]);
  assert.deepEqual([await counted({}), await counted({ watch: watch.id })], [3, 3]);
  await change(valley, [deleted('taken')]);
  assert.deepEqual([await counted({}), await counted({ watch: watch.id })], [2, 2]);
  await hold(valley, 'everything', null);
  await change(valley, [deleted('held')]);
  assert.deepEqual([await counted({}), await counted({ watch: watch.id })], [1, 1]);
});

test('the same deletion twice, and one of what was never here, change nothing', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'a', text: 'hello there' }]);
  await change(valley, [deleted('a'), deleted('never'), deleted('a')]);
  world.clock.advance(1000);
  const before = await valley.act((context) => findPosts(context, { limit: 9 }));
  await change(valley, [deleted('a')]);
  await valley.arrive([{ externalId: 'a', text: 'hello there' }]);
  assert.deepEqual(await valley.act((context) => findPosts(context, { limit: 9 })), before);
});

test('when an account goes, its words and its name go', async () => {
  const valley = await world.found();
  await valley.arrive([
    { externalId: '1', text: 'first of ed', author: { ...by('ed'), name: 'Ed Doe', place: 'Ohio' } },
    { externalId: '2', text: 'second of ed', author: by('ed') },
    { externalId: '3', text: 'kim stays', author: by('kim') },
  ]);
  await change(valley, [{ change: 'author-deleted', network: 'bluesky', authorExternalId: 'did:ed' }]);
  assert.deepEqual(await texts(valley, { q: 'ed OR kim' }), ['kim stays']);
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ handle: string; name: string; place: string; known: boolean }>`select handle, name, place,
      external_id = 'did:ed' as known from listen.author
      where organization_id = ${organization} and forgotten_at is not null`.execute(db),
  );
  assert.deepEqual(rows, [{ handle: null, name: null, place: null, known: false }]);
  const { volume } = await valley.act((context) => getVolume(context, {}));
  assert.deepEqual([volume.posts, volume.people], [3, 2], 'counts go on');
});

test('retention takes words by age, keeps counts, and stops before a legal hold', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive([
    { externalId: 'old', text: 'garage then', author: by('ed'), at: days(-20) },
    { externalId: 'held', text: 'garage held', author: by('kim'), at: days(-20) },
    { externalId: 'new', text: 'garage now', author: by('zoe'), at: days(-2) },
  ]);
  await hold(valley, 'author', await authorOf(valley, 'held'));
  await valley.act(({ db, organization }) =>
    sql`update govern.organization set post_days = 10 where organization_id = ${organization}`.execute(db),
  );
  assert.deepEqual(await retainIn(world.core, valley.id), { taken: 1, held: 1 });
  assert.deepEqual(await retainIn(world.core, valley.id), { taken: 0, held: 1 });
  assert.deepEqual(await texts(valley, { watch: watch.id }), ['garage now', 'garage held']);
  const { volume } = await valley.act((context) => getVolume(context, { watch: watch.id }));
  assert.equal(volume.posts, 3);
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ external_id: string; details: object }>`select external_id, (select details from govern.audit_entry
        where organization_id = ${organization} and act = 'retention.applied') as details
      from listen.post where organization_id = ${organization} and expired_at is not null`.execute(db),
  );
  assert.match(rows[0]!.external_id, /^gone:/);
  assert.deepEqual(rows[0]!.details, { posts: 1, held: 1 });
  const { refused } = await valley.act((context) =>
    world.receiver.receive(context, {
      channelId: null,
      facilityId: null,
      posts: [{ network: 'bluesky', externalId: 'old', text: 'garage then', at: days(-20) }],
      changes: [],
    }),
  );
  assert.deepEqual(refused, [{ index: 0, fault: { code: 'post_past_retention', values: { days: 10 } } }]);
});

test('an edit under a legal hold keeps all that was said before', async () => {
  const valley = await world.found();
  const review = { externalId: 'review', network: 'google', kind: 'review', author: by('ed') } as const;
  const links = ['https://photos.example/1'];
  await valley.arrive([{ ...review, text: 'filthy', rating: 1, links, raw: { stars: 'ONE' } }]);
  await hold(valley, 'everything', null);
  await valley.arrive([{ ...review, text: 'lovely', rating: 5 }]);
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ kept: object[] }>`select kept from listen.post where organization_id = ${organization}`.execute(db),
  );
  const [before] = rows[0]!.kept;
  assert.partialDeepStrictEqual(before, { text: 'filthy', rating: 1, links, media: [], raw: { stars: 'ONE' } });
});

test('what a watch on legal hold has found stays held, however the post or the watch is changed', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive([
    { externalId: 'edited', text: 'I fell in the garage', author: by('ed') },
    { externalId: 'gone', text: 'so did I, in the garage', author: by('kim') },
    { externalId: 'not-us', text: 'garage sale', author: by('zoe') },
  ]);
  await hold(valley, 'watch', watch.id);
  const edited = { network: 'bluesky', externalId: 'edited', text: 'nothing happened', author: by('ed') };
  await change(valley, [{ change: 'edited', network: 'bluesky', externalId: 'edited', post: edited }, deleted('gone')]);
  const postId = await valley.idOf('not-us');
  await valley.act((context) => excludeNotUs(context, watch.id, { postId, kind: 'post' }));
  await valley.act((context) => updateWatch(context, watch.id, { query: 'parking' }));
  await world.runJobs();
  await letGoIn(world.core, valley.id);
  const { rows } = await valley.act(({ db, organization }) =>
    sql<{ said: string }>`select coalesce(kept->0->>'text', text) as said from listen.post
      where organization_id = ${organization} order by id`.execute(db),
  );
  assert.deepEqual(
    rows.map(({ said }) => said),
    ['I fell in the garage', 'so did I, in the garage', 'garage sale'],
  );
  await valley.act(({ db, organization }) =>
    sql`update govern.organization set post_days = 1 where organization_id = ${organization}`.execute(db),
  );
  world.clock.advance(3 * 86_400_000);
  assert.deepEqual(await retainIn(world.core, valley.id), { taken: 0, held: 3 });
});

async function authorOf(organization: Organization, externalId: string): Promise<string> {
  const { rows } = await organization.act(({ db }) =>
    sql<{ id: string }>`select author_id as id from listen.post
      where organization_id = ${organization.id} and external_id = ${externalId}`.execute(db),
  );
  return rows[0]!.id;
}

test('who comes on top: the first that is there and heard; what is gone stands alone', () => {
  const post = (id: string, of: object = {}) => ({
    id,
    head: 'a',
    fold_why: null,
    at: minutes(id.charCodeAt(0)),
    muted: false,
    gone: false,
    ...of,
  });
  const under = (...group: Parameters<typeof arrange>[0]) => arrange(group).map(({ id, under }) => [id, under]);
  assert.deepEqual(under(post('a'), post('b')), [
    ['a', null],
    ['b', 'a'],
  ]);
  assert.deepEqual(under(post('a', { gone: true }), post('b'), post('c')), [
    ['a', null],
    ['b', null],
    ['c', 'b'],
  ]);
  assert.deepEqual(under(post('a', { muted: true }), post('b')), [
    ['a', 'b'],
    ['b', null],
  ]);
  assert.deepEqual(under(post('a', { gone: true }), post('b', { fold_why: 'repost' })), []);
  assert.deepEqual(under(post('b', { muted: true }), post('c', { muted: true })), [
    ['b', null],
    ['c', 'b'],
  ]);
});
