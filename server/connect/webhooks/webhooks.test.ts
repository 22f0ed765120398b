// Webhooks, signed by a library that is not ours: each worked once, whatever is forged, replayed, late or out of order.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { webhook as connector } from '../../connectors/webhook/index.ts';
import { act } from '../../core/context.ts';
import { editor, openWorld } from '../testing/world.ts';
import { addWebhookChannel, changeWebhookSecret } from './channel.ts';
import { hooks } from './door.ts';
import { addWebhook, pauseWebhook, removeWebhook, replayMessage, showMessages, tryWebhook } from './out.ts';
import { sendMessage, webhookJobs } from './send.ts';
import { workOff } from './work-off.ts';

const world = await openWorld();
after(() => world.close());
const { core, receiver } = world;
const { id: organization } = await world.found('Mercy Valley');
const never = new AbortController().signal;
const door = hooks(core);
const within = <T>(run: Parameters<typeof act<T>>[3]) => act(core, organization, editor, run);

async function newChannel() {
  const given = { name: 'Survey', network: `survey-${crypto.randomUUID().slice(0, 8)}`, facilityId: null };
  const { channel, secret } = await within((context) => addWebhookChannel(context, core, [connector], given));
  return { id: channel.id, network: channel.network, signer: new Webhook(secret) };
}
type Channel = Awaited<ReturnType<typeof newChannel>>;

let number = 0;
interface Said {
  type?: string;
  id?: string;
  text?: string;
  at?: string;
}
const bodyOf = ({ type = 'post.said', id = `p${number++}`, text = 'Nobody called back', at }: Said = {}) =>
  JSON.stringify({ type, ...(at ? { timestamp: at } : {}), data: { id, text, author: { name: 'Ana' } } });

function headersOf({ signer }: Channel, body: string, { id = `m${number++}`, at = new Date() } = {}) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signer.sign(id, at, body) };
}
const knock = async (channel: Channel, body: string, headers: Record<string, string> = headersOf(channel, body)) =>
  (await door.request(`/${channel.id}`, { method: 'POST', body, headers })).status;

async function workAll({ id }: Channel): Promise<number> {
  for (let done = 0; ; ) {
    const now = await workOff(core, receiver, organization, id);
    if (now === 0) return done;
    done += now;
  }
}
const stored = async ({ network }: Channel) => {
  const { rows } = await core.database.pool.query(
    'select external_id, text from test_heard where network = $1 order by external_id',
    [network],
  );
  return rows.map(({ external_id, text }) => `${external_id}: ${text}`);
};

test('ten thousand in a burst: all are acknowledged, each is worked once, replays add nothing', async () => {
  const channel = await newChannel();
  const messages = Array.from({ length: 10_000 }, (_, at) => {
    const body = bodyOf({ id: `burst-${at}`, text: `Row ${at}` });
    return { body, headers: headersOf(channel, body) };
  });
  const waiting = [...messages, ...messages.slice(0, 1000)];
  const answers = new Map<number, number>();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const status = await knock(channel, next.body, next.headers);
        answers.set(status, (answers.get(status) ?? 0) + 1);
      }
    }),
  );
  assert.deepEqual([...answers], [[200, 11_000]]);
  assert.equal(await workAll(channel), 10_000);
  assert.equal((await stored(channel)).length, 10_000);
});

test('forged, altered, unsigned, late, early, for another channel: none is taken', async () => {
  const channel = await newChannel();
  const other = await newChannel();
  const body = bodyOf();
  const right = headersOf(channel, body);
  const minutes = (by: number) => ({ at: new Date(Date.now() + by * 60_000) });
  const wrong: [string, string, Record<string, string>][] = [
    ['another body', bodyOf(), right],
    ['a byte more', `${body} `, right],
    ['another id', body, { ...right, 'webhook-id': 'm-other' }],
    ['another time', body, { ...right, 'webhook-timestamp': String(Number(right['webhook-timestamp']) + 1) }],
    ['no signature', body, { ...right, 'webhook-signature': '' }],
    ['another version', body, { ...right, 'webhook-signature': right['webhook-signature'].replace('v1,', 'v2,') }],
    ['not signed at all', body, {}],
    ['six minutes late', body, headersOf(channel, body, minutes(-6))],
    ['six minutes early', body, headersOf(channel, body, minutes(6))],
    ['another secret', body, headersOf(other, body)],
    ['a half', body, { ...right, 'webhook-signature': right['webhook-signature'].slice(0, 20) }],
  ];
  for (const [why, sent, headers] of wrong) assert.equal(await knock(channel, sent, headers), 401, why);
  assert.equal((await door.request(`/${crypto.randomUUID()}`, { method: 'POST', body, headers: right })).status, 404);
  assert.equal((await door.request('/nothing', { method: 'POST', body, headers: right })).status, 404);
  assert.equal(await knock(channel, 'x'.repeat(1_100_000), right), 413);
  assert.equal(await workAll(channel), 0);
  assert.equal(await knock(channel, body, right), 200);
});

test('several signatures: one that is right is enough; after a change the old secret counts no more', async () => {
  const channel = await newChannel();
  const body = bodyOf();
  const right = headersOf(channel, body);
  assert.equal(
    await knock(channel, body, { ...right, 'webhook-signature': `v1,AAAA ${right['webhook-signature']}` }),
    200,
  );
  const { secret } = await within((context) => changeWebhookSecret(context, core, channel.id));
  assert.equal(await knock(channel, body, headersOf(channel, body)), 401);
  assert.equal(await knock({ ...channel, signer: new Webhook(secret) }, body), 200);
});

