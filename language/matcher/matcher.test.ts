// The matcher finds what plain evaluation finds, whatever was added, replaced and removed before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPost, anyQuery, fewWordsText } from '../arbitraries/post.ts';
import { nastyText } from '../arbitraries/text.ts';
import type { Post } from '../post.ts';
import { matches, parse, type Query, readPost } from '../query/index.ts';
import { createMatcher, type Matcher, matchPacked, packPosts, TooManyUnindexed } from './index.ts';

function read(text: string): Query {
  const parsed = parse(text);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.query;
}

const readable = anyQuery
  .map(parse)
  .filter((parsed) => parsed.ok)
  .map((parsed) => (parsed as { query: Query }).query);

function plainly(watches: Map<string, Query>, post: Post): string[] {
  const ready = readPost(post);
  return [...watches].filter(([, query]) => matches(query, ready)).map(([id]) => id);
}

function agree(matcher: Matcher<string>, watches: Map<string, Query>, posts: Post[]): void {
  assert.equal(matcher.size, watches.size);
  for (const post of posts) {
    const expected = plainly(watches, post);
    if (matcher.match(post).join() !== expected.join())
      assert.fail(`${JSON.stringify(post)}: ${expected.map((id) => watches.get(id)!.text).join(' | ')}`);
  }
}

test('finds what plain evaluation finds', () => {
  fc.assert(
    fc.property(
      fc.array(readable, { minLength: 1, maxLength: 25 }),
      fc.array(anyPost, { minLength: 1, maxLength: 12 }),
      (queries, posts) => {
        const matcher = createMatcher({ unindexedLimit: 100 });
        const watches = new Map(queries.map((query, i) => [String(i), query]));
        for (const [id, query] of watches) matcher.set(id, query);
        agree(matcher, watches, posts);
      },
    ),
    { numRuns: 120 },
  );
});

const edit = fc.oneof(
  { weight: 4, arbitrary: fc.record({ set: fc.nat(12).map(String), query: readable }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat(12).map(String) }) },
  { weight: 3, arbitrary: fc.record({ post: anyPost }) },
);

test('finds the same after any edits, replacements keeping their place', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 5, maxLength: 60 }), (edits) => {
      const matcher = createMatcher({ unindexedLimit: 100 });
      const watches = new Map<string, Query>();
      for (const one of edits) {
        if ('set' in one) {
          matcher.set(one.set, one.query);
          watches.set(one.set, one.query);
        } else if ('remove' in one) assert.equal(matcher.remove(one.remove), watches.delete(one.remove));
        else agree(matcher, watches, [one.post]);
      }
    }),
    { numRuns: 150 },
  );
});

test('finds the same when what to wait for has been chosen anew, and when much has come and gone', () => {
  const queries = fc.sample(readable, { numRuns: 1000, seed: 7 });
  const posts = fc.sample(anyPost, { numRuns: 500, seed: 8 });
  const matcher = createMatcher({ unindexedLimit: 10_000 });
  const watches = new Map<string, Query>();
  for (const [i, query] of queries.slice(0, 400).entries()) watches.set(`w${i}`, query);
  for (const [id, query] of watches) matcher.set(id, query);
  posts.forEach((post, i) => {
    const query = queries[400 + i];
    if (query) {
      const id = `w${(i * 7) % 500}`;
      if (i % 3 === 0) {
        matcher.remove(id);
        watches.delete(id);
      } else {
        matcher.set(id, query);
        watches.set(id, query);
      }
    }
    agree(matcher, watches, [post]);
  });
});

