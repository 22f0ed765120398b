// Frames of both Bluesky streams become posts and changes, and what makes no sense is counted and skipped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as CarWriter from '@ipld/car/buffer-writer';
import { encode } from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import { sha256 } from 'multiformats/hashes/sha2';
import { endOfItem } from './cbor.ts';
import { firehoseAddress, readFirehose } from './firehose.ts';
import { jetstreamAddress, readJetstream } from './jetstream.ts';
import { postsOfThread } from './look-up.ts';

const now = new Date('2026-03-01T12:00:00Z');
const did = 'did:plc:ana23';
const time_us = Date.parse('2026-03-01T11:59:59Z') * 1000;
const uri = (rkey: string, of = did) => `at://${of}/app.bsky.feed.post/${rkey}`;

const commit = (record: unknown, more: object = {}) =>
  JSON.stringify({
    did,
    time_us,
    kind: 'commit',
    commit: { operation: 'create', collection: 'app.bsky.feed.post', rkey: '3k', record, ...more },
  });

test('a post with everything in it', () => {
  const link = (uri: unknown) => ({ index: {}, features: [{ $type: 'app.bsky.richtext.facet#link', uri }] });
  const frame = readJetstream(
    commit({
      $type: 'app.bsky.feed.post',
      text: 'Six hours at Mercy ER mercy.example/wa...',
      langs: ['en-US', 'es'],
      createdAt: '2026-03-01T11:58:00.000Z',
      reply: { root: { uri: uri('1', 'did:plc:ben') }, parent: { uri: uri('2', 'did:plc:luz') } },
      facets: [link('https://mercy.example/waiting'), link('javascript:alert(1)'), { features: 'no' }, null],
      embed: {
        $type: 'app.bsky.embed.recordWithMedia',
        record: { record: { uri: uri('9', 'did:plc:zoe') } },
        media: { $type: 'app.bsky.embed.images', images: [{ alt: 'a full room' }, { alt: 7 }] },
      },
    }),
    now,
  );
  const [post] = frame.posts;
  assert.deepEqual([frame.at, frame.skipped, frame.changes], [time_us, 0, []]);
  assert.equal(post?.externalId, uri('3k'));
  assert.equal(post?.kind, 'reply');
  assert.equal(post?.lang, 'en-us');
  assert.equal(post?.at?.toISOString(), '2026-03-01T11:58:00.000Z');
  assert.equal(post?.url, 'https://bsky.app/profile/did:plc:ana23/post/3k');
  assert.deepEqual(post?.replyTo, { externalId: uri('2', 'did:plc:luz') });
  assert.equal(post?.root, uri('1', 'did:plc:ben'));
  assert.deepEqual(post?.links, ['https://mercy.example/waiting', 'https://bsky.app/profile/did:plc:zoe/post/9']);
  assert.deepEqual(post?.media, [
    { kind: 'image', alt: 'a full room' },
    { kind: 'image', alt: undefined },
  ]);
});

test('times that cannot be true become the time of hearing; those near it stay', () => {
  const at = (createdAt: unknown) => readJetstream(commit({ text: 'x', createdAt }), now).posts[0]?.at?.toISOString();
  const heard = '2026-03-01T11:59:59.000Z';
  for (const time of [
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-03-01T12:30:00Z',
    'yesterday',
    7,
    undefined,
  ])
    assert.equal(at(time), heard, String(time));
  assert.equal(at('2026-03-01T12:03:00Z'), '2026-03-01T12:03:00.000Z');
  assert.equal(at('2019-03-01T12:03:00Z'), '2019-03-01T12:03:00.000Z');
});

