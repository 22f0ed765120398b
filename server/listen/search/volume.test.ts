// A day is the organization's day, also the one that has 23 hours and the one that has 25.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Filters } from '../../../contract/listen.ts';
import { addDays, dayIn, daysBetween } from '../day.ts';
import { by, type Organization, openWorld, person } from '../testing/world.ts';
import { addWatch } from '../watch/watch.ts';
import { findPosts } from './posts.ts';
import { previewQuery } from './preview.ts';
import { getVolume } from './volume.ts';

const world = await openWorld();

/** Moments of New York, each at the edge of a day: clocks went forward on 8 March 2026 and back on 2 November 2025. */
const moments: [at: string, day: string][] = [
  ['2025-11-02T03:59:59Z', '2025-11-01'],
  ['2025-11-02T04:00:00Z', '2025-11-02'],
  ['2025-11-02T05:30:00Z', '2025-11-02'],
  ['2025-11-02T06:30:00Z', '2025-11-02'],
  ['2025-11-03T04:59:59Z', '2025-11-02'],
  ['2025-11-03T05:00:00Z', '2025-11-03'],
  ['2026-03-08T04:59:59Z', '2026-03-07'],
  ['2026-03-08T05:00:00Z', '2026-03-08'],
  ['2026-03-09T03:59:59Z', '2026-03-08'],
  ['2026-03-09T04:00:00Z', '2026-03-09'],
];

async function filled(): Promise<{ valley: Organization; watch: string }> {
  const valley = await world.found();
  const { id } = await valley.act((context) => addWatch(context, { name: 'Garage', query: 'garage' }));
  await valley.arrive(
    moments.map(([at], n) => ({ text: `garage, ${at}`, at: new Date(at), author: by(`ed${n % 3}`) })),
  );
  return { valley, watch: id };
}

const volume = (valley: Organization, filters: Filters) => valley.act((context) => getVolume(context, filters));
const counts = (of: Awaited<ReturnType<typeof volume>>) =>
  of.volume.days.filter(({ posts }) => posts > 0).map(({ day, posts, people }) => [day, posts, people]);

test('posts are counted on the day they were said on, around both changes of the clock, however they are asked for', async () => {
  const { valley, watch } = await filled();
  const spring = { from: '2026-03-06', to: '2026-03-10' };
  const autumn = { from: '2025-10-31', to: '2025-11-04' };
  for (const filters of [{}, { watch }, { q: 'garage' }, { watch, network: 'bluesky' }]) {
    const what = JSON.stringify(filters);
    assert.deepEqual(
      counts(await volume(valley, { ...filters, ...autumn })),
      [
        ['2025-11-01', 1, 1],
        ['2025-11-02', 4, 3],
        ['2025-11-03', 1, 1],
      ],
      what,
    );
    const inSpring = await volume(valley, { ...filters, ...spring });
    assert.deepEqual(
      counts(inSpring),
      [
        ['2026-03-07', 1, 1],
        ['2026-03-08', 2, 2],
        ['2026-03-09', 1, 1],
      ],
      what,
    );
    assert.deepEqual(
      inSpring.volume.days.map(({ day }) => day),
      ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'],
      what,
    );
    assert.deepEqual([inSpring.volume.posts, inSpring.volume.people, inSpring.atLeast], [4, 3, false], what);
  }
});

test('what is counted for a day is what is shown for it', async () => {
  const { valley, watch } = await filled();
  for (const day of new Set(moments.map(([, day]) => day))) {
    for (const filters of [{ watch }, { q: 'garage' }]) {
      const { posts } = await valley.act((context) =>
        findPosts(context, { ...filters, from: day, to: day, limit: 50 }),
      );
      const expected = moments.filter(([, of]) => of === day).map(([at]) => new Date(at).toISOString());
      assert.deepEqual(posts.map(({ at }) => at).sort(), expected, day);
    }
  }
});

test('the days before are as many, and lie under the same place in the chart', async () => {
  const { valley } = await filled();
  const { volume: of } = await volume(valley, { from: '2026-03-09', to: '2026-03-10' });
  assert.deepEqual(
    of.days.map(({ day, posts, before }) => [day, posts, before]),
    [
      ['2026-03-09', 1, 1],
      ['2026-03-10', 0, 2],
    ],
  );
  assert.equal(of.tooFew, true);
});

test('another organization of another time zone has other days', async () => {
  const { valley } = await filled();
  await valley.act(({ db }) =>
    db
      .updateTable('govern.organization')
      .set({ time_zone: 'America/Phoenix' })
      .where('organization_id', '=', valley.id)
      .execute(),
  );
  assert.deepEqual(counts(await volume(valley, { from: '2026-03-06', to: '2026-03-10' })), [
    ['2026-03-07', 2, 2],
    ['2026-03-08', 2, 2],
  ]);
});

test('a preview counts the same days', async () => {
  const { valley } = await filled();
  const preview = await valley.act((context) => previewQuery(context, { query: 'garage', days: 365 }));
  const counted = preview.volume.days.filter(({ posts }) => posts).map(({ day, posts }) => [day, posts]);
  assert.deepEqual(
    counted,
    [...Map.groupBy(moments, ([, day]) => day)].map(([day, of]) => [day, of.length]),
  );
  assert.equal(preview.newest.length, moments.length);
});

test('who may read one facility counts what is theirs, and what is nobody’s', async () => {
  const valley = await world.found('Two houses', ['Harbor', 'North']);
  const [harbor = '', north = ''] = valley.facilityIds;
  const at = new Date('2026-06-08T12:00:00Z');
  await valley.arrive([{ text: 'garage one', at }], { facilityId: harbor });
  await valley.arrive([{ text: 'garage two', at }], { facilityId: north });
  await valley.arrive([{ text: 'garage of nobody', at }]);
  for (const filters of [{}, { q: 'garage' }]) {
    const seen = await valley.act((context) => getVolume(context, filters), person('reader', harbor));
    assert.equal(seen.volume.posts, 2);
  }
});

test('days are counted by the calendar', () => {
  assert.equal(addDays('2026-03-07', 2), '2026-03-09');
  assert.equal(addDays('2024-03-01', -1), '2024-02-29');
  assert.equal(daysBetween('2025-11-01', '2025-11-03'), 3);
  assert.equal(dayIn('America/New_York')(new Date('2025-11-03T04:59:59Z')), '2025-11-02');
  assert.throws(() => dayIn('Mars/Olympus'), RangeError);
});
