// All deliveries that are due: many at once, few for each server, so that a slow or broken one keeps nobody waiting.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector } from '../connector.ts';
import { watchful } from '../hear/watchful.ts';
import { findDueDeliveries } from './store.ts';
import { workDelivery } from './work.ts';

const atOnce = 64;
const each = 4;
const every = 1000;

export async function startDeliveries(core: Core, connectors: readonly Connector[]) {
  const stopped = new AbortController();
  const running = new Map<string, { destination: string; done: Promise<void> }>();
  const toward = (name: string) => [...running.values()].filter(({ destination }) => destination === name).length;

  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDueDeliveries(db, core.clock.now(), each * 4));
    for (const { organization, id, destination } of due) {
      if (running.size >= atOnce) break;
      if (running.has(id) || toward(destination) >= each) continue;
      const done = workDelivery(core, connectors, { organization, id }, stopped.signal)
        .catch((error) => {
          if (!stopped.signal.aborted) core.log.warn({ kind: kindOf(error) }, 'A delivery could not be worked on.');
        })
        .finally(() => {
          running.delete(id);
          // Whatever waited for a free place may go now.
          if (!stopped.signal.aborted) watching.wake();
        });
      running.set(id, { destination, done });
    }
  };

  const watching = watchful(core, look, every, 'deliveries');
  return {
    async stop() {
      // A call on its way is given the time to come back: the answer is worth more than the seconds.
      await watching.stop();
      const all = Promise.all([...running.values()].map(({ done }) => done));
      await Promise.race([all, new Promise((late) => setTimeout(late, 6000).unref())]);
      stopped.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
