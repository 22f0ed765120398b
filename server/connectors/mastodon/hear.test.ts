// Hearing a Mastodon server (a stand-in): what concerns the account, what is public, edits, deletions, and no gap after being away.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import { systemClock } from '../../core/clock.ts';
import { mastodonAt } from './index.ts';
import { accountOf, ear, surroundingsAt } from './testing/world.ts';

const stand = await startMastodon();
const around = surroundingsAt(systemClock);
after(async () => {
  await around.close();
  await stand.close();
});
await stand.person('mercy', { displayName: 'Mercy Valley' });
await stand.person('ana', { displayName: 'Ana', followers: 12 });
await stand.person('ben@elsewhere.example');
const account = await accountOf(stand.url, await stand.token('mercy'), around);
const host = new URL(stand.url).host;
const key = (id: string) => `${host}/${id}`;
const pace = { listening: 3_600_000, asking: 20, gather: 5 };

type Heard = ReturnType<typeof ear>;
type Settings = Partial<typeof account.settings>;

/** Holds the channel until `stop`, which resolves with the fault that ended it. */
function attend(to: Heard, more: Settings = {}, at = pace, cursor = to.cursor()) {
  const stop = new AbortController();
  let connections = 0;
  const ended = mastodonAt(at).attend!(
    {
      settings: { ...account.settings, ...more },
      credentials: account.credentials,
      cursor,
      signal: stop.signal,
      store: to.store,
      sift: to.sift,
      connected: () => void connections++,
    },
    around,
  );
  return {
    ended,
    connections: () => connections,
    async stop() {
      stop.abort();
      const fault = await ended;
      await stand.listening(0);
      return fault;
    },
  };
}

test('mentions, replies and private messages are posts, as they were said', async () => {
  const to = ear();
  const held = attend(to);
  await stand.listening(1);
  const ours = await stand.say('mercy', 'Our doors are open.');
  const said = await stand.say(
    'ben@elsewhere.example',
    '@mercy six hours & counting, see https://www.waiting.example/a/very/long/way/to/the/room?x=1&y=2 #ER',
    { inReplyTo: ours.id, language: 'en', spoiler: 'long wait' },
  );
  const secret = await stand.say('ana', '@mercy my number is 5', { visibility: 'direct' });
  await to.until(() => to.posts.has(key(said.id)) && to.posts.has(key(secret.id)) && to.posts.has(key(ours.id)));
  await held.stop();
  const post = to.posts.get(key(said.id))!;
  assert.equal(
    post.text,
    '@mercy six hours & counting, see https://www.waiting.example/a/very/long/way/to/the/room?x=1&y=2 #ER',
  );
  assert.deepEqual(post.links, ['https://www.waiting.example/a/very/long/way/to/the/room?x=1&y=2']);
  assert.deepEqual([post.kind, post.title, post.lang], ['reply', 'long wait', 'en']);
  assert.deepEqual(post.author, {
    externalId: 'ben@elsewhere.example',
    handle: 'ben@elsewhere.example',
    name: 'ben',
    followers: 0,
  });
  assert.equal(post.replyTo?.externalId, key(ours.id));
  assert.equal(to.posts.get(key(secret.id))?.kind, 'message');
  assert.equal(to.posts.get(key(secret.id))?.author?.handle, 'ana@stand-in.example');
});

test('favourites and reblogs count, a reblog is a repost, a follow is no post', async () => {
  const to = ear();
  const held = attend(to);
  await stand.listening(1);
  const ours = await stand.say('mercy', 'Flu shots today.');
  await stand.do({ do: 'favourite', by: 'ana', status: ours.id });
  await stand.do({ do: 'reblog', by: 'ben@elsewhere.example', status: ours.id });
  await stand.do({ do: 'follow', by: 'ana', whom: 'mercy' });
  await to.until(() => [...to.posts.values()].some(({ repostOf }) => repostOf === key(ours.id)));
  await to.until(() => to.posts.get(key(ours.id))?.counts?.reposts === 1);
  await held.stop();
  assert.deepEqual(to.posts.get(key(ours.id))?.counts, { likes: 1, reposts: 1, replies: 0 });
});

