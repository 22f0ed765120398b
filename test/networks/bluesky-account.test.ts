// An account on a real Bluesky server: it signs in, posts, answers, shows pictures and takes back, each exactly once, also when
// the worker is killed in the middle; a sign-in that was taken back shows as such.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { showDeliveries } from '../../server/connect/deliver/access.ts';
import { deliver } from '../../server/connect/deliver/ask.ts';
import { signIn } from '../../server/connect/sign-in/sign-in.ts';
import type { DeliveryKind, Speech } from '../../server/connect/speaking.ts';
import { credentialsFor } from '../../server/connect/testing/credentials.ts';
import { openWorld, until } from '../../server/connect/testing/world.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { newId } from '../../server/core/ids.ts';
import { missingNetwork, startNetwork } from './index.ts';

const skip = missingNetwork;
const posts = 'app.bsky.feed.post';
const gates = 'app.bsky.feed.threadgate';
const signal = AbortSignal.timeout(110_000);
const options = { skip, timeout: 60_000 };

const network = skip ? (undefined as never) : await startNetwork();
after(() => network?.close());
if (!skip) for (const handle of ['mercy.test', 'ana.test']) await network.account(handle);
const world = skip ? (undefined as never) : await openWorld({ env: { OPENROUNDS_PLC_URL: network.plc } });
after(() => world?.close());

const account = (more: object = {}) =>
  ({ connector: 'bluesky', source: 'account', server: network.url, handle: '@Mercy.test', ...more }) as const;

async function signedIn(name = newId()) {
  const password = await network.appPassword('mercy.test', name.slice(-12));
  const answer = await bluesky.signIn!.password!({ settings: account(), fields: { password }, signal }, world.core);
  assert.ok(answer.ok, JSON.stringify(answer));
  const { settings } = answer;
  const credentials = credentialsFor(answer.credentials);
  const speech = (kind: DeliveryKind, more: Partial<Speech<typeof settings>> = {}): Speech<typeof settings> => ({
    settings,
    credentials,
    kind,
    target: null,
    content: null,
    images: [],
    key: newId(),
    firstTriedAt: new Date(),
    signal,
    ...more,
  });
  const tell = (given: Speech<typeof settings>) => bluesky.speaking!.tell(given, world.core);
  const look = (given: Speech<typeof settings>, externalId: string | null = null) =>
    bluesky.speaking!.look!({ ...given, externalId }, world.core);
  return { answer, settings, credentials, speech, tell, look };
}

const words = (text: string, more: object = {}) => ({ text, images: [], ...more });
const about = (externalId: string) => ({ externalId, postId: null });

test('signs in with an app password, by handle, whatever server was named; not with another', options, async () => {
  const { settings, answer } = await signedIn();
  assert.equal(answer.name, '@mercy.test');
  assert.equal(settings.server, network.url.replace('127.0.0.1', 'localhost'));
  assert.match(settings.did ?? '', /^did:plc:/);
  const codeOf = async (fields: Record<string, string>, more: object = {}) => {
    const tried = await bluesky.signIn!.password!({ settings: account(more), fields, signal }, world.core);
    return tried.ok ? 'signed in' : tried.fault.code;
  };
  assert.equal(await codeOf({ password: 'wrong' }), 'password_wrong');
  assert.equal(await codeOf({ password: 'correct-horse' }), 'own_password');
  assert.equal(await codeOf({ password: 'x' }, { handle: 'not a handle' }), 'account_unknown');
});

test(
  'posts with links, names, hashtags, language and a picture; again under the same key it is one',
  options,
  async () => {
    const { speech, tell, look, settings } = await signedIn();
    const text = 'ER open 🏥 https://mercy.example/er. Gracias @ana.test #FluShots!';
    const content = words(text, { lang: 'en-US' });
    const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const images = [{ bytes, mediaType: 'image/png', alt: 'the new entrance' }];
    const given = speech('post', { content, images });
    assert.deepEqual(await look(given), { found: false });
    const first = await tell(given);
    assert.equal(first.was, 'posted', JSON.stringify(first));
    const { length } = await network.records('mercy.test', posts);
    const again = await tell(given);
    const later = await tell({ ...given, firstTriedAt: new Date(Date.now() + 60_000) });
    for (const other of [again, later]) {
      assert.equal(other.was, 'posted', JSON.stringify(other));
      assert.equal(other.was === 'posted' && other.externalId, first.was === 'posted' && first.externalId);
    }
    const records = await network.records('mercy.test', posts);
    assert.equal(records.length, length);
    const [record] = records.filter(({ uri }) => uri === (first.was === 'posted' && first.externalId));
    const { facets, langs, embed, createdAt } = record!.value as Record<string, never> & {
      facets: never[];
      embed: never;
    };
    assert.deepEqual(langs, ['en-US']);
    assert.equal(createdAt, given.firstTriedAt.toISOString());
    const marked = facets.map(({ index: { byteStart, byteEnd } }) =>
      Buffer.from(text).subarray(byteStart, byteEnd).toString(),
    );
    assert.deepEqual(marked, ['https://mercy.example/er', '@ana.test', '#FluShots']);
    assert.equal((embed as { images: { alt: string }[] }).images[0]?.alt, 'the new entrance');
    assert.deepEqual(await look(given), {
      found: true,
      externalId: record!.uri,
      url: `https://bsky.app/profile/${settings.did}/post/${record!.uri.split('/').at(-1)}`,
    });
  },
);

