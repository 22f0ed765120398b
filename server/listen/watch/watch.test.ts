// Watches: what is asked takes effect at once, and the archive follows; nothing is lost or found twice around a change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { operator } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { findPosts } from '../search/posts.ts';
import { previewQuery } from '../search/preview.ts';
import { by, type Organization, openWorld, person, start } from '../testing/world.ts';
import { listWatches } from './list.ts';
import { addWatch, archiveWatch, mostUnindexed, restoreWatch, updateWatch } from './watch.ts';

const world = await openWorld();
const minutes = (n: number) => new Date(Date.parse(start) + n * 60_000);

const hits = async (organization: Organization, watch: string): Promise<string[]> => {
  const { rows } = await organization.act(({ db }) =>
    sql<{ text: string }>`select p.text from listen.hit h join listen.post p on p.id = h.post_id
      where h.organization_id = ${organization.id} and h.watch_id = ${watch} order by p.text`.execute(db),
  );
  return rows.map(({ text }) => text);
};

test('a new watch finds what is stored and what arrives', async () => {
  const valley = await world.found();
  await valley.arrive([{ text: 'parking before' }, { text: 'nurses before' }]);
  const watch = await valley.act((context) => addWatch(context, { name: 'Parking', query: 'parking' }));
  assert.equal(watch.filling, null, 'a small archive is read at once');
  await valley.arrive([{ text: 'parking after' }]);
  assert.deepEqual(await hits(valley, watch.id), ['parking after', 'parking before']);
});

test('an edit is in force for what arrives before the archive has been read', async () => {
  const valley = await world.found();
  await valley.arrive(Array.from({ length: 2600 }, (_, n) => ({ text: `garage ${n}`, at: minutes(-n) })));
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  assert.ok(watch.filling! > 0 && watch.filling! < 1);
  await world.runJobs();
  assert.equal((await hits(valley, watch.id)).length, 2600);

  const edited = await valley.act((context) => updateWatch(context, watch.id, { query: '11* OR nurses' }));
  assert.equal(edited.query, '11* OR nurses');
  await valley.arrive([
    { text: 'nurses now' },
    { text: 'garage 110 now' },
    { text: 'garage 7777' },
    { text: 'garage 1100 then', at: minutes(-9000) },
  ]);
  await world.runJobs();
  const found = await hits(valley, watch.id);
  const expected = Array.from({ length: 2600 }, (_, n) => `garage ${n}`).filter((text) => / 11/.test(text));
  assert.deepEqual(found, [...expected, 'nurses now', 'garage 110 now', 'garage 1100 then'].sort());
  const [listed] = (await valley.act((context) => listWatches(context, { archived: false }))).watches;
  assert.equal(listed!.filling, null);
});

test('a second edit overtakes the first', async () => {
  const valley = await world.found();
  await valley.arrive(
    Array.from({ length: 2600 }, (_, n) => ({ text: `door ${n % 2 ? 'odd' : 'even'} ${n}`, at: minutes(-n) })),
  );
  const watch = await valley.act((context) => addWatch(context, { name: 'Door', query: 'door' }));
  await valley.act((context) => updateWatch(context, watch.id, { query: 'odd' }));
  await valley.act((context) => updateWatch(context, watch.id, { query: 'even' }));
  await world.runJobs();
  const found = await hits(valley, watch.id);
  assert.equal(found.length, 1300);
  assert.ok(found.every((text) => text.startsWith('door even')));
});

test('arrivals and edits at the same time lose nothing and find nothing twice', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Race', query: 'red' }));
  const arrivals = Array.from({ length: 12 }, (_, batch) =>
    valley.arrive(Array.from({ length: 40 }, (_, n) => ({ text: `${n % 2 ? 'red' : 'blue'} ${batch}-${n}` }))),
  );
  const edits = ['blue', 'red', 'blue'].map((query) =>
    valley.act((context) => updateWatch(context, watch.id, { query })),
  );
  await Promise.all([...arrivals, ...edits]);
  const last = await valley.act((context) => updateWatch(context, watch.id, { query: 'blue OR green' }));
  await world.runJobs();
  assert.equal(last.query, 'blue OR green');
  const found = await hits(valley, watch.id);
  assert.equal(found.length, 12 * 20);
  assert.ok(found.every((text) => text.startsWith('blue')));
});

test('who renames a watch while somebody else changes its query changes the name alone', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  let renamed: Promise<unknown> = Promise.resolve();
  await valley.act(async (context) => {
    await updateWatch(context, watch.id, { query: 'garage -sale' });
    renamed = valley.act((other) => updateWatch(other, watch.id, { name: 'Parking' }));
    await waitingForTurn(context);
  });
  await renamed;
  const [listed] = (await valley.act((context) => listWatches(context, { archived: false }))).watches;
  assert.deepEqual([listed!.name, listed!.query], ['Parking', 'garage -sale']);
  await valley.arrive([{ text: 'garage sale' }, { text: 'garage full' }]);
  assert.deepEqual(await hits(valley, watch.id), ['garage full']);
});