for (const old of [false, true])
  test(`edits and deletions are changes, also those ${old ? 'an older' : 'the'} server does not stream`, async () => {
    await stand.do({ do: 'set', old });
    const to = ear();
    const first = await stand.say('ana', '@mercy where do I park?');
    const second = await stand.say('ana', '@mercy and where do I pay?');
    let held = attend(to);
    await to.until(() => to.posts.has(key(first.id)) && to.posts.has(key(second.id)));
    await stand.listening(1);
    await stand.do({ do: 'remove', status: second.id });
    await to.until(() => !to.posts.has(key(second.id)));
    await held.stop();
    // Ana is not followed: her edits are streamed to nobody here, and are seen at the next reading.
    await stand.do({ do: 'edit', status: first.id, text: '@mercy where do I park my bike?' });
    held = attend(to);
    await to.until(() => to.posts.get(key(first.id))?.text === '@mercy where do I park my bike?');
    await held.stop();
    await stand.do({ do: 'remove', status: first.id });
    held = attend(to);
    await to.until(() => !to.posts.has(key(first.id)));
    await held.stop();
    await stand.do({ do: 'set', old: false });
  });

test('away for long: everything that concerns us is there afterwards, each once', async () => {
  const to = ear();
  let held = attend(to);
  await to.until(() => to.cursor() !== null);
  await stand.listening(1);
  await held.stop();
  const before = to.posts.size;
  const ids: string[] = [];
  for (let number = 0; number < 205; number++)
    ids.push((await stand.say('ana', `@mercy while you were away ${number}`)).id);
  held = attend(to);
  await to.until(() => ids.every((id) => to.posts.has(key(id))));
  await held.stop();
  assert.equal(to.posts.size - before, 205);
});

test('what is said between a reading and the stream is not lost, nor when the stream drops', async () => {
  const to = ear();
  const held = attend(to);
  const ids: string[] = [];
  for (let round = 0; round < 5; round++) {
    ids.push((await stand.say('ana', `@mercy round ${round}`)).id);
    await stand.do({ do: 'drop' });
    ids.push((await stand.say('ana', `@mercy between ${round}`)).id);
  }
  await to.until(() => ids.every((id) => to.posts.has(key(id))));
  await held.stop();
});

test('without a WebSocket the lists are asked now and then, and the channel is heard all the same', async () => {
  await stand.do({ do: 'refuse', status: 503 });
  const to = ear();
  const held = attend(to, { hashtags: ['Flu'], public: 'local' });
  await to.until(() => to.cursor() !== null);
  const tagged = await stand.say('ben@elsewhere.example', 'All of us down with #flu');
  const local = await stand.say('ana', 'Rain again');
  const mention = await stand.say('ana', '@mercy are you there?');
  await to.until(() => [tagged, local, mention].every(({ id }) => to.posts.has(key(id))));
  await stand.do({ do: 'refuse', status: null });
  await stand.listening(1);
  assert.ok(held.connections() > 0);
  await held.stop();
});

test('a stream said to be inside a private network is left alone; the lists are heard', async () => {
  await stand.do({ do: 'set', streaming: 'ws://10.0.0.1' });
  const to = ear();
  const held = attend(to);
  await to.until(() => to.cursor() !== null);
  const { id } = await stand.say('ana', '@mercy anybody?');
  await to.until(() => to.posts.has(key(id)));
  await held.stop();
  await stand.do({ do: 'set', streaming: null });
});

test('of hashtags and public timelines only what a watch waits for is kept', async () => {
  const to = ear(({ text }) => text.includes('Mercy'));
  const held = attend(to, { hashtags: ['flu'], public: 'federated' });
  await to.until(() => to.cursor() !== null);
  await stand.listening(1);
  await stand.say('ana', 'nobody waits for this #flu');
  const wanted = await stand.say('ben@elsewhere.example', 'Mercy was kind to me #flu');
  const end = await stand.say('ana', '@mercy the end');
  await to.until(() => to.posts.has(key(wanted.id)) && to.posts.has(key(end.id)));
  await held.stop();
  assert.ok(!to.texts().includes('nobody waits for this #flu'));
});

