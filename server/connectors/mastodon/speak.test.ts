// Speaking on a Mastodon server (a stand-in), through sign-in and delivery with a database: once, whatever goes wrong on the way.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import { accessDelivery } from '../../connect/deliver/access.ts';
import { deliver, type Wanted } from '../../connect/deliver/ask.ts';
import { workDelivery } from '../../connect/deliver/work.ts';
import { aMoment, openWorld, until } from '../../connect/testing/world.ts';
import { act, type Core } from '../../core/context.ts';
import { storeFile } from '../../core/files.ts';
import type { Answered } from '../../core/outgoing.ts';
import { mastodon } from './index.ts';
import { signingIn } from './testing/sign-in.ts';

const clock = aMoment();
/** Impatient: a test waits for no network. */
const world = await openWorld({ clock, within: 400 });
const stand = await startMastodon();
after(async () => {
  await stand.close();
  await world.close();
});
const { id: organization } = await world.found('Mercy Valley');
const connectors = [mastodon];
const never = new AbortController().signal;

/** How a server answers that is not the account's own. */
let far: Answered | undefined;

const core: Core = {
  ...world.core,
  outgoing: {
    ...world.core.outgoing,
    ask: async (url, asked) =>
      far && url.startsWith('https://far.example/') ? far : world.core.outgoing.ask(url, asked),
  },
};

const setTime = () => stand.do({ do: 'time', at: clock.now().toISOString() });
async function advance(ms: number): Promise<void> {
  clock.advance(ms);
  await setTime();
}

await setTime();
await stand.person('mercy');
await stand.person('ana@elsewhere.example');
const { actor, signIn } = signingIn(core, organization, stand);
const signedIn = await signIn('mercy');
const channelId = signedIn.id;

let number = 0;
const ask = (text: string, more: Partial<Wanted> = {}) =>
  act(core, organization, actor, (context) =>
    deliver(context, connectors, {
      channelId,
      kind: 'post',
      target: null,
      content: { text, images: [] },
      key: `key ${number++}`,
      ...more,
    }),
  );
const work = (id: string) => workDelivery(core, connectors, { organization, id }, never);
const now = (id: string) => act(core, organization, actor, (context) => accessDelivery(context, id));
const said = async (text: string) => (await stand.statuses('mercy')).filter((status) => status.text === text);

/** Works on it until nothing more is to be done, as the worker would in an hour. */
async function settle(id: string, step = 60_000) {
  for (let round = 0; round < 40; round++) {
    await work(id);
    const row = await now(id);
    if (row.state === 'posted' || row.state === 'refused' || row.state === 'unknown' || !row.next_at) return row;
    await advance(step);
  }
  return now(id);
}

beforeEach(() => stand.do({ do: 'mend' }));

test('the account that signed in is the channel', () => {
  assert.equal(signedIn.name, '@mercy@stand-in.example');
  assert.equal(signedIn.health.state, 'waiting');
});

test('a post, with its link; seen afterwards; edited; taken away', async () => {
  const { id } = await ask('We are open on Sunday.');
  const row = await settle(id);
  const [status] = await said('We are open on Sunday.');
  assert.deepEqual(
    [row.state, row.url, row.external_id],
    ['posted', `${stand.url}/@mercy/${status!.id}`, `${new URL(stand.url).host}/${status!.id}`],
  );
  await advance(3000);
  await work(id);
  assert.ok((await now(id)).seen_at);
  const target = { externalId: row.external_id!, postId: null };
  const change = await ask('We are open on Monday.', { kind: 'edit', target });
  assert.equal((await settle(change.id)).state, 'posted');
  assert.equal((await said('We are open on Monday.')).length, 1);
  const removal = await ask('', { kind: 'delete', target, content: null });
  assert.equal((await settle(removal.id)).state, 'posted');
  const again = await ask('', { kind: 'delete', target, content: null });
  assert.equal((await settle(again.id)).state, 'posted');
  assert.equal((await said('We are open on Monday.')).length, 0);
});

