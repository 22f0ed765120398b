// Comparisons count people, in each group by itself, and lead to exactly the posts they count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { compareRoutes } from '../../../contract/learn/compare.ts';
import { addWatch } from '../../listen/index.ts';
import type { Organization } from '../../listen/testing/world.ts';
import { by, openWorld, person } from '../testing/world.ts';
import { compare, findComparedPosts } from './compare.ts';
import { piecesOf } from './pieces.ts';

const world = await openWorld();
const editor = person('editor');
const asked = (of: object = {}) =>
  compareRoutes.compare.query.parse({ from: '2026-05-13', to: '2026-06-09', measure: 'topic travel', ...of });
const askedPosts = (of: object) =>
  compareRoutes.findComparedPosts.query.parse({ from: '2026-05-13', to: '2026-06-09', measure: 'topic travel', ...of });

let said = 0;
/** `people` of them say `each` things; what was read of it is set here. */
async function say(
  of: Organization,
  people: number,
  place: string | null,
  more: { topics?: string[]; at?: string; each?: number; who?: string; text?: string } = {},
) {
  const { topics = [], at = '2026-06-01T15:00:00Z', each = 1, who = `w${++said}`, text = 'Said' } = more;
  const posts = Array.from({ length: people * each }, (_, n) => ({
    text: `${text}, ${said} ${n}`,
    externalId: `s${++said}-${n}`,
    author: by(`${who}-${n % people}`),
    at: new Date(at),
  }));
  await of.arrive(posts, { facilityId: place });
  await world.runJobs();
  await of.act(({ db, organization }) =>
    sql`update learn.analysis a set read = true, aside = false, language = 'en', topics = ${topics}::text[] from listen.post p
      where p.organization_id = a.organization_id and p.id = a.post_id and a.organization_id = ${organization}
        and p.external_id = any (${posts.map(({ externalId }) => externalId)})`.execute(db),
  );
}

test('facility beside facility: people, not posts; the share first, too few last', async () => {
  const of = await world.found('Valley', ['St. Anne', 'North']);
  const [anne = '', north = ''] = of.facilityIds;
  // Nine posts from eight people.
  await say(of, 7, anne, { topics: ['travel'] });
  await say(of, 1, anne, { topics: ['travel'], each: 2 });
  await say(of, 60, anne);
  await say(of, 40, north, { topics: ['travel'], each: 2 });
  await say(of, 60, north);
  await say(of, 20, north, { topics: ['travel'], at: '2026-04-25T15:00:00Z' });
  await say(of, 180, north, { at: '2026-04-25T15:00:00Z' });
  const { groups } = await of.act((context) => compare(context, asked()), editor);
  assert.deepEqual(
    groups.map(({ name }) => name),
    ['North', 'St. Anne'],
  );
  const [first, second] = groups;
  assert.deepEqual([first?.counted.posts, first?.counted.people, first?.people], [80, 40, 100]);
  assert.equal(first?.counted.share?.value, 0.4);
  assert.equal(first?.counted.busiest, 0.25);
  assert.equal(first?.change.verdict, 'up');
  assert.equal(first?.before.share?.value, 0.1);
  assert.deepEqual([second?.counted.posts, second?.counted.people, second?.counted.tooFew], [9, 8, true]);
  assert.equal(second?.change.verdict, 'too_few');
  assert.equal(first?.pieces.length, 4);
  assert.deepEqual(
    first?.pieces.filter(({ share }) => share).map(({ from, to, share }) => [from, to, share?.value]),
    [['2026-05-27', '2026-06-02', 0.4]],
  );
});

test('a figure leads to the posts it counts, page after page', async () => {
  const of = await world.found('Valley', ['St. Anne']);
  const [anne = ''] = of.facilityIds;
  await say(of, 13, anne, { topics: ['travel'], text: 'parking' });
  await say(of, 5, anne, { text: 'else' });
  await say(of, 4, null, { topics: ['travel'], text: 'nowhere' });
  const found: string[] = [];
  let before: string | undefined;
  do {
    const { posts, next } = await of.act(
      (context) => findComparedPosts(context, askedPosts({ group: anne, limit: 5, before })),
      editor,
    );
    found.push(...posts.map(({ text }) => text ?? ''));
    before = next ?? undefined;
  } while (before);
  assert.equal(new Set(found).size, 13);
  assert.ok(found.every((text) => text.startsWith('parking')));
  const { posts } = await of.act((context) => findComparedPosts(context, askedPosts({ group: 'none' })), editor);
  assert.equal(posts.length, 4);
  await assert.rejects(
    of.act((context) => findComparedPosts(context, askedPosts({ group: anne, before: 'x' })), editor),
    { message: 'request.invalid' },
  );
});

test('who may see one facility compares that one, and what is nobody’s', async () => {
  const of = await world.found('Valley', ['St. Anne', 'North']);
  const [anne = '', north = ''] = of.facilityIds;
  for (const place of [anne, north, null]) await say(of, 31, place, { topics: ['travel'], text: String(place) });
  const reader = person('reader', anne);
  const { groups } = await of.act((context) => compare(context, asked()), reader);
  assert.deepEqual(groups.map(({ key }) => key).sort(), [anne, 'none'].sort());
  const { posts } = await of.act((context) => findComparedPosts(context, askedPosts({ group: north })), reader);
  assert.deepEqual(posts, []);
});

test('by watch, network, language and period', async () => {
  const of = await world.found('Valley');
  await of.act((context) => addWatch(context, { name: 'Acme', query: 'acme', facilityId: null }), editor);
  await say(of, 40, null, { topics: ['travel'], text: 'Acme' });
  await say(of, 40, null, { text: 'other' });
  await say(of, 50, null, { text: 'before', at: '2026-04-25T15:00:00Z' });
  await world.runJobs();
  const keys = async (way: string) =>
    (await of.act((context) => compare(context, asked({ by: way })), editor)).groups.map(
      ({ key, name, people, counted }) => [name ?? key, people, counted.people],
    );
  assert.deepEqual(await keys('watch'), [['Acme', 40, 40]]);
  assert.deepEqual(await keys('network'), [['bluesky', 80, 40]]);
  assert.deepEqual(await keys('language'), [['en', 80, 40]]);
  assert.deepEqual(await keys('period'), [
    ['now', 80, 40],
    ['before', 50, 0],
  ]);
  const { groups } = await of.act((context) => compare(context, asked({ by: 'period', measure: 'urgent' })), editor);
  assert.ok(groups.every(({ counted }) => counted.share && counted.share.low <= counted.share.value));
});

test('nothing heard compares nothing', async () => {
  const of = await world.found('Valley', ['St. Anne']);
  for (const way of ['facility', 'watch', 'network', 'language', 'period'])
    assert.deepEqual((await of.act((context) => compare(context, asked({ by: way })), editor)).groups, []);
});

test('pieces cover a period without a gap, at most eight', () => {
  for (const [from, to, many] of [
    ['2026-06-09', '2026-06-09', 1],
    ['2026-06-03', '2026-06-09', 7],
    ['2026-05-13', '2026-06-09', 4],
    ['2025-06-10', '2026-06-09', 5],
    ['2016-06-10', '2026-06-09', 8],
  ] as const) {
    const pieces = piecesOf({ from, to });
    assert.equal(pieces.length, many);
    assert.deepEqual([pieces[0]?.from, pieces.at(-1)?.to], [from, to]);
    pieces.slice(1).forEach((piece, at) => {
      assert.equal(Date.parse(piece.from) - Date.parse(pieces[at]?.to ?? ''), 86_400_000);
    });
  }
});
