// Arrival: hostile posts, threads in any order, folds, facilities, authors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { ArrivedPost } from '../../../contract/post.ts';
import { getConversation } from '../conversation.ts';
import { findFoldedPosts } from '../folded.ts';
import { findPosts } from '../search/posts.ts';
import { by, type Organization, openWorld, said, start } from '../testing/world.ts';
import { addWatch } from '../watch/watch.ts';
import { cleanPost, textMost } from './clean.ts';

const world = await openWorld();
const now = new Date(start);
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

const receive = (organization: Organization, posts: ArrivedPost[]) =>
  organization.act((context) =>
    world.receiver.receive(context, { channelId: null, facilityId: null, posts, changes: [] }),
  );
const all = (organization: Organization) =>
  organization.act(async (context) => (await findPosts(context, { limit: 200 })).posts);

test('whatever comes can be stored, or is refused by name', async () => {
  const valley = await world.found();
  const hostile: [Partial<ArrivedPost>, (text: string | null) => void][] = [
    [{ text: 'nul \0 in \0 it' }, (text) => assert.equal(text, 'nul  in  it')],
    [{ text: 'half \ud83e a pair' }, (text) => assert.equal(text, 'half \ufffd a pair')],
    [{ text: 'x'.repeat(1_000_000) }, (text) => assert.equal(text, `${'x'.repeat(textMost - 1)}…`)],
    [{ text: 'a '.repeat(500_000) }, (text) => assert.ok(text!.length <= textMost)],
    [{ text: '🤒'.repeat(40_000) }, (text) => assert.ok(text!.isWellFormed())],
    [{ text: "'); drop table listen.post; -- \\ \\' \" {} $1 %s" }, (text) => assert.ok(text!.includes('drop table'))],
    [{ text: '<script>alert(1)</script>' }, (text) => assert.equal(text, '<script>alert(1)</script>')],
    [{ text: 'raw', raw: { nul: '\0', half: '\ud800', deep: [] } }, (text) => assert.equal(text, 'raw')],
    [
      { text: 'links', links: ['javascript:alert(1)', 'https://ok.example/?a="b"\\'] },
      (text) => assert.equal(text, 'links'),
    ],
    [
      { text: 'names', author: { externalId: 'x'.repeat(5000), handle: '@ed\0', name: '{"a","b"}' } },
      (text) => assert.equal(text, 'names'),
    ],
    [
      { text: 'numbers', rating: Number.NaN, counts: { likes: 1e300, reposts: -4, replies: 2.7 } },
      (text) => assert.equal(text, 'numbers'),
    ],
  ];
  for (const [n, [post]] of hostile.entries()) {
    const { refused } = await receive(valley, [{ ...said(post, now), externalId: `hostile-${n}` }]);
    assert.deepEqual(refused, [], `post ${n}`);
  }
  const { refused } = await receive(valley, [
    said({ text: '  ' }, now),
    said({ text: 'nameless', externalId: ' ' }, now),
    said({ text: 'no network', network: '' }, now),
  ]);
  assert.deepEqual(
    refused.map(({ index, fault }) => [index, fault.code]),
    [
      [0, 'post_empty'],
      [1, 'post_unnamed'],
      [2, 'post_unnamed'],
    ],
  );
  const texts = new Map<string, string | null>();
  const { rows } = await valley.act(({ db }) =>
    sql<{ external_id: string; text: string }>`select external_id, text from listen.post
      where organization_id = ${valley.id}`.execute(db),
  );
  for (const row of rows) texts.set(row.external_id, row.text);
  for (const [n, [, check]] of hostile.entries()) check(texts.get(`hostile-${n}`) ?? null);
});

test('a date that can’t be true is taken for the moment it was heard', () => {
  const dated = (at: Date | undefined) => {
    const cleaned = cleanPost(said({ text: 'x', at }, now), now);
    return cleaned.ok ? [cleaned.post.at.toISOString(), cleaned.post.noted] : cleaned;
  };
  const heard = now.toISOString();
  assert.deepEqual(dated(new Date('0000-01-01')), [heard, ['date_doubtful']]);
  assert.deepEqual(dated(new Date('9999-12-31')), [heard, ['date_doubtful']]);
  assert.deepEqual(dated(new Date(Number.NaN)), [heard, ['date_doubtful']]);
  assert.deepEqual(dated(undefined), [heard, []]);
  assert.deepEqual(dated(new Date('2010-05-03T04:05:06Z')), ['2010-05-03T04:05:06.000Z', []]);
});

