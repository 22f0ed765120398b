// The whole app in process: what it tells of itself holds nobody's words, and what can't be read is said to be wrong.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Right } from '../contract/rights.ts';
import { testDatabase } from '../test/database.ts';
import { connectors, createApp } from './app.ts';
import { answering } from './connect/deliver/voices.ts';
import { operator } from './core/actor.ts';
import { systemClock } from './core/clock.ts';
import { readConfig } from './core/config.ts';
import { inInstallation } from './core/database.ts';
import { refusalOf } from './core/http.ts';
import { fixedKeys } from './core/keys.ts';
import { openLog, silentLog } from './core/log.ts';
import { createKey, foundOrganization } from './govern/index.ts';

const keys = fixedKeys('test '.repeat(10), Buffer.alloc(32, 7));
const { db, url } = await testDatabase();
const config = readConfig({ OPENROUNDS_ROLE: 'web' });
const app = await createApp({ config, database: { ...db, url }, clock: systemClock, log: silentLog, keys });
after(() => app.stop());

const ask = async (path: string, headers: Record<string, string> = {}) =>
  app.fetch(new Request(config.url + path, { headers }), { from: '127.0.0.1' });

test('figures are of routes: no address becomes a series, and none shows a name', async () => {
  for (let n = 0; n < 20; n++) await ask(`/api/v1/jane.doe${n}`);
  for (const path of ['posts/jane.doe/words', `posts/${crypto.randomUUID()}`, 'posts?q=jane.doe'])
    await ask(`/api/v1/${path}`);
  await ask('/listen/jane.doe');
  const figures = await (await ask('/metrics')).text();
  assert.doesNotMatch(figures, /jane/);
  const routes = [...figures.matchAll(/_request_seconds_count\{.*?route="(.*?)"/g)].map(([, route]) => route);
  assert.deepEqual(routes.sort(), ['/*', '/api/v1/*', '/api/v1/posts', '/api/v1/posts/:id']);
});

test('figures are for this computer alone, also behind a proxy that nobody trusts', async () => {
  assert.equal((await ask('/metrics')).status, 200);
  assert.equal((await ask('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status, 404);
  const elsewhere = await app.fetch(new Request(`${config.url}/metrics`), { from: '203.0.113.7' });
  assert.equal(elsewhere.status, 404);
});

async function readerOf(rights: Right[]): Promise<(path: string, body?: object) => Promise<Response>> {
  const secret = await inInstallation(db, async (trx) => {
    const organization = { name: 'Acme', kind: 'for_profit', otherNames: [], language: 'en', timeZone: 'UTC' } as const;
    const { context } = await foundOrganization(app.core, trx, operator, {
      organization: { ...organization, otherNames: [] },
      facilities: [],
    });
    return (await createKey(context, { name: 'Script', scopes: rights, expiresInDays: null })).secret;
  });
  return async (path, body) => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const given = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    return app.fetch(new Request(`${config.url}/api/v1/${path}`, { headers, ...given }));
  };
}

test('what no database can keep, and days that no calendar has, are said to be wrong', async () => {
  const ask = await readerOf(['posts.read', 'watches.write', 'posts.hide', 'audit.read']);
  for (const path of [
    'posts?from=0000-01-01',
    'posts?to=9999-12-31',
    'posts/volume?from=0000-01-01&to=0000-01-02',
    'posts?network=%00',
    'posts?lang=a%00',
    'audit?act=%00',
  ])
    assert.equal((await ask(path)).status, 400, path);
  for (const [path, body] of [
    ['watches', { name: 'x', query: 'a\0b' }],
    ['mutes', { kind: 'word', word: 'a\0b' }],
    ['views', { name: 'v', filters: { q: 'a\0b' }, shared: false, pinned: false }],
    ['views', { name: 'v', filters: { network: 'a\ud800' }, shared: false, pinned: false }],
  ] as const)
    assert.equal((await ask(path, body)).status, 400, JSON.stringify(body));
  assert.equal((await ask('posts?from=2026-01-01&to=2026-12-31&q=%F0%9F%A4%92')).status, 200);
});

test('no answer with somebody’s words in it is kept on the way', async () => {
  const ask = await readerOf(['posts.read']);
  assert.equal((await ask('posts')).headers.get('cache-control'), 'no-store');
});

test('the log says where something failed, and nothing of the message', () => {
  const lines: string[] = [];
  const log = openLog('error', { write: (line) => lines.push(line) });
  refusalOf(new Error('invalid: "my name is\n  Ana Alvarez"'), { log });
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines[0]!, /Alvarez|my name/);
  assert.match(lines[0]!, /app\.test/);
});

test('whom each connector can answer is known', () => {
  const answer = connectors.filter(({ speaking }) => speaking?.can.includes('reply')).map(({ name }) => name);
  assert.deepEqual(answer.sort(), Object.keys(answering).sort());
});