test('answers under the post and the thread it belongs to; deletes its own posts alone', options, async () => {
  const { speech, tell, look } = await signedIn();
  const root = await network.post('ana.test', 'Is the ER open?');
  const parent = await network.reply('ana.test', 'Anyone?', { root, parent: root });
  const reply = speech('reply', { target: about(parent.uri), content: words('It is, day and night.') });
  const told = await tell(reply);
  assert.ok(told.was === 'posted', JSON.stringify(told));
  const mine = async () => (await network.records('mercy.test', posts)).find(({ uri }) => uri === told.externalId);
  assert.deepEqual((await mine())?.value.reply, {
    root: { uri: root.uri, cid: root.cid },
    parent: { uri: parent.uri, cid: parent.cid },
  });
  const deletion = speech('delete', { target: about(told.externalId!) });
  for (let n = 0; n < 2; n++) assert.equal((await tell(deletion)).was, 'posted');
  assert.equal(await mine(), undefined);
  assert.deepEqual(await look(deletion), { found: false });
  const refusal = async (given: Parameters<typeof tell>[0]) => {
    const answer = await tell(given);
    return answer.was === 'refused' && answer.fault.code;
  };
  assert.equal(await refusal(speech('delete', { target: about(root.uri) })), 'not_ours');
  await network.delete('ana.test', parent);
  assert.equal(await refusal(speech('reply', { target: about(parent.uri), content: words('Hello?') })), 'post_gone');
});

test('closes and reopens its own threads, and hides an answer in them', options, async () => {
  const { speech, tell, look } = await signedIn();
  const told = await tell(speech('post', { content: words('Questions about flu shots?') }));
  assert.ok(told.was === 'posted');
  const target = about(told.externalId!);
  const [own] = (await network.records('mercy.test', posts)).filter(({ uri }) => uri === told.externalId);
  const rude = await network.reply('ana.test', 'Buy pills here', { root: own!, parent: own! });
  const gate = async () => (await network.records('mercy.test', gates))[0]?.value;
  for (const [kind, on, allow, hidden] of [
    ['close', target, [], undefined],
    ['close', target, [], undefined],
    ['hold', about(rude.uri), [], [rude.uri]],
    ['reopen', target, undefined, [rude.uri]],
    // Nothing is left to guard: the gate goes.
    ['release', about(rude.uri), undefined, undefined],
    ['close', target, [], undefined],
    ['reopen', target, undefined, undefined],
  ] as const) {
    const given = speech(kind, { target: on });
    const answer = await tell(given);
    assert.equal(answer.was, 'posted', JSON.stringify(answer));
    const now = await gate();
    assert.deepEqual([now?.allow, now?.hiddenReplies], [allow, hidden], kind);
    assert.equal((await look(given)).found, true, kind);
  }
  const foreign = await network.post('ana.test', 'My own thread');
  const refused = await tell(speech('close', { target: about(foreign.uri) }));
  assert.equal(refused.was === 'refused' && refused.fault.code, 'not_ours');
});

test('tokens that ran out are renewed once for all; taken back they sign the channel out', options, async () => {
  const name = newId();
  const { speech, tell, credentials, settings } = await signedIn(name);
  await credentials.save({ ...credentials.now(), access: 'ran.out.long-ago' });
  const told = await Promise.all(['one', 'two', 'three'].map((text) => tell(speech('post', { content: words(text) }))));
  assert.deepEqual(
    told.map(({ was }) => was),
    ['posted', 'posted', 'posted'],
  );
  assert.notEqual(credentials.now()?.access, 'ran.out.long-ago');
  await network.revoke('mercy.test', name.slice(-12));
  await credentials.save({ ...credentials.now(), access: 'ran.out.long-ago' });
  const out = await tell(speech('post', { content: words('four') }));
  assert.deepEqual(out, {
    was: 'refused',
    fault: { code: 'signed_out', values: { host: 'localhost' } },
    signedOut: true,
  });
  const heard = await bluesky.poll!({ settings, credentials, cursor: null, signal }, world.core);
  assert.equal(!heard.ok && heard.fault.code, 'signed_out');
});

test('a channel by itself: signed in anew it is the same, and what waits is posted once though the worker is killed', {
  skip,
  timeout: 120_000,
}, async (t) => {
  const mercy = await world.found('Mercy Valley');
  const password = await network.appPassword('mercy.test', 'worker');
  const given = { settings: account(), facilityId: null, fields: { password } };
  const channel = await signIn(world.core, [bluesky], mercy.caller, given);
  const again = await signIn(world.core, [bluesky], mercy.caller, { ...given, channelId: channel.id });
  assert.deepEqual([again.id, again.name, again.network], [channel.id, '@mercy.test', 'bluesky']);
  const said = Array.from({ length: 40 }, (_, n) => `answer ${n}`);
  await mercy.act(async (context) => {
    for (const text of said) {
      const content = { text, images: [] };
      await deliver(context, [bluesky], { channelId: channel.id, kind: 'post', target: null, content, key: text });
    }
  });
  const program = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const argument = JSON.stringify({ url: world.core.database.url, waits: [], plc: network.plc });
  const start = () => spawn(process.execPath, [program, argument], { stdio: ['ignore', 'inherit', 'inherit'] });
  const kill = async (worker: ChildProcess) => {
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  };
  let worker = start();
  t.after(() => kill(worker));
  const there = async () =>
    (await network.records('mercy.test', posts))
      .map(({ value }) => value.text as string)
      .filter((x) => said.includes(x));
  for (const share of [5, 15, 25]) {
    await until(async () => (await there()).length >= share);
    await kill(worker);
    worker = start();
  }
  const inState = (state: 'posted') =>
    mercy.act((context) => showDeliveries(context, { channelId: channel.id, state, limit: 100 }));
  await until(async () => (await inState('posted')).deliveries.length === said.length);
  assert.deepEqual((await there()).sort(), said.sort());
});
