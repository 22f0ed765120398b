// A whole Bluesky network, in which an account of ours is told of what concerns it: each mention, answer, quote and repost is
// stored once with the thread around it, what its author deletes goes here too, and a closed thread is closed for everybody.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tryChannel } from '../../server/connect/channels/pause.ts';
import { credentialsOf } from '../../server/connect/credentials/credentials.ts';
import { pollChannel } from '../../server/connect/hear/poll.ts';
import { fetchThread } from '../../server/connect/index.ts';
import { signIn } from '../../server/connect/sign-in/sign-in.ts';
import { openWorld } from '../../server/connect/testing/world.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { newId } from '../../server/core/ids.ts';
import { missingAppView, startWholeNetwork } from './app-view.ts';
import type { Posted } from './index.ts';

const skip = missingAppView;
const options = { skip, timeout: 120_000 };
const connectors = [bluesky];
const signal = AbortSignal.timeout(110_000);

const network = skip ? (undefined as never) : await startWholeNetwork();
after(() => network?.close());
/** The machine's time, and what a test adds to it. */
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const world = skip ? (undefined as never) : await openWorld({ clock, env: { OPENROUNDS_PLC_URL: network.plc } });
after(() => world?.close());

const mercy = skip ? (undefined as never) : await join();

async function join() {
  const { did } = await network.account('mercy.test', 'Mercy Valley');
  for (const handle of ['ana.test', 'ben.test']) await network.account(handle, `${handle} says`);
  const organization = await world.found('Mercy Valley');
  const channel = await signIn(world.core, connectors, organization.caller, {
    settings: { connector: 'bluesky', source: 'account', server: network.url, handle: 'mercy.test' },
    facilityId: null,
    fields: { password: await network.appPassword('mercy.test', 'hearing') },
  });
  const { settings } = channel;
  assert.ok(settings.connector === 'bluesky');
  return { ...organization, did, channel, settings };
}

/** As the worker would, now instead of when it is due. */
async function hear() {
  await network.settle();
  await mercy.act((context) => tryChannel(context, mercy.channel.id));
  await pollChannel(world.core, connectors, world.receiver, { organization: mercy.id, id: mercy.channel.id }, signal);
  const health = await mercy.health(connectors, mercy.channel.id);
  assert.equal(health.fault, null);
  assert.equal(health.state, 'hearing');
  return (await mercy.heard()).map(({ external_id }) => external_id);
}

const mention = (text: string) => ({
  facets: [
    { index: { byteStart: 0, byteEnd: 11 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: mercy.did }] },
  ],
  text: `@mercy.test ${text}`,
});
const name = (by: string, text: string) => network.post(by, '', mention(text));

let first: Posted;
let answer: Posted;
let named: Posted;

test('each is stored once, with the thread around it and what was liked', options, async () => {
  first = await network.post('mercy.test', 'Flu shots from Monday.');
  named = await name('ana.test', 'when do you open?');
  answer = await network.reply('ben.test', 'For children too?', { root: first, parent: first });
  // Indexed before what it answers, an answer would be told to nobody above it: everybody's records come in by themselves.
  await network.settle();
  const below = await network.reply('ana.test', 'Yes please', { root: first, parent: answer });
  const quote = await network.post('ben.test', 'At last', {
    embed: { $type: 'app.bsky.embed.record', record: { uri: first.uri, cid: first.cid } },
  });
  const repost = await network.repost('ben.test', first);
  await network.like('ana.test', first);
  await network.follow('ana.test', mercy.did);
  await network.post('ana.test', 'Nothing of yours');
  const all = [first, named, answer, below, quote, repost].map(({ uri }) => uri).sort();
  assert.deepEqual((await hear()).sort(), all);
  const handles = new Map((await mercy.heard()).map((row) => [row.external_id, row.handle]));
  assert.deepEqual(
    [named, answer, first].map(({ uri }) => handles.get(uri)),
    ['ana.test', 'ben.test', 'mercy.test'],
  );
  assert.deepEqual((await hear()).sort(), all);
  assert.equal((await mercy.health(connectors, mercy.channel.id)).stored, all.length);
});

test('likes and followers are counted as the network counts them', options, async () => {
  const { settings } = mercy;
  const credentials = credentialsOf(world.core, mercy.id, mercy.channel.id);
  const heard = await bluesky.poll!({ settings, cursor: null, credentials, signal }, world.core);
  assert.ok(heard.ok);
  const post = (uri: string) => heard.posts.find(({ externalId }) => externalId === uri);
  assert.deepEqual(post(first.uri)?.counts, { likes: 1, reposts: 1, replies: 1 });
  assert.deepEqual(post(answer.uri)?.replyTo, { externalId: first.uri, handle: 'mercy.test' });
  assert.equal(post(named.uri)?.author?.followers, 0);
  const again = await bluesky.poll!({ settings, cursor: heard.cursor, credentials, signal }, world.core);
  assert.deepEqual(again.ok && [again.posts, again.changes, again.cursor], [[], [], undefined]);
});

test('an absence of hundreds is made up for', options, async () => {
  const missed: string[] = [];
  for (let n = 0; n < 230; n++) missed.push((await name('ben.test', `question ${n}`)).uri);
  const heard = new Set(await hear());
  assert.deepEqual(
    missed.filter((uri) => !heard.has(uri)),
    [],
  );
});

test('a closed thread takes no answer from others, a reopened one does', options, async () => {
  const { settings } = mercy;
  const credentials = credentialsOf(world.core, mercy.id, mercy.channel.id);
  const target = { externalId: first.uri, postId: null };
  const tell = async (kind: 'close' | 'reopen') => {
    const given = { settings, credentials, kind, target, content: null, images: [], key: newId(), signal };
    const told = await bluesky.speaking!.tell({ ...given, firstTriedAt: new Date() }, world.core);
    assert.equal(told.was, 'posted', JSON.stringify(told));
    await network.settle();
  };
  const inThread = async () => {
    await network.settle();
    const wanted = { network: 'bluesky', externalId: first.uri, channelId: mercy.channel.id };
    const thread = await fetchThread(world.core, connectors, mercy.id, wanted);
    assert.ok(thread.ok);
    return thread.posts.map(({ externalId }) => externalId);
  };
  assert.ok((await inThread()).includes(answer.uri));
  await tell('close');
  const late = await network.reply('ana.test', 'But I wanted to say', { root: first, parent: first });
  assert.ok(!(await inThread()).includes(late.uri));
  await tell('reopen');
  const open = await network.reply('ana.test', 'Now then', { root: first, parent: first });
  assert.ok((await inThread()).includes(open.uri));
});

test('what its author deletes is deleted here, at the next look', options, async () => {
  await network.delete('ana.test', named);
  ahead += 11 * 60_000;
  let heard = await hear();
  // Fifty are looked at each time, those looked at longest ago first.
  for (let n = 0; n < 6 && heard.includes(named.uri); n++) {
    ahead += 11 * 60_000;
    heard = await hear();
  }
  assert.ok(!heard.includes(named.uri));
  assert.ok(heard.includes(answer.uri));
});
