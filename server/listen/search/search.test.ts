// The archive answers as plain evaluation would, page after page, whatever arrives meanwhile; and only to whom it may.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArrivedPost } from '../../../contract/post.ts';
import { matches, parse, readPost } from '../../../language/query/index.ts';
import { arrivedAsLanguage } from '../spoken.ts';
import { by, type Organization, openWorld, person, said, start } from '../testing/world.ts';
import { findPosts } from './posts.ts';

const world = await openWorld();

const words = [
  'mercy',
  'Valley',
  'ER',
  'closed',
  'clínica',
  'follow-up',
  'nurse',
  "hospital's",
  'vaccine',
  '🤒',
  '#flushot',
  '@harborvalley',
  '@ed@example.social',
  'IT',
  'it',
  'the',
  '東京病院',
  'x_ray',
  'O’Brien',
];
const at = Date.parse(start);

const arbitraryPost = fc.record(
  {
    text: fc.array(fc.constantFrom(...words), { minLength: 0, maxLength: 9 }).map((of) => of.join(' ')),
    title: fc.constantFrom('Notice', 'ER news'),
    network: fc.constantFrom('bluesky', 'google'),
    kind: fc.constantFrom('post', 'reply', 'review'),
    author: fc.constantFrom(by('ed'), by('Ana@example.social'), {
      ...by('kim'),
      followers: 1500,
      place: 'Harbor Valley, Ohio',
    }),
    lang: fc.constantFrom('en', 'en-us', 'es'),
    rating: fc.constantFrom(1, 2, 4.5, 10, 80),
    place: fc.constantFrom('Ohio', 'harbor valley'),
    links: fc.constantFrom(['https://news.example.org/a'], ['http://example.org'], []),
    replyTo: fc.constantFrom({ externalId: 'far', handle: 'ed@example.social' }, { externalId: 'far', handle: 'zoe' }),
    hours: fc.integer({ min: 0, max: 400 }),
  },
  { requiredKeys: ['text', 'network', 'hours'] },
);

const word = fc.constantFrom(
  'mercy',
  'valley',
  'er',
  '"mercy valley"',
  '"the er"',
  '{ER}',
  '{IT}',
  'clinica',
  'followup',
  '"follow up"',
  'vacc*',
  '"mercy val*"',
  '#flushot',
  'flushot',
  '@harborvalley',
  '@ed',
  '🤒',
  '病院',
  'hospital',
  'obrien',
  'notice',
);
const fact = fc.constantFrom(
  'from:ed',
  'from:ana@example.social',
  'to:ed',
  'to:zoe',
  'network:google',
  'lang:en',
  'lang:en-us',
  'site:example.org',
  'site:news.example.org',
  'is:reply',
  'is:review',
  'has:link',
  'rating:<=2',
  'rating:>4',
  'rating:80',
  'followers:>=1000',
  'place:"harbor valley"',
);
const query = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: word },
    { weight: 2, arbitrary: fact },
    { weight: 2, arbitrary: fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a} ${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a} OR ${b})`) },
    { weight: 1, arbitrary: fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a} -${b})`) },
    { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `(${a} NEAR/2 ${b})`) },
  ),
})).node as fc.Arbitrary<string>;

async function allPages(organization: Organization, filters: { q: string }, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await organization.act((context) => findPosts(context, { ...filters, limit, before }));
    ids.push(...page.posts.map(({ id }) => id));
    if (!page.next) return ids;
    before = page.next;
  }
}

test('search is plain evaluation over the archive, newest first', async () => {
  const valley = await world.found();
  const posts: ArrivedPost[] = fc.sample(arbitraryPost, { numRuns: 300, seed: 7 }).map(({ hours, ...post }, n) => ({
    ...said(post as Partial<ArrivedPost>, new Date(at - hours * 3_600_000)),
    externalId: `p${n}`,
    text: `${post.text} u${n}`,
  }));
  await valley.arrive(posts);
  const ids = new Map<string, string>();
  for (const { externalId } of posts) ids.set(externalId, await valley.idOf(externalId));
  const read = posts.map((post) => ({
    id: ids.get(post.externalId)!,
    at: post.at!,
    post: readPost(arrivedAsLanguage(post)),
  }));
  let found = 0;
  await fc.assert(
    fc.asyncProperty(query, fc.integer({ min: 3, max: 60 }), async (q, limit) => {
      const parsed = parse(q);
      fc.pre(parsed.ok);
      const expected = read
        .filter(({ post }) => parsed.ok && matches(parsed.query, post))
        .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
        .map(({ id }) => id);
      assert.deepEqual(await allPages(valley, { q }, limit), expected, q);
      found += expected.length;
    }),
    { numRuns: 300, seed: 11 },
  );
  assert.ok(found > 1000);
});