test('edits, deletions, reposts, and accounts that are gone', () => {
  const edited = readJetstream(commit({ text: 'put right' }, { operation: 'update' }), now).changes[0];
  assert.equal(edited?.change === 'edited' && edited.post.text, 'put right');
  const deleted = readJetstream(commit(undefined, { operation: 'delete' }), now);
  assert.deepEqual(deleted.changes, [{ change: 'deleted', network: 'bluesky', externalId: uri('3k') }]);
  const repost = { collection: 'app.bsky.feed.repost' };
  const [passed] = readJetstream(commit({ subject: { uri: uri('1') }, createdAt: 'x' }, repost), now).posts;
  assert.deepEqual([passed?.repostOf, passed?.text], [uri('1'), '']);
  const account = (active: unknown, status: unknown) =>
    readJetstream(JSON.stringify({ did, time_us, kind: 'account', account: { active, status } }), now);
  for (const status of ['deleted', 'takendown'])
    assert.deepEqual(account(false, status).changes, [
      { change: 'author-deleted', network: 'bluesky', authorExternalId: did },
    ]);
  for (const status of ['deactivated', 'suspended', 'throttled']) assert.deepEqual(account(false, status).changes, []);
  assert.deepEqual(account(true, undefined).changes, []);
  const like = readJetstream(commit({}, { collection: 'app.bsky.feed.like' }), now);
  assert.deepEqual([like.posts, like.skipped], [[], 0]);
});

test('frames that make no sense are counted, and what PostgreSQL cannot hold is taken out', () => {
  const nonsense = [
    'not json',
    '',
    'null',
    '[]',
    '"text"',
    '{}',
    '{"time_us":"now"}',
    '{"time_us":-4}',
    commit(null),
    commit({ text: 7 }),
    commit({ text: 'x'.repeat(1_000_000) }),
    commit({ text: 'x' }, { rkey: '../../etc' }),
    commit({ text: 'x' }, { operation: 'explode' }),
    JSON.stringify({
      did: 'nobody',
      time_us,
      kind: 'commit',
      commit: { operation: 'delete', collection: 'app.bsky.feed.post', rkey: '1' },
    }),
    JSON.stringify({ did, time_us, kind: 'commit', commit: 'none' }),
  ];
  for (const frame of nonsense) {
    const read = readJetstream(frame, now);
    assert.deepEqual([read.posts, read.changes, read.skipped], [[], [], 1], frame.slice(0, 80));
  }
  const [post] = readJetstream(
    commit({ text: 'a\0b \ud800 c', langs: 'no', facets: {}, embed: 4, reply: [] }),
    now,
  ).posts;
  assert.equal(post?.text, 'ab \ufffd c');
  assert.equal(post?.kind, 'post');
});

async function firehose(records: { path: string; record?: object; action?: string }[], more: object = {}) {
  const blocks: { cid: CID; bytes: Uint8Array }[] = [];
  const ops = [];
  for (const { path, record, action = 'create' } of records) {
    if (!record) {
      ops.push({ action, path, cid: null });
      continue;
    }
    const bytes = encode(record);
    const cid = CID.createV1(0x71, await sha256.digest(bytes));
    blocks.push({ cid, bytes });
    ops.push({ action, path, cid });
  }
  const roots = blocks.slice(0, 1).map(({ cid }) => cid);
  const writer = CarWriter.createWriter(new ArrayBuffer(10_000), { roots });
  for (const block of blocks) writer.write(block);
  return frameOf('#commit', {
    seq: 41,
    repo: did,
    time: '2026-03-01T11:59:00Z',
    ops,
    blocks: writer.close({ resize: true }),
    ...more,
  });
}

const frameOf = (t: string, body: object, op = 1) => Buffer.concat([encode({ op, t }), encode(body)]);

test("a server's firehose says the same in CBOR and CAR", async () => {
  const frame = readFirehose(
    await firehose([
      { path: 'app.bsky.feed.post/3k', record: { text: 'hello', createdAt: '2026-03-01T11:58:00Z' } },
      { path: 'app.bsky.feed.like/3k', record: { subject: 'x' } },
      { path: 'app.bsky.feed.post/3j', action: 'delete' },
      { path: 'app.bsky.feed.post/3m', action: 'update', record: { text: 'better' } },
    ]),
    now,
  );
  assert.deepEqual([frame.at, frame.skipped], [41, 0]);
  assert.deepEqual(
    frame.posts.map((post) => [post.externalId, post.text]),
    [[uri('3k'), 'hello']],
  );
  assert.deepEqual(
    frame.changes.map((change) => change.change),
    ['deleted', 'edited'],
  );
  const account = readFirehose(frameOf('#account', { seq: 42, did, active: false, status: 'deleted', time: 'x' }), now);
  assert.equal(account.changes[0]?.change, 'author-deleted');
  const identity = readFirehose(frameOf('#identity', { seq: 43, did, handle: 'ana.test' }), now);
  assert.deepEqual([identity.at, identity.skipped], [43, 0]);
});

