// The whole app in process: its figures tell of routes, never of what somebody wrote into an address.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../test/database.ts';
import { createApp } from './app.ts';
import { systemClock } from './core/clock.ts';
import { readConfig } from './core/config.ts';
import { silentLog } from './core/log.ts';

const keys = { session: 'test '.repeat(10), encryption: Buffer.alloc(32, 7) };
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
