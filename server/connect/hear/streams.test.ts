// Public streams, against the Jetstream stand-in: who waits for it gets it, once, whatever drops; and nothing else is stored.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { record, startJetstream } from '../../../test/jetstream/index.ts';
import { bluesky } from '../../connectors/bluesky/index.ts';
import { inInstallation } from '../../core/database.ts';
import { accessChannel, showChannel } from '../channels/access.ts';
import { addChannel } from '../channels/add.ts';
import { pauseChannel, resumeChannel } from '../channels/pause.ts';
import { startConnect } from '../start.ts';
import { openWorld, until } from '../testing/world.ts';
import { findStream } from './store.ts';

const connectors = [bluesky];
const settings = { connector: 'bluesky', source: 'jetstream' } as const;

async function open(t: TestContext) {
  const jetstream = await startJetstream();
  const world = await openWorld({
    env: { OPENROUNDS_JETSTREAM_URL: jetstream.url, OPENROUNDS_PUBLIC_API_URL: 'http://127.0.0.1:1' },
  });
  const begin = async () => {
    const running = await startConnect(world.core, { connectors, receiver: world.receiver });
    return running;
  };
  const running = new Set<{ stop(): Promise<void> }>();
  t.after(async () => {
    for (const each of running) await each.stop();
    await jetstream.close();
    await world.close();
  });
  let number = 0;
  return {
    ...world,
    jetstream,
    async start() {
      const each = await begin();
      running.add(each);
      return {
        async stop() {
          running.delete(each);
          await each.stop();
        },
      };
    },
    say(text: string, did = 'did:plc:ana', rkey = `k${++number}`) {
      jetstream.say({ do: 'create', did, rkey, record: record(text) });
      return `at://${did}/app.bsky.feed.post/${rkey}`;
    },
    stream: () => inInstallation(world.core.database, (db) => findStream(db, `bluesky ${jetstream.url}`)),
  };
}

test('each organization gets what it waits for, over one connection; the rest is never stored', async (t) => {
  const { core, receiver, found, jetstream, start, say, stream } = await open(t);
  const [mercy, lakeside] = [await found('Mercy Valley'), await found('Lakeside')];
  receiver.waits.set(mercy.id, 'mercy').set(lakeside.id, 'lakeside');
  for (const each of [mercy, lakeside]) await addChannel(core, connectors, each.caller, { facilityId: null, settings });
  await start();
  await jetstream.listening(1);
  say('Mercy ER is full');
  say('nothing to see');
  say('Mercy and Lakeside merge?');
  await until(async () => (await mercy.heard()).length === 2 && (await lakeside.heard()).length === 1);
  assert.deepEqual(
    (await mercy.heard()).map(({ text }) => text),
    ['Mercy ER is full', 'Mercy and Lakeside merge?'],
  );
  const channel = await mercy.act(async (context) => {
    const [row] = await mercy.heard();
    return showChannel(context, connectors, row!.channel_id!);
  });
  assert.deepEqual(
    [channel.health.state, channel.health.stored, channel.health.storedToday, channel.health.fault],
    ['hearing', 2, 2, null],
  );
  assert.equal(channel.name, 'Bluesky');
  const told = async (line: RegExp) => until(async () => line.test(await core.metrics.registry.metrics()));
  await told(/^openrounds_posts_stored_total\{network="bluesky"\} 3$/m);
  await told(/^openrounds_posts_heard_total\{network="bluesky"\} 3$/m);
  await told(/^openrounds_stream_lag_seconds\{stream="bluesky ws:.*"\} \d/m);
  assert.ok((await stream())?.cursor);
  assert.equal(jetstream.cursors.length, 1);
});

test('edits, deletions, reposts of what is stored, and an account that goes', async (t) => {
  const { core, receiver, found, jetstream, start, say } = await open(t);
  const mercy = await found('Mercy Valley');
  receiver.waits.set(mercy.id, 'mercy');
  await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  await start();
  await jetstream.listening(1);
  const first = say('Mercy is closed??', 'did:plc:ana', 'a1');
  say('mercy again', 'did:plc:ben', 'b1');
  say('mercy, said and taken back', 'did:plc:luz', 'z1');
  jetstream.say({ do: 'delete', did: 'did:plc:luz', rkey: 'z1' });
  await until(async () => (await mercy.heard()).length === 2);
  const repost = { do: 'create', collection: 'app.bsky.feed.repost' } as const;
  jetstream.say({ ...repost, did: 'did:plc:zoe', rkey: 'r1', record: { subject: { uri: first }, createdAt: 'x' } });
  jetstream.say({
    ...repost,
    did: 'did:plc:zoe',
    rkey: 'r2',
    record: { subject: { uri: 'at://did:plc:x/app.bsky.feed.post/1' } },
  });
  jetstream.say({ do: 'update', did: 'did:plc:ana', rkey: 'a1', record: record('Mercy is open') });
  jetstream.say({ do: 'account', did: 'did:plc:ben', active: false, status: 'deleted' });
  say('mercy last');
  await until(async () => (await mercy.heard()).some(({ text }) => text === 'mercy last'));
  assert.deepEqual(
    (await mercy.heard()).map(({ text }) => text),
    ['', 'Mercy is open', 'mercy last'],
  );
});

