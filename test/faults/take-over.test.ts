// Two workers, and the one that listens is killed: the other listens within seconds, and nothing that was said meanwhile is missing.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyDatabase } from '../database.ts';
import type { Program } from '../program.ts';
import { judge, settled, startLoad } from './load.ts';
import { startNetworks } from './networks.ts';
import { openWorld, settingsFor, startWorker, type World } from './world.ts';

const kills = 3;
const within = 15_000;

test('of two workers, the one that listens is killed', { timeout: 180_000 }, async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'openrounds-faults-'));
  const database = await emptyDatabase(true);
  const workers: Program[] = [];
  let world: World | undefined;
  after(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await world?.close();
    await database.close();
    await rm(data, { recursive: true, force: true });
  });
  const networks = await startNetworks();
  const settings = { ...settingsFor(data, networks.jetstream.url), OPENROUNDS_DATABASE_URL: database.url };
  world = await openWorld(settings, networks);
  const start = async () => void workers.push(await startWorker(data, settings));
  const listening = (count: number) =>
    Promise.all([networks.stand, networks.jetstream].map((network) => network.listening(count)));
  // The first one listens everywhere before the second one comes, and so on: the oldest is the one that listens.
  await start();
  await listening(1);
  await start();

  const load = startLoad(world, networks);
  const seconds: number[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    while (load.share() < kill / (kills + 1)) await pause(20);
    await workers.shift()!.end('SIGKILL');
    const begun = performance.now();
    await listening(0);
    await listening(1);
    const took = performance.now() - begun;
    seconds.push(took / 1000);
    assert.ok(took < within, `taken over after ${took} ms`);
    await start();
  }
  await load.finished;
  await settled(world, load);
  t.diagnostic(`${kills} kills; taken over after ${seconds.map((each) => each.toFixed(1)).join(', ')} s`);
  await judge(t, world, networks, load);
});
