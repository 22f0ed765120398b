// The worker is killed every two seconds while people write and answers go out: nothing is lost, nothing is said twice.
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { judge, settled, startLoad } from './load.ts';
import { openWithWorkers } from './world.ts';

const livesFor = 2000;

test('a worker that is killed every two seconds', { timeout: 180_000 }, async (t) => {
  const { networks, world, start, kill } = await openWithWorkers();
  await start();
  // The place in each stream is known from here on: what was written before is history.
  await networks.listening(1);

  const load = startLoad(world, networks);
  let kills = 0;
  const cutOff = new Set<string>();
  while (load.share() < 1) {
    await pause(livesFor);
    await kill();
    kills++;
    for (const { state, text } of await world.deliveries()) if (state === 'sending') cutOff.add(text);
    await start();
  }
  await load.finished;
  await settled(world, load);
  t.diagnostic(`${kills} kills; ${cutOff.size} answers cut off on their way`);
  await judge(t, world, networks, load);
});