test('a post and its reposts that come in one breath', async (t) => {
  const { core, receiver, found, jetstream, start, say } = await open(t);
  const mercy = await found('Mercy Valley');
  receiver.waits.set(mercy.id, 'mercy');
  await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  const repost = { do: 'create', collection: 'app.bsky.feed.repost', rkey: 'r1' } as const;
  await start();
  await jetstream.listening(1);
  const uri = say('Mercy is closed??', 'did:plc:ana', 'a1');
  const other = say('a bridge is closed', 'did:plc:ben', 'b1');
  for (const did of ['did:plc:zoe', 'did:plc:kim'])
    jetstream.say({ ...repost, did, record: { subject: { uri }, createdAt: 'x' } });
  jetstream.say({ ...repost, did: 'did:plc:luz', record: { subject: { uri: other }, createdAt: 'x' } });
  say('mercy last');
  await until(async () => (await mercy.heard()).some(({ text }) => text === 'mercy last'));
  assert.deepEqual(
    (await mercy.heard()).map(({ text }) => text),
    ['', '', 'Mercy is closed??', 'mercy last'],
  );
});

test('a connection that drops, frames that are garbage, and a server that says no: every post once', async (t) => {
  const { core, receiver, found, jetstream, start, say, stream } = await open(t);
  const mercy = await found('Mercy Valley');
  receiver.waits.set(mercy.id, 'mercy');
  const { id } = await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  await start();
  await jetstream.listening(1);
  say('mercy one');
  await until(async () => (await mercy.heard()).length === 1);
  for (const data of ['{', '\0', '"mercy"', '{"kind":"commit","time_us":1}', 'x'.repeat(1_000_000)])
    jetstream.say({ do: 'garbage', data });
  jetstream.say({ do: 'garbage', data: 'binary', binary: true });
  say(`mercy ${'x'.repeat(1_000_000)}`);
  say('mercy two');
  await until(async () => (await mercy.heard()).length === 2);
  await until(async () => ((await stream())?.skipped ?? 0) >= 6);
  jetstream.say({ do: 'refuse', status: 503 });
  jetstream.say({ do: 'drop' });
  await until(async () => (await stream())?.fault?.code === 'server');
  const failing = await mercy.act((context) => showChannel(context, connectors, id));
  assert.deepEqual([failing.health.state, failing.health.fault?.values.status], ['failing', 503]);
  say('mercy while nobody listened');
  jetstream.say({ do: 'refuse', status: null });
  await until(async () => (await mercy.heard()).length === 3);
  const again = await mercy.act((context) => showChannel(context, connectors, id));
  assert.deepEqual([again.health.state, again.health.fault], ['hearing', null]);
  assert.ok(jetstream.cursors.at(-1));
});

test('channels come, pause and go without a restart; two workers are one listener, and the second takes over', async (t) => {
  const { core, receiver, found, jetstream, start, say } = await open(t);
  const mercy = await found('Mercy Valley');
  receiver.waits.set(mercy.id, 'mercy');
  const first = await start();
  const { id } = await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  await jetstream.listening(1);
  await assert.rejects(addChannel(core, connectors, mercy.caller, { facilityId: null, settings }), {
    code: 'channel.exists',
  });
  await start();
  say('mercy one');
  await until(async () => (await mercy.heard()).length === 1);
  await first.stop();
  await jetstream.listening(1);
  say('mercy two');
  await until(async () => (await mercy.heard()).length === 2);
  await mercy.act((context) => pauseChannel(context, id));
  await jetstream.listening(0);
  say('mercy while paused');
  assert.ok((await mercy.act((context) => accessChannel(context, id))).paused_at);
  await mercy.act((context) => resumeChannel(context, id));
  await jetstream.listening(1);
  // What was said while it was paused is caught up with: the cursor was kept.
  await until(async () => (await mercy.heard()).length === 3);
});

test('one post that cannot be stored costs no other, and a database that hesitates costs none', async (t) => {
  const { core, receiver, found, jetstream, start, say } = await open(t);
  const mercy = await found('Mercy Valley');
  receiver.waits.set(mercy.id, 'mercy');
  let hesitations = 3;
  receiver.before = (texts) => {
    if (hesitations-- > 0) throw Object.assign(new Error('busy'), { code: '40001' });
    if (texts.some((text) => text.includes('poison'))) throw Object.assign(new Error('bad'), { code: '22021' });
  };
  await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  await start();
  await jetstream.listening(1);
  for (let n = 0; n < 20; n++) say(n === 7 ? 'mercy poison' : `mercy ${n}`);
  await until(async () => (await mercy.heard()).length === 19);
});

test('a flood is stored in batches, whole and once', async (t) => {
  const { core, receiver, found, jetstream, start } = await open(t);
  const mercy = await found('Mercy Valley');
  receiver.waits.set(mercy.id, '7');
  await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  await start();
  await jetstream.listening(1);
  jetstream.say({ do: 'flood', posts: 5000, text: 'flood' });
  const expected = Array.from({ length: 5000 }, (_, n) => `flood ${n}`).filter((text) => text.includes('7')).length;
  await until(async () => (await mercy.heard()).length === expected);
});

test('a server that takes a connection and drops it is asked less and less often', { timeout: 60_000 }, async (t) => {
  const { core, found, jetstream, start, stream } = await open(t);
  const mercy = await found('Mercy Valley');
  await addChannel(core, connectors, mercy.caller, { facilityId: null, settings });
  await start();
  for (let failures = 1; failures <= 3; failures++) {
    await jetstream.listening(1);
    jetstream.say({ do: 'drop' });
    await until(async () => (await stream())?.failures === failures);
  }
});
