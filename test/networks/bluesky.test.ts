// A real Bluesky server: people sign up, post, answer, edit, delete and leave; what matches is stored within two seconds, once,
// also when the worker is killed in the middle.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fetchThread, startConnect } from '../../server/connect/index.ts';
import { addChannelFor } from '../../server/connect/testing/channel.ts';
import { openWorld, until, type World } from '../../server/connect/testing/world.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { missingNetwork, type Network, startNetwork } from './index.ts';

const skip = missingNetwork;
const connectors = [bluesky];
const settings = (server: string) => ({ connector: 'bluesky', source: 'firehose', server }) as const;

let network: Network;
before(async () => {
  if (skip) return;
  network = await startNetwork();
  for (const [handle, name] of [['ana.test', 'Ana Ruiz'], ['ben.test'], ['luz.test', 'Luz Vega']] as const)
    await network.account(handle, name);
});
after(() => network?.close());

async function listening(world: World, word: string) {
  const mercy = await world.found('Mercy Valley');
  world.receiver.waits.set(mercy.id, word);
  const channel = await addChannelFor(world, mercy.caller, connectors, settings(network.url));
  return { ...mercy, channel };
}

const connected = (mercy: Awaited<ReturnType<typeof listening>>) =>
  until(async () => (await mercy.health(connectors, mercy.channel.id)).state === 'hearing');

test('posts that match are stored within two seconds, with handle and name; edits and deletions follow', {
  skip,
  timeout: 60_000,
}, async (t) => {
  const world = await openWorld();
  const mercy = await listening(world, 'harbor');
  assert.equal(mercy.channel.name, `Bluesky (${new URL(network.url).host})`);
  const running = await startConnect(world.core, { connectors, receiver: world.receiver });
  t.after(async () => {
    await running.stop();
    await world.close();
  });
  await connected(mercy);
  const first = await network.post('ana.test', 'Harbor clinic is closed? ¿Alguien sabe?', { langs: ['en', 'es'] });
  const written = performance.now();
  await until(async () => (await mercy.heard()).length === 1);
  t.diagnostic(`stored ${Math.round(performance.now() - written)} ms after it was written`);
  const [heard] = await mercy.heard();
  assert.deepEqual([heard?.external_id, heard?.handle], [first.uri, 'ana.test']);
  await network.post('ben.test', 'nothing to see');
  const reply = await network.reply('luz.test', 'The harbor one opens at nine', { root: first, parent: first });
  const repost = await network.repost('ben.test', first);
  await until(async () => (await mercy.heard()).length === 3);
  assert.deepEqual(
    (await mercy.heard()).map((row) => row.external_id).sort(),
    [first.uri, reply.uri, repost.uri].sort(),
  );
  const thread = await fetchThread(world.core, connectors, mercy.id, { network: 'bluesky', externalId: reply.uri });
  assert.deepEqual(thread.ok && thread.posts.map(({ externalId }) => externalId), [reply.uri, first.uri]);
  await network.edit('luz.test', reply, 'The harbor one opens at ten');
  await until(async () => (await mercy.heard()).some(({ text }) => text === 'The harbor one opens at ten'));
  await network.delete('ana.test', first);
  await until(async () => !(await mercy.heard()).some((row) => row.external_id === first.uri));
  await network.leave('luz.test');
  await until(async () => !(await mercy.heard()).some((row) => row.external_id === reply.uri));
});

test('killed in the middle and started again: every matching post once', { skip, timeout: 120_000 }, async (t) => {
  const world = await openWorld();
  const mercy = await listening(world, 'lantern');
  const program = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const given = JSON.stringify({ url: world.core.database.url, waits: [[mercy.id, 'lantern']] });
  const start = () => spawn(process.execPath, [program, given], { stdio: ['ignore', 'inherit', 'inherit'] });
  const kill = async (worker: ChildProcess) => {
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  };
  let worker = start();
  t.after(async () => {
    await kill(worker);
    await world.close();
  });
  await connected(mercy);
  const said: string[] = [];
  for (let n = 0; n < 60; n++) {
    const { uri } = await network.post(n % 2 ? 'ana.test' : 'ben.test', n % 3 ? `lantern ${n}` : `other ${n}`);
    if (n % 3) said.push(uri);
    if (n === 20) {
      await kill(worker);
      worker = start();
    }
    if (n === 40) await kill(worker);
  }
  worker = start();
  await until(async () => (await mercy.heard()).length === said.length);
  assert.deepEqual((await mercy.heard()).map((row) => row.external_id).sort(), said.sort());
});