test('a watch on an author, a site or a place waits for them', () => {
  const matcher = createMatcher();
  for (const query of [
    'from:ed',
    'from:ed@x.social',
    'to:ana',
    'site:example.org',
    'site:org',
    'place:"harbor valley"',
  ])
    assert.deepEqual(matcher.set(query, read(query)), { indexed: true });
  assert.deepEqual([...matcher.match({ text: '', author: '@Ed' })], ['from:ed']);
  assert.deepEqual(
    [...matcher.match({ text: '', author: 'ed@x.social', inReplyTo: 'ana' })],
    ['from:ed', 'from:ed@x.social', 'to:ana'],
  );
  assert.deepEqual([...matcher.match({ text: 'https://a.example.org/x' })], ['site:example.org', 'site:org']);
  assert.deepEqual([...matcher.match({ text: '', links: ['https://b.org'] })], ['site:org']);
  assert.deepEqual([...matcher.match({ text: '', place: 'Harbor Valley' })], ['place:"harbor valley"']);
  for (const query of ['from:ed', 'site:org']) matcher.remove(query);
  assert.deepEqual([...matcher.match({ text: 'https://b.org', author: 'ed' })], []);
});

test('watches without a word that must occur are capped, and an edit can free a place', () => {
  const matcher = createMatcher({ unindexedLimit: 2 });
  assert.deepEqual(matcher.set('a', read('lang:en')), { indexed: false });
  assert.deepEqual(matcher.set('b', read('is:review OR flu')), { indexed: false });
  assert.throws(() => matcher.set('c', read('has:link')), TooManyUnindexed);
  assert.equal(matcher.size, 2);
  assert.deepEqual(matcher.set('a', read('network:bluesky')), { indexed: false });
  assert.deepEqual(matcher.set('a', read('network:bluesky flu')), { indexed: true });
  assert.deepEqual(matcher.set('c', read('has:link')), { indexed: false });
  assert.throws(() => matcher.set('a', read('rating:1')), TooManyUnindexed);
  assert.deepEqual([...matcher.match({ text: 'flu https://x.org', network: 'bluesky' })], ['a', 'b', 'c']);
  assert.equal(matcher.unindexed, 2);
  assert.ok(matcher.remove('b'));
  assert.equal(matcher.unindexed, 1);
});

test('ids are strings or numbers, given back in the order they were first set', () => {
  const matcher = createMatcher<string | number>();
  for (const id of ['b', 2, 'a', '2']) matcher.set(id, read('flu'));
  matcher.set('b', read('flu OR shot'));
  assert.deepEqual([...matcher.match({ text: 'flu' })], ['b', 2, 'a', '2']);
});

test('a batch travels as one string', () => {
  const matcher = createMatcher();
  matcher.set('a', read('flu'));
  matcher.set('b', read('from:ed'));
  const packed = packPosts([{ text: 'Flu' }, { text: 'x' }, { text: 'x', author: 'ed' }]);
  assert.equal(typeof packed, 'string');
  assert.deepEqual(
    matchPacked(matcher, packed).map((ids) => [...ids]),
    [['a'], [], ['b']],
  );
});

test('very long texts and crowded ones are decided as any other', () => {
  const matcher = createMatcher();
  const watches = new Map(
    ['a NEAR/2 b', 'a ONEAR/0 a', '"a a a a b"', 'zz*', '{A} NEAR/3 b', 'c'].map((text) => [text, read(text)]),
  );
  for (const [id, query] of watches) matcher.set(id, query);
  agree(matcher, watches, [
    { text: 'a '.repeat(20_000) },
    { text: `${'a '.repeat(20_000)}b` },
    { text: `${'a x x '.repeat(5000)}${'b x x '.repeat(5000)}` },
    { text: 'z'.repeat(100_000) },
    { text: `A ${'🤒'.repeat(10_000)} b` },
    { text: '医'.repeat(10_000) },
    { text: 'c' },
  ]);
});

test('any text whatever is matched as plain evaluation does', () => {
  const queries = fc.sample(readable, { numRuns: 300, seed: 3 });
  const watches = new Map(queries.map((query, i) => [String(i), query]));
  const matcher = createMatcher({ unindexedLimit: 1000 });
  for (const [id, query] of watches) matcher.set(id, query);
  fc.assert(
    fc.property(fc.oneof(nastyText, fewWordsText), (text) => agree(matcher, watches, [{ text }])),
    { numRuns: 400 },
  );
});