test('firehose frames that are torn, lie or say no', async () => {
  const whole = await firehose([{ path: 'app.bsky.feed.post/3k', record: { text: 'hello' } }]);
  for (let length = 0; length < whole.length; length += 7) {
    const read = readFirehose(whole.subarray(0, length), now);
    assert.deepEqual(read.posts, []);
    assert.equal(read.skipped, 1);
  }
  const noCar = await firehose([{ path: 'app.bsky.feed.post/3k', record: { text: 'hello' } }], {
    blocks: Buffer.from('car'),
  });
  assert.deepEqual([readFirehose(noCar, now).posts, readFirehose(noCar, now).skipped], [[], 1]);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('text'),
    Buffer.from([0xff, 0xff]),
    Buffer.alloc(100, 0x9b),
    Buffer.alloc(100, 0xa1),
  ])
    assert.equal(readFirehose(bytes, now).skipped, 1);
  const ahead = readFirehose(Buffer.concat([encode({ op: -1 }), encode({ error: 'FutureCursor' })]), now);
  assert.deepEqual(ahead.ended, { code: 'cursor_ahead', forget: true });
  const slow = readFirehose(Buffer.concat([encode({ op: -1 }), encode({ error: 'ConsumerTooSlow' })]), now);
  assert.deepEqual(slow.ended, { code: 'stream_refused', forget: false });
});

test('the end of a CBOR item is found for every kind of it', () => {
  for (const item of [
    0,
    23,
    24,
    70_000,
    -5,
    'text',
    'x'.repeat(300),
    [1, [2, 'three']],
    { a: { b: [true, null] }, c: 1.5 },
    new Uint8Array(400),
  ]) {
    const bytes = encode(item);
    assert.equal(endOfItem(Buffer.concat([bytes, encode({ more: 1 })])), bytes.length);
  }
});

test('addresses carry the cursor, a few seconds back where frames have no number', () => {
  const jetstream = new URL(jetstreamAddress('wss://stream.example/subscribe', 10_000_000));
  assert.equal(jetstream.searchParams.get('cursor'), '5000000');
  assert.deepEqual(jetstream.searchParams.getAll('wantedCollections'), ['app.bsky.feed.post', 'app.bsky.feed.repost']);
  assert.equal(
    new URL(jetstreamAddress('wss://stream.example/subscribe', undefined)).searchParams.has('cursor'),
    false,
  );
  assert.equal(
    firehoseAddress('https://pds.example', 41),
    'wss://pds.example/xrpc/com.atproto.sync.subscribeRepos?cursor=41',
  );
});

test('a thread is flattened, with handles of those who were answered', () => {
  const node = (rkey: string, handle: string, text: string, parent?: string) => ({
    post: {
      uri: uri(rkey, `did:plc:${handle}`),
      author: { did: `did:plc:${handle}`, handle: `${handle}.test`, displayName: handle },
      record: { text, ...(parent ? { reply: { parent: { uri: parent }, root: { uri: parent } } } : {}) },
      likeCount: 2,
    },
  });
  const root = uri('1', 'did:plc:ana');
  const posts = postsOfThread(
    {
      ...node('2', 'ben', 'same here', root),
      parent: node('1', 'ana', 'six hours'),
      replies: [node('3', 'luz', 'call them', uri('2', 'did:plc:ben')), { notFound: true }, null, { post: { uri: 4 } }],
    },
    now,
  );
  assert.deepEqual(
    posts.map((post) => [post.text, post.author?.handle, post.replyTo?.handle]),
    [
      ['same here', 'ben.test', 'ana.test'],
      ['six hours', 'ana.test', undefined],
      ['call them', 'luz.test', 'ben.test'],
    ],
  );
  assert.deepEqual(posts[0]?.counts, { likes: 2, reposts: undefined, replies: undefined });
});