test('a reply names whom it answers, and stays as private as what was said', async () => {
  const open = await stand.say('ana@elsewhere.example', '@mercy where are you?');
  const secret = await stand.say('ana@elsewhere.example', '@mercy my number is 5', { visibility: 'direct' });
  const host = new URL(stand.url).host;
  const reply = (to: string, text: string) => ask(text, { kind: 'reply', target: { externalId: to, postId: null } });
  for (const to of [`${host}/${open.id}`, `https://elsewhere.example/@ana/${open.id}`])
    assert.equal((await settle((await reply(to, 'On Main Street.')).id)).state, 'posted');
  await settle((await reply(`${host}/${secret.id}`, 'Thank you, @ana@elsewhere.example.')).id);
  const statuses = await stand.statuses('mercy');
  assert.deepEqual(
    statuses.filter(({ inReplyTo }) => inReplyTo === open.id).map(({ text, visibility }) => [text, visibility]),
    [
      ['@ana@elsewhere.example On Main Street.', 'public'],
      ['@ana@elsewhere.example On Main Street.', 'public'],
    ],
  );
  const answered = statuses.find(({ inReplyTo }) => inReplyTo === secret.id);
  assert.deepEqual([answered?.text, answered?.visibility], ['Thank you, @ana@elsewhere.example.', 'direct']);
  const gone = await settle((await reply(`${host}/4711`, 'Nobody is there.')).id);
  assert.deepEqual([gone.state, gone.fault?.code], ['refused', 'not_there']);
});

test('whoever reads the stream is woken when an answer is there, and when it is taken away', async () => {
  const heard: string[] = [];
  const end = world.core.live.hear(organization, (topic) => heard.push(topic));
  // Who begins to hear reads everything once.
  await until(async () => heard.includes('posts'));
  const said = await stand.say('ana@elsewhere.example', '@mercy are you open?');
  const target = { externalId: `${new URL(stand.url).host}/${said.id}`, postId: null };
  const woken = async (run: () => Promise<unknown>) => {
    heard.length = 0;
    await run();
    await until(async () => heard.includes('posts'));
  };
  let answer = '';
  await woken(async () => {
    const row = await settle((await ask('We are.', { kind: 'reply', target })).id);
    answer = row.external_id!;
  });
  const own = { externalId: answer, postId: null };
  await woken(async () => settle((await ask('', { kind: 'delete', target: own, content: null })).id));
  end();
});

test('an image with its words for those who do not see it', async () => {
  const { id: fileId } = await storeFile(core, organization, actor, {
    name: 'entrance.png',
    mediaType: 'image/png',
    body: (async function* () {
      yield Buffer.from('89504e47', 'hex');
    })(),
    most: 1000,
  });
  const images = [{ fileId, alt: 'The new entrance' }];
  const { id } = await ask('Come in.', { content: { text: 'Come in.', images } });
  // The server works on an image for a moment.
  assert.equal((await settle(id)).state, 'posted');
  const [status] = await said('Come in.');
  const [media] = await stand.media();
  assert.deepEqual([status?.media, media?.description], [[media?.id], 'The new entrance']);
});

const faults = {
  '429 with Retry-After': { how: 'answer', status: 429, headers: { 'retry-after': '90' } },
  '500 before it did anything': { how: 'answer', status: 500 },
  '500 after it was posted': { how: 'answer', status: 500, done: true },
  'no answer, and nothing was done': { how: 'silence' },
  'no answer, and it is there': { how: 'silence', done: true },
  'half an answer': { how: 'half' },
  'an answer after the time limit': { how: 'late', ms: 800 },
} as const;

for (const [name, fault] of Object.entries(faults)) {
  test(`${name}: said once`, async () => {
    const text = `Once: ${name}`;
    await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', ...fault, times: 3 } as never);
    const { id } = await ask(text);
    const row = await settle(id);
    assert.equal(row.state, 'posted');
    assert.ok(row.url);
    assert.equal((await said(text)).length, 1);
  });
  test(`${name}, and then out of reach for two hours: said once`, async () => {
    const text = `Once, later: ${name}`;
    await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', ...fault } as never);
    const { id } = await ask(text);
    await work(id);
    await advance(2 * 3_600_000);
    assert.equal((await settle(id)).state, 'posted');
    assert.equal((await said(text)).length, 1);
  });
}

