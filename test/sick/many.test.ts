// Twenty servers that fall silent at the same moment keep their places until the time limit: one that is well goes on beside them.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { openDeliveries } from '../../server/connect/deliver/works.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import { readConfig } from '../../server/core/config.ts';
import { openOutgoing } from '../../server/core/outgoing.ts';
import { startMastodon } from '../mastodon/index.ts';
import { openWorld } from './world.ts';

const dead = 20;
const second = 1000;

/** All of them: takes every call, and says nothing. */
const held = new Set<string>();
const silent = createServer((request, response) => {
  const name = String(request.headers['x-call']);
  held.add(name);
  response.once('close', () => held.delete(name));
}).listen(0, '127.0.0.1');
await new Promise((ready) => silent.once('listening', ready));
const { port } = silent.address() as AddressInfo;
const stand = await startMastodon();
const network = { do: async (command: { do: string }) => (command.do === 'open' ? [...held] : undefined) };
const names = Array.from({ length: dead }, (_, place) => `silent-${place}.example`);
const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: ['127.0.0.1', ...names].join(',') });
const { time, core, calls, act, channel, say } = await openWorld([stand, network], [mastodon], (clock) => {
  const outgoing = openOutgoing({ config, clock }, async () => [{ address: '127.0.0.1', family: 4 }]);
  after(() => outgoing.close());
  return outgoing;
});
after(async () => {
  silent.close();
  silent.closeAllConnections();
  await stand.close();
});

/** Two minutes of answers on the one that is well. @returns how long each took, ms of the clock */
async function run(channelId: string): Promise<number[]> {
  const worker = openDeliveries(core, [mastodon]);
  const mine: string[] = [];
  for (let at = 0; at < 120 * second; at += second) {
    if (at % (2 * second) === 0) mine.push(await accept(channelId));
    await time.step(second, worker, calls);
  }
  for (let at = 0; at < 30; at++) await time.step(second, worker, calls);
  const rows = await act(({ db }) =>
    db.selectFrom('connect.delivery').select(['posted_at', 'created_at']).where('id', 'in', mine).execute(),
  );
  await worker.stop();
  return rows.map(({ posted_at, created_at }) => posted_at!.getTime() - created_at.getTime());
}

let last = 0;
const accept = (channelId: string) => say(channelId, `Answer ${last++} of us`);

test('one that is well waits no longer beside twenty that say nothing', { timeout: 300_000 }, async (t) => {
  await time.tell();
  await stand.do({ do: 'set', rate: 1_000_000 });
  for (const on of ['POST /api', 'GET /api']) await stand.do({ do: 'fault', on, how: 'late', ms: second, times: 1e6 });
  const account = await stand.person('us');
  const well = await channel({ name: 'us', server: stand.url, account, token: await stand.token('us') });
  const alone = await run(well);
  for (const [place, name] of names.entries()) {
    const id = await channel({ name, server: `http://${name}:${port}`, account: String(place), token: 'token' });
    for (let count = 0; count < 6; count++) await accept(id);
  }
  const beside = await run(well);
  const mean = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  t.diagnostic(
    `alone ${mean(alone)} ms, at most ${Math.max(...alone)}; beside ${dead}: ${mean(beside)} ms, at most ${Math.max(...beside)}`,
  );
  assert.ok(mean(beside) <= 1.1 * mean(alone));
  assert.ok(Math.max(...beside) <= 1.1 * Math.max(...alone));
});