test('pages lose nothing and repeat nothing while posts arrive', async () => {
  const valley = await world.found();
  const post = (n: number) => ({ externalId: `n${n}`, text: `parking ${n}`, at: new Date(at - n * 60_000) });
  await valley.arrive(Array.from({ length: 60 }, (_, n) => post(n)));
  const seen: string[] = [];
  for (let before: string | undefined, n = 1; ; n++) {
    const page = await valley.act((context) => findPosts(context, { q: 'parking', limit: 7, before }));
    seen.push(...page.posts.map(({ text }) => text!));
    await valley.arrive([post(-n), { ...post(100 + n), at: new Date(at - n * 60_000) }]);
    if (!page.next) break;
    before = page.next;
  }
  const first = seen.filter((text) => Number(text.split(' ')[1]) < 60);
  assert.deepEqual(
    first,
    Array.from({ length: 60 }, (_, n) => `parking ${n}`),
  );
  assert.equal(new Set(seen).size, seen.length);
});

test('posts of the same moment are paged by their ids', async () => {
  const valley = await world.found();
  await valley.arrive(Array.from({ length: 25 }, (_, n) => ({ text: `same moment ${n}` })));
  assert.equal(new Set(await allPages(valley, { q: 'moment' }, 4)).size, 25);
});

test('somebody with one facility sees what is theirs and what is nobody’s', async () => {
  const valley = await world.found('Mercy Valley', ['St. Anne', 'North']);
  const [anne, north] = valley.facilityIds;
  await valley.arrive([{ text: 'parking at A' }], { facilityId: anne! });
  await valley.arrive([{ text: 'parking at N' }], { facilityId: north! });
  await valley.arrive([{ text: 'parking anywhere' }]);
  const as = (facility: string) =>
    valley.act((context) => findPosts(context, { q: 'parking', limit: 10 }), person('reader', facility));
  assert.deepEqual((await as(anne!)).posts.map(({ text }) => text).sort(), ['parking anywhere', 'parking at A']);
  assert.deepEqual((await as(north!)).posts.map(({ text }) => text).sort(), ['parking anywhere', 'parking at N']);
});

test('a copy in one’s own facility is shown where the post on top is another’s', async () => {
  const valley = await world.found('Mercy Valley', ['St. Anne', 'North']);
  const [anne, north] = valley.facilityIds;
  const text = 'six hours in the waiting room and nobody called';
  await valley.arrive([{ text, author: by('ana') }], { facilityId: anne! });
  await valley.arrive([{ text, author: by('ben') }], { facilityId: north! });
  for (const [facility, handle] of [
    [anne!, 'ana'],
    [north!, 'ben'],
  ] as const) {
    const found = await valley.act((context) => findPosts(context, { limit: 10 }), person('reader', facility));
    assert.deepEqual(
      found.posts.map(({ author }) => author?.handle),
      [handle],
    );
  }
});

test('an organization finds nothing of another', async () => {
  const valley = await world.found('Mercy Valley');
  const lake = await world.found('Lakeside');
  await valley.arrive([{ text: 'a secret of the valley' }]);
  assert.equal((await lake.act((context) => findPosts(context, { q: 'secret', limit: 10 }))).posts.length, 0);
  assert.equal((await valley.act((context) => findPosts(context, { q: 'secret', limit: 10 }))).posts.length, 1);
});

test('a copy is shown by itself where the post on top is not found', async () => {
  const valley = await world.found();
  await valley.arrive([
    { externalId: 'a', text: 'They closed the north garage again', author: by('ed'), network: 'bluesky' },
    {
      externalId: 'b',
      text: 'they closed the north garage AGAIN',
      author: by('kim'),
      network: 'google',
      at: new Date(at + 1000),
    },
  ]);
  const find = async (filters: object) =>
    (await valley.act((context) => findPosts(context, { ...filters, limit: 10 }))).posts.map(
      (post) => post.author?.handle,
    );
  assert.deepEqual(await find({ q: 'garage' }), ['ed']);
  assert.deepEqual(await find({}), ['ed']);
  assert.deepEqual(await find({ q: 'garage from:kim' }), ['kim']);
  assert.deepEqual(await find({ network: 'google' }), ['kim']);
  assert.deepEqual(await find({ q: '{AGAIN}' }), ['kim']);
  assert.deepEqual(await find({ q: 'garage (from:kim OR from:ed)' }), ['ed']);
});

test('an unreadable query is refused with its place', async () => {
  const valley = await world.found();
  await assert.rejects(
    valley.act((context) => findPosts(context, { q: 'a form:x', limit: 10 })),
    { code: 'query.unreadable', values: { reason: 'query.field_like', column: 3 } },
  );
});
