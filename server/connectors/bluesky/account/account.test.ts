// Calls against a server that fails on command: what surely did not happen is told from what may have, and no notification is lost.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { credentialsFor } from '../../../connect/testing/credentials.ts';
import { fixedClock } from '../../../core/clock.ts';
import { readConfig } from '../../../core/config.ts';
import { silentLog } from '../../../core/log.ts';
import { openOutgoing } from '../../../core/outgoing.ts';
import { bluesky } from '../index.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => void;

const clock = fixedClock('2026-03-01T12:00:00Z');
const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const outgoing = openOutgoing({ config, clock });
const around = { config, outgoing, clock, log: silentLog };
after(() => outgoing.close());

const calls: string[] = [];
const answers = new Map<string, Answer>();
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const method = pathname.slice('/xrpc/'.length);
  calls.push(method);
  const answer =
    answers.get(method) ?? ((_request, response) => json(response, 404, { error: 'MethodNotImplemented' }));
  answer(request, response, searchParams);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
after(() => {
  server.close();
  server.closeAllConnections();
});

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const did = 'did:plc:mercy23';
const settings = {
  connector: 'bluesky',
  source: 'account',
  server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  did,
} as const;
const credentials = () => credentialsFor({ kind: 'password', did, access: 'a', refresh: 'r' });
const signal = new AbortController().signal;
const put = 'com.atproto.repo.putRecord';

const post = (more: object = {}) =>
  bluesky.speaking!.tell(
    {
      settings,
      credentials: credentials(),
      kind: 'post',
      target: null,
      content: { text: 'hello', images: [] },
      images: [],
      key: '019ca000-0000-7000-8000-000000000000',
      firstTriedAt: clock.now(),
      signal,
      ...more,
    },
    around,
  );