/** Until another transaction stands behind ours. */
async function waitingForTurn({ db }: Context): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('what can’t be read is kept as a draft, and the watch goes on', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Parking', query: 'parking' }));
  const drafted = await valley.act((context) => updateWatch(context, watch.id, { query: 'parking form:x' }));
  assert.deepEqual([drafted.query, drafted.draft], ['parking', 'parking form:x']);
  await valley.arrive([{ text: 'parking goes on' }]);
  assert.deepEqual(await hits(valley, watch.id), ['parking goes on']);
  const taken = await valley.act((context) => updateWatch(context, watch.id, { query: 'parking' }));
  assert.equal(taken.draft, null);
  await assert.rejects(
    valley.act((context) => addWatch(context, { name: 'x', query: '-a' })),
    { code: 'query.unreadable' },
  );
});

test('a watch put away hears nothing; taken out, it has what it missed', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'Parking', query: 'parking' }));
  await valley.act((context) => archiveWatch(context, watch.id));
  await valley.arrive([{ text: 'parking meanwhile' }]);
  assert.deepEqual(await hits(valley, watch.id), []);
  assert.equal((await valley.act((context) => listWatches(context, { archived: false }))).watches.length, 0);
  await valley.act((context) => restoreWatch(context, watch.id));
  assert.deepEqual(await hits(valley, watch.id), ['parking meanwhile']);
});

test('watches without a word that must occur are few', async () => {
  const valley = await world.found();
  for (let n = 0; n < mostUnindexed; n++) {
    const { indexed } = await valley.act((context) => addWatch(context, { name: `${n}`, query: `rating:${n}` }));
    assert.equal(indexed, false);
  }
  await assert.rejects(
    valley.act((context) => addWatch(context, { name: 'one more', query: 'rating:1' })),
    { code: 'watch.too_many_unindexed', values: { most: mostUnindexed } },
  );
});

test('a watch of one facility is changed by those who have the right there', async () => {
  const valley = await world.found('Mercy Valley', ['St. Anne', 'North']);
  const [anne, north] = valley.facilityIds;
  const editor = person('editor', anne!);
  const own = await valley.act((context) => addWatch(context, { name: 'A', query: 'a', facilityId: anne! }), editor);
  const whole = await valley.act((context) => addWatch(context, { name: 'All', query: 'b' }), operator);
  await valley.act((context) => updateWatch(context, own.id, { name: 'Anne' }), editor);
  for (const change of [
    () => valley.act((context) => updateWatch(context, whole.id, { name: 'x' }), editor),
    () => valley.act((context) => updateWatch(context, own.id, { facilityId: north! }), editor),
    () => valley.act((context) => updateWatch(context, own.id, { name: 'x' }), person('editor', north!)),
    () => valley.act((context) => addWatch(context, { name: 'N', query: 'n' }), editor),
  ])
    await assert.rejects(change(), { code: 'not_found' });
  const seen = await valley.act((context) => listWatches(context, { archived: false }), person('reader', north!));
  assert.deepEqual(
    seen.watches.map(({ name }) => name),
    ['All'],
  );
});

test('counts are of posts and of different people; a preview counts what a watch would have found', async () => {
  const valley = await world.found();
  await valley.arrive([
    { text: 'parking one', author: by('ed') },
    { text: 'parking two', author: by('ed') },
    { text: 'parking three', author: by('kim') },
    { text: 'parking four, nobody’s' },
    { text: 'long ago: parking', author: by('zoe'), at: minutes(-40 * 1440) },
  ]);
  await valley.act((context) => addWatch(context, { name: 'Parking', query: 'parking' }));
  const { watches, all } = await valley.act((context) => listWatches(context, { archived: false }));
  assert.deepEqual([watches[0]!.posts, watches[0]!.people, all], [4, 3, 4]);
  const preview = await valley.act((context) => previewQuery(context, { query: 'parking', days: 30 }));
  assert.deepEqual([preview.volume.posts, preview.volume.people, preview.atLeast], [4, 3, false]);
  assert.equal(preview.volume.days.length, 30);
  assert.equal(preview.volume.days.at(-1)!.posts, 4);
  assert.equal(
    preview.volume.days.reduce((sum, day) => sum + day.before, 0),
    1,
  );
  assert.ok(preview.volume.tooFew);
  assert.equal(preview.newest.length, 4);
  assert.deepEqual(preview.newest.find((post) => post.text === 'parking one')!.marks, [{ start: 0, end: 7 }]);
});

test('a person sees a page of a watch with marks of its query', async () => {
  const valley = await world.found();
  await valley.arrive([{ text: 'Where is parking at Mercy Valley?', title: 'Parking' }]);
  const watch = await valley.act((context) => addWatch(context, { name: 'x', query: 'parking "mercy valley"' }));
  const { posts } = await valley.act((context) => findPosts(context, { watch: watch.id, limit: 5 }), person('reader'));
  assert.deepEqual(
    posts[0]!.marks.map(({ start, end }) => posts[0]!.text!.slice(start, end)),
    ['parking', 'Mercy Valley'],
  );
});