test('a very long text is found by any of its words and phrases', async () => {
  const valley = await world.found();
  await valley.arrive([{ text: `${'ha '.repeat(300)}first words ${'lorem '.repeat(7000)}the last phrase` }]);
  for (const q of ['"first words"', '"last phrase"', '"ha first"', 'lorem', '"lorem the"']) {
    const { posts } = await valley.act((context) => findPosts(context, { q, limit: 5 }));
    assert.equal(posts.length, 1, q);
  }
});

test('a conversation comes together in whatever order its posts arrive', async () => {
  const thread = [
    { externalId: 'root', text: 'How long is the wait?' },
    { externalId: 'a', text: 'Four hours', replyTo: { externalId: 'root' } },
    { externalId: 'b', text: 'Six for me', replyTo: { externalId: 'a' } },
    { externalId: 'c', text: 'And parking', replyTo: { externalId: 'b' }, root: 'root' },
    { externalId: 'd', text: 'Always full', replyTo: { externalId: 'c' } },
  ].map((post, n) => ({ ...post, at: minutes(n) }));
  const orders = [
    [[0, 1, 2, 3, 4]],
    [[4, 3, 2, 1, 0]],
    [[4], [3], [2], [1], [0]],
    [[2], [4], [0], [3], [1]],
    [
      [3, 1],
      [0, 4, 2],
    ],
    [[1, 2], [4, 3], [0]],
  ];
  for (const order of orders) {
    const valley = await world.found();
    for (const batch of order) await valley.arrive(batch.map((n) => thread[n]!));
    const posts = await all(valley);
    const conversations = new Set(posts.map((post) => post.conversationId));
    assert.equal(conversations.size, 1, JSON.stringify(order));
    const read = await valley.act((context) => getConversation(context, [...conversations][0]!));
    assert.deepEqual(
      read.posts.map(({ text }) => text),
      thread.map(({ text }) => text),
      JSON.stringify(order),
    );
  }
});

test('a link to a conversation stays good when it is joined into another', async () => {
  const valley = await world.found();
  await valley.arrive([{ externalId: 'late', text: 'late answer', replyTo: { externalId: 'middle' }, at: minutes(2) }]);
  const [late] = await all(valley);
  await valley.arrive([
    { externalId: 'middle', text: 'middle', replyTo: { externalId: 'first' }, root: 'first', at: minutes(1) },
  ]);
  const read = await valley.act((context) => getConversation(context, late!.conversationId));
  assert.deepEqual(
    read.posts.map(({ text }) => text),
    ['middle', 'late answer'],
  );
  assert.notEqual(read.id, late!.conversationId);
});

test('two posts that answer each other end in some conversation', async () => {
  const valley = await world.found();
  await valley.arrive([
    { externalId: 'x', text: 'x', replyTo: { externalId: 'y' } },
    { externalId: 'y', text: 'y', replyTo: { externalId: 'x' } },
    { externalId: 'z', text: 'z', replyTo: { externalId: 'z' } },
  ]);
  assert.equal((await all(valley)).length, 3);
});

test('copies go under the first; few words of a stranger do not, nor do ratings', async () => {
  const valley = await world.found();
  await valley.arrive([
    { externalId: '1', text: 'The garage is full again', author: by('ed'), at: minutes(0) },
    { externalId: '2', text: 'the garage is FULL, again!', author: by('ed'), at: minutes(1) },
    { externalId: '3', text: 'Thank you', author: by('ed'), at: minutes(2) },
    { externalId: '4', text: 'thank you!', author: by('kim'), at: minutes(3) },
    { externalId: '5', text: 'thank you', author: by('ed'), at: minutes(4) },
    { externalId: '6', text: 'thank you', at: minutes(5) },
    { externalId: '7', text: 'The garage is full again', rating: 2, author: by('zoe'), at: minutes(6) },
    { externalId: '8', text: 'The garage is full again', at: minutes(-31 * 1440) },
  ]);
  const rows = await valley.act(({ db }) =>
    sql<{ id: string; under: string | null }>`select p.external_id as id, h.external_id as under from listen.post p
      left join listen.post h on h.id = p.fold_under where p.organization_id = ${valley.id}
      order by p.external_id`.execute(db),
  );
  assert.deepEqual(
    rows.rows.map(({ id, under }) => [id, under]),
    [
      ['1', null],
      ['2', '1'],
      ['3', null],
      ['4', '3'],
      ['5', null],
      ['6', null],
      ['7', null],
      ['8', null],
    ],
  );
});