test('an edit and a delete in doubt for two hours are looked at, and told again where they were lost', async () => {
  const row = await settle((await ask('Before.')).id);
  const target = { externalId: row.external_id!, postId: null };
  const on = `/api/v1/statuses/${row.external_id!.split('/')[1]}`;
  for (const done of [false, true]) {
    const text = `After, ${done}.`;
    await stand.do({ do: 'fault', on: `PUT ${on}`, how: 'silence', done });
    const { id } = await ask(text, { kind: 'edit', target });
    await work(id);
    await advance(2 * 3_600_000);
    assert.equal((await settle(id)).state, 'posted');
    assert.equal((await said(text)).length, 1);
  }
  await stand.do({ do: 'fault', on: `DELETE ${on}`, how: 'answer', status: 502 });
  const { id } = await ask('', { kind: 'delete', target, content: null });
  await work(id);
  await advance(2 * 3_600_000);
  assert.equal((await settle(id)).state, 'posted');
  assert.equal((await said('After, true.')).length, 0);
});

test('Retry-After is obeyed, and so is a rate limit that says only when it ends', async () => {
  await stand.do({ do: 'fault', on: 'POST /api/v1/statuses', ...faults['429 with Retry-After'] } as never);
  const { id } = await ask('Not yet.');
  await work(id);
  assert.ok((await now(id)).next_at!.getTime() >= clock.now().getTime() + 90_000);
  await settle(id);
  await advance(600_000);
  await stand.do({ do: 'set', rate: 0 });
  const limited = await ask('Nor yet.');
  await work(limited.id);
  const row = await now(limited.id);
  assert.deepEqual([row.state, row.fault?.code], ['queued', 'too_many']);
  assert.equal(row.next_at!.getTime(), clock.now().getTime() + 300_000);
  await stand.do({ do: 'set', rate: 300 });
  assert.equal((await settle(limited.id)).state, 'posted');
});

test('what the server does not take is refused with its own words', async () => {
  await stand.do({ do: 'set', characters: 10 });
  const row = await settle((await ask('Longer than ten characters.')).id);
  assert.deepEqual([row.state, row.fault?.code], ['refused', 'said_no']);
  assert.match(String(row.fault?.values?.said), /character limit of 10/);
  await stand.do({ do: 'set', characters: 500 });
});

test('a revoked token signs the channel out; what waits is sent after signing in again, once', async () => {
  const { id } = await ask('Waiting.');
  await stand.do({ do: 'revoke', name: 'mercy' });
  await work(id);
  const waiting = await now(id);
  assert.deepEqual([waiting.state, waiting.fault?.code, waiting.next_at], ['queued', 'signed_out', null]);
  await assert.rejects(ask('Nor this.'), { code: 'channel.signed_out' });
  await signIn('mercy', channelId);
  assert.equal((await settle(id)).state, 'posted');
  assert.equal((await said('Waiting.')).length, 1);
});

test('a server elsewhere that refuses, fails or asks to wait holds up what is answered there, and nothing of ours', async () => {
  const target = { externalId: 'far.example/7', postId: null };
  const host = 'far.example';
  const answers: [Answered, string, string][] = [
    [{ ok: false, status: 401, fault: { code: 'refused', values: { host, status: 401 } } }, 'refused', 'refused'],
    [{ ok: false, status: 500, fault: { code: 'server', values: { host, status: 500 } } }, 'queued', 'server'],
    [{ ok: false, fault: { code: 'timeout', values: { host } } }, 'queued', 'timeout'],
    [{ ok: false, fault: { code: 'unknown_host', values: { host } } }, 'queued', 'unknown_host'],
    [
      {
        ok: false,
        status: 429,
        fault: { code: 'too_many', values: { host, status: 429 } },
        retryAfter: new Date(clock.now().getTime() + 3_600_000),
      },
      'queued',
      'too_many',
    ],
  ];
  for (const [answer, state, fault] of answers) {
    far = answer;
    const { id } = await ask('To you.', { kind: 'reply', target });
    await work(id);
    assert.deepEqual([(await now(id)).state, (await now(id)).fault?.code], [state, fault]);
    if (answer.ok === false && answer.retryAfter)
      assert.ok((await now(id)).next_at!.getTime() >= answer.retryAfter.getTime());
    const ours = await ask(`Here, after ${answer.ok ? '' : answer.fault.code}.`);
    await work(ours.id);
    assert.equal((await now(ours.id)).state, 'posted');
  }
  far = undefined;
});

test('nothing was sent that a server would not understand', async () => {
  assert.deepEqual(await stand.complaints(), []);
});