test('messages that make no sense are counted and skipped', async () => {
  const to = ear();
  const held = attend(to);
  await stand.listening(1);
  for (const data of ['no json', '[]', '{"event":"update","payload":"{"}', '{"event":"delete","payload":"../x"}', '{}'])
    await stand.do({ do: 'garbage', data });
  const after = await stand.say('ana', '@mercy still there?');
  await to.until(() => to.posts.has(key(after.id)) && to.skipped() === 5);
  await held.stop();
});

test('asked to stay away, it does; a server in trouble is a fault', async () => {
  await stand.do({
    do: 'fault',
    on: 'GET /api/v1/notifications',
    how: 'answer',
    status: 429,
    headers: { 'retry-after': '1' },
  });
  const to = ear();
  const held = attend(to);
  await to.until(() => to.cursor() !== null);
  await held.stop();
  await stand.do({ do: 'fault', on: 'GET /api/v1/notifications', how: 'answer', status: 500 });
  assert.equal((await attend(to).ended)?.code, 'server');
});

test('of the requests a server allows, some are left for speaking', async () => {
  await stand.do({ do: 'set', rate: 32 });
  await stand.requests();
  const to = ear();
  const held = attend(to);
  await to.until(() => to.cursor() !== null);
  // The third answer says that 29 are left; nothing more is asked until they are all there again.
  await to.until(() => to.quota()?.left === 29);
  await held.stop();
  const asked = (await stand.requests()).filter((request) => !request.includes('/instance'));
  assert.equal(asked.length, 2);
  await stand.do({ do: 'set', rate: 300 });
});

test('what can not be stored ends it, and is heard again from the place that was saved', async () => {
  const to = ear();
  let held = attend(to);
  await to.until(() => to.cursor() !== null);
  await stand.listening(1);
  const broken = assert.rejects(held.ended, /broken/);
  to.breaks(true);
  const said = await stand.say('ana', '@mercy does this get lost?');
  await broken;
  to.breaks(false);
  await stand.listening(0);
  assert.ok(!to.posts.has(key(said.id)));
  held = attend(to);
  await to.until(() => to.posts.has(key(said.id)));
  await held.stop();
});

test('the thread around a status, whole, and who said it', async () => {
  const { thread, profiles } = mastodonAt(pace);
  const root = await stand.say('ana', '@mercy is the pharmacy open?');
  const answer = await stand.say('mercy', '@ana until six.', { inReplyTo: root.id });
  const thanks = await stand.say('ana', '@mercy thanks', { inReplyTo: answer.id });
  const given = { settings: account.settings, credentials: account.credentials, signal: AbortSignal.timeout(10_000) };
  const found = await thread!({ ...given, externalId: key(answer.id) }, around);
  assert.ok(found.ok);
  assert.deepEqual(
    found.posts.map(({ externalId }) => externalId),
    [root, answer, thanks].map(({ id }) => key(id)),
  );
  const people = await profiles!(
    { ...given, externalIds: ['ana@stand-in.example', 'nobody@stand-in.example'] },
    around,
  );
  assert.deepEqual(people.ok && people.authors.map(({ name, followers }) => [name, followers]), [['Ana', 12]]);
});

test('a token that was revoked ends the channel as signed out; another server’s settings get no token', async () => {
  const to = ear();
  const elsewhere = await attend(to, { server: 'http://127.0.0.1:1' }).ended;
  assert.equal(elsewhere?.code, 'signed_out');
  const held = attend(to);
  await stand.listening(1);
  await stand.do({ do: 'revoke', name: 'mercy' });
  assert.deepEqual(await held.ended, { code: 'signed_out', values: { host: '127.0.0.1' } });
});

test('nothing was sent that a server would not understand', async () => {
  assert.deepEqual(await stand.complaints(), []);
});