test('a repost that comes before what it passes on waits for it', async () => {
  const valley = await world.found();
  const watch = await valley.act((context) => addWatch(context, { name: 'ER', query: 'ER' }));
  await valley.arrive([{ externalId: 'r', repostOf: 'o', author: by('ed'), at: minutes(1) }]);
  await valley.arrive([{ externalId: 'o', text: 'ER closed', author: by('kim') }]);
  const { posts } = await valley.act((context) => findPosts(context, { watch: watch.id, limit: 9 }));
  assert.deepEqual(
    posts.map((post) => [post.text, post.folded.count]),
    [['ER closed', 1]],
  );
  const folded = await valley.act((context) => findFoldedPosts(context, posts[0]!.id, undefined));
  assert.deepEqual(
    folded.posts.map((post) => post.author?.handle),
    ['ed'],
  );
});

test('a facility comes from the channel, or from its name when only one is named', async () => {
  const valley = await world.found('Mercy Valley', ['St. Anne', 'Harbor', "Lakeside Children's"]);
  const [anne, harbor] = valley.facilityIds;
  await valley.act((context) => addWatch(context, { name: 'Parking', query: 'parking' }));
  await valley.arrive([{ externalId: 'given', text: 'Lakeside Children’s was great' }], { facilityId: anne! });
  await valley.arrive([
    { externalId: 'named', text: 'the nurse at St Anne was kind' },
    { externalId: 'two', text: "St. Anne or Lakeside Children's?" },
    { externalId: 'word', text: 'a harbor for boats' },
    { externalId: 'seafood', text: 'Harbor seafood tonight' },
    { externalId: 'found', text: 'parking at Harbor took an hour' },
  ]);
  const facility = new Map<string, string | null>();
  for (const name of ['given', 'named', 'two', 'word', 'seafood', 'found']) {
    const id = await valley.idOf(name);
    facility.set(name, (await all(valley)).find((post) => post.id === id)!.facilityId);
  }
  assert.deepEqual(Object.fromEntries(facility), {
    given: anne,
    named: anne,
    two: null,
    word: null,
    seafood: null,
    found: harbor,
  });
});

test('an author is one row, and what was not told again stays', async () => {
  const valley = await world.found();
  await valley.arrive([{ text: 'one', author: { externalId: 'did:1', handle: 'ed', followers: 10, place: 'Ohio' } }]);
  await valley.arrive([{ text: 'two', author: { externalId: 'did:1', handle: 'ed.example', name: 'Ed' } }]);
  const { rows } = await valley.act(({ db }) =>
    sql`select handle, name, followers, place from listen.author where organization_id = ${valley.id}`.execute(db),
  );
  assert.deepEqual(rows, [{ handle: 'ed.example', name: 'Ed', followers: 10, place: 'Ohio' }]);
  const { posts } = await valley.act((context) => findPosts(context, { q: 'from:ed.example', limit: 9 }));
  assert.equal(posts.length, 2);
});

test('what comes again with other words was edited; with other counts it was not', async () => {
  const valley = await world.found();
  const post = { externalId: 'e', text: 'parking is free', counts: { likes: 1 } };
  await valley.arrive([post]);
  await valley.arrive([{ ...post, counts: { likes: 7 } }]);
  assert.equal((await all(valley))[0]!.editedAt, null);
  await valley.arrive([{ ...post, text: 'parking is not free' }]);
  const [edited] = await all(valley);
  assert.deepEqual([edited!.text, edited!.editedAt], ['parking is not free', start.replace('Z', '.000Z')]);
});
