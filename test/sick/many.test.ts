// Twenty servers that fall silent at the same moment keep their places until the time limit: one that is well goes on beside them.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { insertChannel } from '../../server/connect/channels/store.ts';
import { saveCredentials } from '../../server/connect/credentials/credentials.ts';
import { deliver } from '../../server/connect/deliver/ask.ts';
import { openDeliveries } from '../../server/connect/deliver/works.ts';
import { editor, openWorld } from '../../server/connect/testing/world.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import { readConfig } from '../../server/core/config.ts';
import { act } from '../../server/core/context.ts';
import { newId } from '../../server/core/ids.ts';
import { openOutgoing } from '../../server/core/outgoing.ts';
import { startMastodon } from '../mastodon/index.ts';
import { clockwork, timed } from './clockwork.ts';

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
const time = clockwork([stand, network], '2026-03-01T12:00:00Z');
const { clock } = time;
const world = await openWorld({ clock });
const names = Array.from({ length: dead }, (_, place) => `silent-${place}.example`);
const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: ['127.0.0.1', ...names].join(',') });
const outgoing = openOutgoing({ config, clock }, async () => [{ address: '127.0.0.1', family: 4 }]);
after(async () => {
  silent.close();
  silent.closeAllConnections();
  await Promise.all([stand.close(), outgoing.close()]);
  await world.close();
});
const calls = timed(outgoing, clock);
const core = { ...world.core, outgoing: calls.outgoing };
const { id: organization } = await world.found('Mercy Valley');

async function channel(name: string, server: string, account: string, token: string): Promise<string> {
  const id = newId(clock);
  const handle = `${name}@stand-in.example`;
  const settings = { connector: 'mastodon', server, account: { id: account, handle }, hashtags: [], public: 'none' };
  await act(core, organization, editor, async (context) => {
    await insertChannel(context.db, {
      organization_id: organization,
      id,
      connector: 'mastodon',
      network: 'mastodon',
      name,
      settings: JSON.stringify(settings),
      created_at: clock.now(),
    });
    await saveCredentials(context, core.keys, id, { server, token });
  });
  return id;
}

/** Two minutes of answers on the one that is well. @returns how long each took, ms of the clock */
async function run(channelId: string): Promise<number[]> {
  const worker = openDeliveries(core, [mastodon]);
  const mine: string[] = [];
  for (let at = 0; at < 120 * second; at += second) {
    if (at % (2 * second) === 0) mine.push(await accept(channelId));
    await time.step(second, worker, calls);
  }
  for (let at = 0; at < 30; at++) await time.step(second, worker, calls);
  const rows = await act(core, organization, editor, ({ db }) =>
    db.selectFrom('connect.delivery').select(['posted_at', 'created_at']).where('id', 'in', mine).execute(),
  );
  await worker.stop();
  return rows.map(({ posted_at, created_at }) => posted_at!.getTime() - created_at.getTime());
}

let last = 0;
async function accept(channelId: string): Promise<string> {
  const text = `Answer ${last++} of us`;
  const wanted = { channelId, kind: 'post' as const, target: null, content: { text, images: [] }, key: text };
  return (await act(core, organization, editor, (context) => deliver(context, [mastodon], wanted))).id;
}

test('one that is well waits no longer beside twenty that say nothing', { timeout: 300_000 }, async (t) => {
  await time.tell();
  await stand.do({ do: 'set', rate: 1_000_000 });
  for (const on of ['POST /api', 'GET /api']) await stand.do({ do: 'fault', on, how: 'late', ms: second, times: 1e6 });
  const account = await stand.person('us');
  const well = await channel('us', stand.url, account, await stand.token('us'));
  const alone = await run(well);
  for (const [place, name] of names.entries()) {
    const id = await channel(name, `http://${name}:${port}`, String(place), 'token');
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