test('whatever the order they come in, the newest is what stands', async () => {
  const channel = await newChannel();
  const time = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString();
  const said = bodyOf({ id: 'a', text: 'First words', at: time(1) });
  const edited = bodyOf({ id: 'a', type: 'post.edited', text: 'Second words', at: time(2) });
  const deleted = bodyOf({ id: 'b', type: 'post.deleted', at: time(3) });
  const before = bodyOf({ id: 'b', text: 'Said before it was deleted', at: time(1) });
  await knock(channel, edited);
  await workAll(channel);
  for (const body of [said, deleted]) await knock(channel, body);
  await workAll(channel);
  await knock(channel, before);
  await workAll(channel);
  assert.deepEqual(await stored(channel), ['a: Second words']);
});

test('what can’t be read is left out with the reason, the rest goes on', async () => {
  const channel = await newChannel();
  const bad = [
    '',
    'not json',
    '[]',
    '{"type":"post.said"}',
    bodyOf({ type: 'order.shipped' }),
    JSON.stringify({ type: 'post.said', data: { id: 'x' } }),
  ];
  for (const body of [...bad, bodyOf({ id: 'good', text: 'Good\u0000 words' })])
    assert.equal(await knock(channel, body), 200);
  assert.equal(await workAll(channel), bad.length + 1);
  assert.deepEqual(await stored(channel), ['good: Good words']);
  const { rows } = await core.database.pool.query('select count(*) from connect.webhook_arrival where false');
  assert.ok(rows);
  const faults = await within(({ db }) =>
    db.selectFrom('connect.webhook_arrival').select(['fault', 'body']).where('channel_id', '=', channel.id).execute(),
  );
  assert.equal(faults.filter(({ fault }) => fault?.code === 'webhook_unreadable').length, bad.length);
  assert.ok(
    faults.every(({ body }) => body === null),
    'nobody’s words stay behind',
  );
});

/** Another program: remembers what it was told, answers as it is told to. */
const told: { id: string; ok: boolean; type: string; data: unknown }[] = [];
const answers: number[] = [];
let secret = '';
const program = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces).toString();
    let ok = true;
    try {
      new Webhook(secret).verify(body, request.headers as Record<string, string>);
    } catch {
      ok = false;
    }
    const { type, data } = JSON.parse(body);
    told.push({ id: String(request.headers['webhook-id']), ok, type, data });
    response.writeHead(answers.shift() ?? 204).end();
  });
});
await new Promise<void>((ready) => program.listen(0, '127.0.0.1', ready));
after(() => program.close());
const address = `http://127.0.0.1:${(program.address() as { port: number }).port}/told`;
beforeEach(() => {
  told.length = 0;
  answers.length = 0;
});

const events = ['channel.changed' as const];
const caller = { organization, actor: editor };
const emit = () => webhookJobs['channel.changed'].run(core, { organizationId: organization, channelId: 'c' }, never);
const messages = async (id: string) => (await within((context) => showMessages(context, id, undefined))).messages;

test('another program is told, signed, and once more when somebody says so, under the same id', async () => {
  const added = await addWebhook(core, caller, { name: 'Warehouse', address, events });
  secret = added.secret;
  await emit();
  const [message] = await messages(added.webhook.id);
  await sendMessage(core, organization, message!.id, never);
  await sendMessage(core, organization, message!.id, never);
  assert.deepEqual(told, [{ id: message!.id, ok: true, type: 'channel.changed', data: { channelId: 'c' } }]);
  assert.deepEqual(
    (await messages(added.webhook.id)).map(({ state, status }) => [state, status]),
    [['taken', 204]],
  );
  await within((context) => replayMessage(context, message!.id));
  await sendMessage(core, organization, message!.id, never);
  assert.deepEqual(
    told.map(({ id }) => id),
    [message!.id, message!.id],
  );

  await within((context) => replayMessage(context, message!.id));
  await within((context) => pauseWebhook(context, added.webhook.id, true));
  await emit();
  assert.equal((await messages(added.webhook.id)).length, 1, 'paused: nothing is kept for it');
  told.length = 0;
  await sendMessage(core, organization, message!.id, never);
  assert.deepEqual(
    [told.length, (await messages(added.webhook.id))[0]!.state],
    [0, 'waiting'],
    'paused: what waits stays',
  );
  await within((context) => pauseWebhook(context, added.webhook.id, false));
  await sendMessage(core, organization, message!.id, never);
  const [sent] = await messages(added.webhook.id);
  assert.deepEqual([told.length, sent!.state, sent!.tries], [1, 'taken', 1], 'and goes out afterwards');
  const trial = await within((context) => tryWebhook(context, added.webhook.id));
  await within((context) => removeWebhook(context, added.webhook.id));
  told.length = 0;
  await sendMessage(core, organization, trial.id, never);
  assert.equal(told.length, 0, 'removed: nothing goes out any more');
});

test('a program that is down is told again for a day, then given up, and nothing goes inward', async () => {
  const { webhook, secret: its } = await addWebhook(core, caller, { name: 'Down', address, events });
  secret = its;
  await emit();
  const [message] = await messages(webhook.id);
  for (let tries = 1; tries <= 9; tries++) {
    answers.push(500);
    const at = new Date(Date.now() + tries * 86_400_000);
    await sendMessage({ ...core, clock: { now: () => at } }, organization, message!.id, never);
    const [now] = await messages(webhook.id);
    assert.deepEqual([now!.state, now!.tries, now!.status], [tries < 9 ? 'waiting' : 'given_up', tries, 500]);
  }
  assert.equal(told.length, 9);
  for (const inward of ['http://10.0.0.1/x', 'http://169.254.169.254/latest', 'http://[::ffff:10.0.0.1]/'])
    await assert.rejects(addWebhook(core, caller, { name: 'Inward', address: inward, events }), {
      code: 'webhook.private_address',
    });
});