test('each failure is told for what it is', async () => {
  const quota = { 'ratelimit-limit': '5000', 'ratelimit-remaining': '0', 'ratelimit-reset': '1772366700' };
  const cases: [Answer, unknown][] = [
    [(_, response) => json(response, 200, { uri: 'x', cid: 'y' }), 'posted'],
    [(_, response) => json(response, 400, { error: 'InvalidSwap' }), 'posted'],
    [(_, response) => json(response, 400, { error: 'InvalidRequest' }), 'refused delivery_refused'],
    [(_, response) => json(response, 429, {}, quota), 'not_sent too_many 2026-03-01T12:05:00.000Z'],
    [(_, response) => json(response, 503, {}, { 'retry-after': '30' }), 'not_sent server 2026-03-01T12:00:30.000Z'],
    [(_, response) => json(response, 503, {}), 'doubtful server'],
    [(_, response) => json(response, 500, {}), 'doubtful server'],
    [(_, response) => response.writeHead(200).end('{"uri": "at://'), 'doubtful unreadable_answer'],
    [(_, response) => response.destroy(), 'doubtful connection'],
    [(_, response) => json(response, 400, { error: 'AccountTakedown' }), 'refused signed_out'],
    [(_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(), 'doubtful redirects'],
  ];
  for (const [answer, expected] of cases) {
    answers.set(put, answer);
    const told = await post();
    const retryAt = told.was === 'not_sent' && told.retryAt ? ` ${told.retryAt.toISOString()}` : '';
    assert.equal(told.was === 'posted' ? told.was : `${told.was} ${told.fault.code}${retryAt}`, expected);
  }
  const closed = await post({ settings: { ...settings, server: 'http://127.0.0.1:9999' } });
  assert.equal(closed.was, 'not_sent');
  const slow = new AbortController();
  answers.set(put, () => slow.abort());
  assert.equal((await post({ signal: slow.signal })).was, 'doubtful');
  const other = await post({ settings: { ...settings, did: 'did:plc:somebody' } });
  assert.deepEqual(other.was === 'refused' && other.signedOut, true);
});

test('the quota is what the headers say', async () => {
  const left = { 'ratelimit-limit': '5000', 'ratelimit-remaining': '4997', 'ratelimit-reset': '1772366700' };
  answers.set(put, (_, response) => json(response, 200, { uri: 'x', cid: 'y' }, left));
  const told = await post();
  const quota = { left: 4997, of: 5000, resetsAt: '2026-03-01T12:05:00.000Z' };
  assert.deepEqual(told.was === 'posted' && told.quota, quota);
});

test('a picture that can’t be sent leaves nothing behind', async () => {
  answers.set('com.atproto.repo.uploadBlob', (_, response) => json(response, 500, {}));
  calls.length = 0;
  const told = await post({ images: [{ bytes: Buffer.from('x'), mediaType: 'image/png', alt: '' }] });
  assert.equal(told.was, 'not_sent');
  assert.deepEqual(calls, ['com.atproto.repo.uploadBlob']);
});

/** Notifications as the network lists them, newest first; `at` in minutes before noon. */
const noted: { uri: string; at: number }[] = [];
const iso = (minutes: number) => new Date(Date.parse('2026-03-01T12:00:00Z') - minutes * 60_000).toISOString();
answers.set('app.bsky.notification.listNotifications', (_, response, query) => {
  const sorted = [...noted].sort((one, other) => one.at - other.at);
  const from = Number(query.get('cursor') ?? 0);
  const page = sorted.slice(from, from + 98).map(({ uri, at }) => ({
    uri,
    reason: 'mention',
    indexedAt: iso(at),
    author: { did: 'did:plc:ana23', handle: 'ana.test' },
    record: { text: uri, createdAt: iso(at) },
  }));
  const next = from + 98 < sorted.length ? { cursor: String(from + 98) } : {};
  json(response, 200, { notifications: [...page, null, { uri: 7 }], ...next });
});

const note = (name: string, at: number) => noted.push({ uri: `at://did:plc:ana23/app.bsky.feed.post/${name}`, at });

async function hear(cursor: unknown) {
  const heard = await bluesky.poll!({ settings, cursor, credentials: credentials(), signal }, around);
  assert.ok(heard.ok, JSON.stringify(heard));
  const names = heard.posts.map(({ externalId }) => externalId.split('/').at(-1) ?? '');
  // As it is saved: JSON, and what is undefined leaves the place as it was.
  return { ...heard, names, cursor: heard.cursor === undefined ? cursor : JSON.parse(JSON.stringify(heard.cursor)) };
}

test('notifications: none missed, none twice, however many and however late', async () => {
  note('old', 60 * 24 * 8);
  for (let n = 0; n < 250; n++) note(`first${n}`, 300 + n);
  const first = await hear(null);
  assert.deepEqual([first.names.length, first.names.includes('old'), first.skipped], [250, false, 6]);
  assert.deepEqual((await hear(first.cursor)).names, []);
  note('next', 200);
  // Written without a connection and sent hours later: it stands behind what was heard.
  note('behind', 340);
  const next = await hear(first.cursor);
  assert.deepEqual(next.names.sort(), ['behind', 'next']);
  // An absence of more than is read at once.
  for (let n = 0; n < 2350; n++) note(`many${n}`, 1 + n / 20);
  const heard: string[] = [];
  let { cursor } = next;
  for (let times = 0; times < 4; times++) {
    const more = await hear(cursor);
    heard.push(...more.names);
    cursor = more.cursor;
  }
  assert.equal(heard.length, 2350);
  assert.equal(new Set(heard).size, 2350);
});

test('a network that asks to wait is not asked before', async () => {
  answers.set('app.bsky.notification.listNotifications', (_, response) =>
    json(response, 429, {}, { 'retry-after': '90' }),
  );
  const heard = await bluesky.poll!({ settings, cursor: null, credentials: credentials(), signal }, around);
  assert.ok(!heard.ok);
  assert.deepEqual([heard.fault.code, heard.nextTryAt?.toISOString()], ['too_many', '2026-03-01T12:01:30.000Z']);
});
