// Feeds over time, from a real HTTP server: heard once, followed when they move, shown when they fail, and never in each other's way.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { rss, serveFeeds } from '../../../test/feeds/server.ts';
import { feeds } from '../../connectors/feeds/index.ts';
import { act } from '../../core/context.ts';
import { accessChannel, showChannel } from '../channels/access.ts';
import { addChannel } from '../channels/add.ts';
import { pauseChannel, tryChannel } from '../channels/pause.ts';
import { startConnect } from '../start.ts';
import { aMoment, openWorld, until } from '../testing/world.ts';
import { pollChannel } from './poll.ts';

const connectors = [feeds];

async function open(t: TestContext) {
  const clock = aMoment();
  const [server, world] = [await serveFeeds(), await openWorld({ clock })];
  t.after(async () => {
    await server.close();
    await world.close();
  });
  const mercy = await world.found('Mercy Valley');
  const add = (path: string) =>
    addChannel(world.core, connectors, mercy.caller, {
      facilityId: null,
      settings: { connector: 'feeds', address: server.url + path, everyMinutes: 15 },
    });
  const poll = async (id: string) => {
    await pollChannel(
      world.core,
      connectors,
      world.receiver,
      { organization: mercy.id, id },
      new AbortController().signal,
    );
    return mercy.act((context) => showChannel(context, connectors, id));
  };
  const texts = async () => (await mercy.heard()).map(({ text }) => text);
  return { ...world, clock, server, mercy, add, poll, texts };
}

const item = (id: number, words: string) => `<guid>urn:valley:${id}</guid><description>${words}</description>`;

test('a feed is heard once, its edits are kept, and it is asked no more often than it should be', async (t) => {
  const { core, server, add, poll, clock, texts } = await open(t);
  server.put('/feed', { body: rss([item(1, 'one'), item(2, 'two')]) });
  const { id, name } = await add('/feed');
  assert.equal(name, 'Valley News');
  const first = await poll(id);
  assert.deepEqual([first.health.state, first.health.stored, first.health.storedToday], ['hearing', 2, 2]);
  const asked = server.requests.length;
  await poll(id);
  assert.equal(server.requests.length, asked);
  clock.advance(16 * 60_000);
  server.put('/feed', { body: rss([item(3, 'three'), item(2, 'two, put right'), item(1, 'one')]) });
  await poll(id);
  clock.advance(16 * 60_000);
  await poll(id);
  assert.equal(server.requests.at(-1)?.status, 304);
  assert.deepEqual(await texts(), ['one', 'three', 'two, put right']);
  assert.match(await core.metrics.registry.metrics(), /^openrounds_posts_stored_total\{network="feeds"\} 3$/m);
});

test('a feed that fails is shown failing, asked less and less, and heard again when it is back', async (t) => {
  const { server, add, poll, clock, texts, emitted, mercy } = await open(t);
  server.put('/feed', { body: rss([item(1, 'one')]) });
  const { id } = await add('/feed');
  await poll(id);
  const waits: number[] = [];
  for (const broken of [
    { status: 500 },
    { body: '<rss><chan' },
    { fill: 50_000_000, body: 'x' },
    { status: 429, headers: { 'retry-after': '7200' } },
  ]) {
    clock.advance(24 * 3_600_000);
    server.put('/feed', broken);
    const { health } = await poll(id);
    assert.equal(health.state, 'failing');
    waits.push((Date.parse(health.nextTryAt!) - clock.now().getTime()) / 1000);
  }
  assert.ok(
    waits.slice(0, 3).every((seconds, failure) => seconds >= 20 && seconds <= 60 * 2 ** failure),
    String(waits),
  );
  assert.equal(waits[3], 7200);
  assert.equal(emitted.filter(({ name }) => name === 'channel.changed').length, 2);
  clock.advance(24 * 3_600_000);
  server.put('/feed', { body: rss([item(1, 'one'), item(2, 'two')]) });
  const back = await poll(id);
  assert.deepEqual([back.health.state, back.health.fault, back.health.failures], ['hearing', null, 0]);
  assert.deepEqual(await texts(), ['one', 'two']);
  await mercy.act((context) => tryChannel(context, id));
  assert.equal((await mercy.act((context) => accessChannel(context, id))).next_try_at, null);
});

