// The worker is killed every two seconds while people write and answers go out: nothing is lost, nothing is said twice.
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

const livesFor = 2000;

test('a worker that is killed every two seconds', { timeout: 180_000 }, async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'openrounds-faults-'));
  const database = await emptyDatabase(true);
  let worker: Program | undefined;
  let world: World | undefined;
  after(async () => {
    await worker?.end('SIGKILL');
    await world?.close();
    await database.close();
    await rm(data, { recursive: true, force: true });
  });
  const networks = await startNetworks();
  const settings = { ...settingsFor(data, networks.jetstream.url), OPENROUNDS_DATABASE_URL: database.url };
  world = await openWorld(settings, networks);
  const start = () => startWorker(data, settings);
  worker = await start();
  // The place in each stream is known from here on: what was written before is history.
  await Promise.all([networks.stand.listening(1), networks.jetstream.listening(1)]);

  const load = startLoad(world, networks);
  let kills = 0;
  const cutOff = new Set<string>();
  while (load.share() < 1) {
    await pause(livesFor);
    await worker.end('SIGKILL');
    kills++;
    for (const { state, text } of await world.deliveries()) if (state === 'sending') cutOff.add(text);
    worker = await start();
  }
  await load.finished;
  await settled(world, load);
  t.diagnostic(`${kills} kills; ${cutOff.size} answers cut off on their way`);
  await judge(t, world, networks, load);
});
