// Two workers, and the one that listens is killed: the other listens within seconds, and nothing that was said meanwhile is missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { judge, settled, startLoad } from './load.ts';
import { openWithWorkers } from './world.ts';

const kills = 3;
const within = 15_000;

test('of two workers, the one that listens is killed', { timeout: 180_000 }, async (t) => {
  const { networks, world, start, kill } = await openWithWorkers();
  // The first one listens everywhere before the second one comes, and so on: the oldest is the one that listens.
  await start();
  await networks.listening(1);
  await start();

  const load = startLoad(world, networks);
  const seconds: number[] = [];
  for (let place = 1; place <= kills; place++) {
    while (load.share() < place / (kills + 1)) await pause(20);
    await kill();
    const begun = performance.now();
    await networks.listening(0);
    await networks.listening(1);
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