test('a feed that moved is asked at its new place; one that is gone is paused with the reason', async (t) => {
  const { server, add, poll, clock, texts } = await open(t);
  server.put('/old', { body: rss([item(1, 'one')]) });
  const { id } = await add('/old');
  await poll(id);
  clock.advance(3_600_000);
  server.put('/new', { body: rss([item(1, 'one'), item(2, 'two')]) });
  server.put('/old', { status: 301, headers: { location: '/new' } });
  const moved = await poll(id);
  assert.equal(moved.settings.connector === 'feeds' && moved.settings.address, `${server.url}/new`);
  assert.deepEqual(await texts(), ['one', 'two']);
  clock.advance(3_600_000);
  server.put('/new', { status: 410 });
  const gone = await poll(id);
  assert.deepEqual([gone.health.state, gone.health.fault?.code], ['paused', 'feed_gone']);
  assert.ok(gone.pausedAt);
});

test('what came while the channel was being paused is let go, and two processes never ask at once', async (t) => {
  const { server, add, poll, mercy, receiver, core } = await open(t);
  server.put('/feed', { body: rss([item(1, 'one')]) });
  const { id } = await add('/feed');
  const due = { organization: mercy.id, id };
  const asked = server.requests.length;
  const signal = new AbortController().signal;
  await Promise.all([1, 2, 3].map(() => pollChannel(core, connectors, receiver, due, signal)));
  assert.equal(server.requests.length, asked + 1);
  await mercy.act((context) => pauseChannel(context, id));
  assert.equal((await poll(id)).health.state, 'paused');
  assert.equal(server.requests.length, asked + 1);
});

test('a feed that never answers slows no other; the worker asks all that are due', async (t) => {
  const { server, add, core, receiver, texts } = await open(t);
  server.put('/stuck', { body: rss([]) });
  await add('/stuck');
  server.put('/stuck', { fill: Number.POSITIVE_INFINITY, body: rss([item(9, 'never')]) });
  for (let n = 0; n < 5; n++) {
    server.put(`/feed${n}`, { body: rss([item(n, `words ${n}`)]) });
    await add(`/feed${n}`);
  }
  const running = await startConnect(core, { connectors, receiver });
  await until(async () => (await texts()).length === 5);
  await running.stop();
});

test('one item that cannot be stored costs no other', async (t) => {
  const { server, add, poll, receiver, texts } = await open(t);
  receiver.before = (given) => {
    if (given.includes('poison')) throw Object.assign(new Error('bad'), { code: '22P05' });
  };
  server.put('/feed', { body: rss([item(1, 'one'), item(2, 'poison'), item(3, 'three')]) });
  const { id } = await add('/feed');
  const { health } = await poll(id);
  assert.deepEqual([health.state, await texts()], ['hearing', ['one', 'three']]);
});

test('an address that is private, no feed, or already heard is refused when it is added', async (t) => {
  const { server, add, core, mercy } = await open(t);
  server.put('/page', { body: '<html></html>', type: 'text/html' });
  server.put('/news', { body: rss([]) });
  const notAFeed = { code: 'channel.unreachable', values: { fault: 'not_a_feed', host: '127.0.0.1' } };
  await assert.rejects(add('/page'), notAFeed);
  await assert.rejects(add('/none'), { code: 'channel.unreachable' });
  const inside = { connector: 'feeds', address: 'http://10.0.0.1/feed', everyMinutes: 15 } as const;
  const adding = addChannel(core, connectors, mercy.caller, { facilityId: null, settings: inside });
  await assert.rejects(adding, { code: 'channel.private_address' });
  await add('/news');
  await assert.rejects(add('/news'), { code: 'channel.exists' });
});

test('a key that may change channels, and no more, adds one and pauses it', async (t) => {
  const { core, server, mercy } = await open(t);
  server.put('/feed', { body: rss([item(1, 'one')]) });
  const key = { kind: 'key', id: null, grants: [{ rights: ['channels.write'], facilityId: null }] } as const;
  const settings = { connector: 'feeds', address: `${server.url}/feed`, everyMinutes: 15 } as const;
  const { id } = await addChannel(
    core,
    connectors,
    { organization: mercy.id, actor: key },
    { facilityId: null, settings },
  );
  await act(core, mercy.id, key, (context) => pauseChannel(context, id));
  const somebody = { ...key, grants: [{ rights: ['posts.read'], facilityId: null }] } as const;
  await assert.rejects(
    act(core, mercy.id, somebody, (context) => pauseChannel(context, id)),
    { code: 'not_found' },
  );
});
