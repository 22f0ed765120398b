// Saved views: one's own until they are shared; shared ones belong to everybody, and are changed by those who may.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../core/ids.ts';
import { deleteView, findViews, saveView, updateView } from './saved-view.ts';
import { by, openWorld, person, start } from './testing/world.ts';
import { addWatch } from './watch/watch.ts';

const world = await openWorld();
const refused = (code: string) => (error: Error) => error.message === code;
const days = (n: number) => new Date(Date.parse(start) - n * 86_400_000);

test('a view is its owner’s alone until it is shared', async () => {
  const valley = await world.found();
  const [ana, ben, reader] = [person('editor'), person('editor'), person('reader')];
  const own = await valley.act((context) => saveView(context, { name: 'Nights', filters: { q: 'night*' } }), ana);
  assert.deepEqual([own.mine, own.shared, own.pinned], [true, false, true]);
  const names = async (actor = ana) => (await valley.act(findViews, actor)).map(({ name, mine }) => [name, mine]);
  assert.deepEqual(await names(ana), [['Nights', true]]);
  assert.deepEqual(await names(ben), []);
  for (const attempt of [
    () => valley.act((context) => updateView(context, own.id, { name: 'Mine now' }), ben),
    () => valley.act((context) => deleteView(context, own.id), ben),
    () => valley.act((context) => deleteView(context, newId()), ana),
  ])
    await assert.rejects(attempt, refused('not_found'));

  await valley.act((context) => updateView(context, own.id, { shared: true }), ana);
  assert.deepEqual(await names(ben), [['Nights', false]]);
  assert.deepEqual(await names(reader), [['Nights', false]]);
  await assert.rejects(
    () => valley.act((context) => updateView(context, own.id, { name: 'No' }), reader),
    refused('not_found'),
  );
  await valley.act((context) => updateView(context, own.id, { name: 'Night shifts' }), ben);
  assert.deepEqual(await names(ana), [['Night shifts', true]]);
  await valley.act((context) => deleteView(context, own.id), ben);
  assert.deepEqual(await names(ana), []);
  const { rows } = await valley.act(({ db }) =>
    sql<{ act: string }>`select act from govern.audit_entry where organization_id = ${valley.id}
      and subject_id = ${own.id} order by at, id`.execute(db),
  );
  assert.deepEqual(
    rows.map(({ act }) => act),
    ['view.shared', 'view.deleted'],
    'what concerns others is on record, what is one’s own is not',
  );
});

test('who may not share keeps it for themselves', async () => {
  const valley = await world.found();
  const reader = person('reader');
  const share = { name: 'For all', filters: {}, shared: true };
  await assert.rejects(() => valley.act((context) => saveView(context, share), reader));
  const own = await valley.act((context) => saveView(context, { ...share, shared: false }), reader);
  await assert.rejects(() => valley.act((context) => updateView(context, own.id, { shared: true }), reader));
  assert.deepEqual(
    (await valley.act(findViews, reader)).map(({ shared }) => shared),
    [false],
  );
});

test('a pinned view tells how many posts of a week it shows; filters come back as they were given', async () => {
  const valley = await world.found();
  const ana = person('editor');
  const watch = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive([
    { text: 'garage at night', author: by('a'), at: days(1) },
    { text: 'garage by day', author: by('b'), at: days(2) },
    { text: 'the night nurse', author: by('c'), at: days(3) },
    { text: 'garage, a night last month', author: by('d'), at: days(20) },
  ]);
  const filters = { q: 'night', watch: watch.id, from: undefined };
  await valley.act((context) => saveView(context, { name: 'A', filters }), ana);
  await valley.act((context) => saveView(context, { name: 'B', filters: { q: 'night' }, pinned: false }), ana);
  await valley.act((context) => saveView(context, { name: 'C', filters: { q: 'night', from: '2026-01-01' } }), ana);
  const views = await valley.act(findViews, ana);
  assert.deepEqual(Object.fromEntries(views.map(({ name, count }) => [name, count])), { A: 1, B: null, C: 3 });
  assert.deepEqual(views.find(({ name }) => name === 'A')?.filters, { q: 'night', watch: watch.id });
});

test('a view that can’t be read is refused; one that can’t be read any more is shown without a count', async () => {
  const valley = await world.found();
  const ana = person('editor');
  await assert.rejects(
    () => valley.act((context) => saveView(context, { name: 'Broken', filters: { q: 'night (' } }), ana),
    refused('query.unreadable'),
  );
  const view = await valley.act((context) => saveView(context, { name: 'Nights', filters: { q: 'night' } }), ana);
  await assert.rejects(
    () => valley.act((context) => updateView(context, view.id, { filters: { q: '-night' } }), ana),
    refused('query.unreadable'),
  );
  await valley.act(({ db }) =>
    sql`update listen.saved_view set filters = '{"q": "night ("}' where organization_id = ${valley.id}`.execute(db),
  );
  const [left] = await valley.act(findViews, ana);
  assert.deepEqual([left?.name, left?.count, left?.filters.q], ['Nights', null, 'night (']);
});

test('an organization sees no view of another', async () => {
  const [valley, harbor] = [await world.found('Valley'), await world.found('Harbor')];
  const view = await valley.act((context) => saveView(context, { name: 'Ours', filters: {}, shared: true }));
  assert.deepEqual(await harbor.act(findViews), []);
  await assert.rejects(() => harbor.act((context) => deleteView(context, view.id)), refused('not_found'));
});
