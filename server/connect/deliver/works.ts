// All deliveries that are due: many at once, few for each server, so that a slow or broken one keeps nobody waiting.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector } from '../connector.ts';
import { watchful } from '../hear/watchful.ts';
import { tolerated } from './rules.ts';
import { findAiling, findDueDeliveries } from './store.ts';
import { workDelivery } from './work.ts';

const atOnce = 128;
const each = 4;
const every = 1000;

/** The worker's rounds: each begins what is due and finds a place; what it began goes on. */
export function openDeliveries(core: Core, connectors: readonly Connector[], ended: () => void = () => {}) {
  const stopped = new AbortController();
  const running = new Map<string, { destination: string; done: Promise<void> }>();
  const toward = (name: string) => [...running.values()].filter(({ destination }) => destination === name).length;

  /** @returns the ids of the deliveries that it began */
  const round = async (): Promise<string[]> => {
    const now = core.clock.now();
    const { due, ailing } = await inInstallation(core.database, async (db) => ({
      due: await findDueDeliveries(db, now, each * 4),
      ailing: await findAiling(db, tolerated),
    }));
    const begun: string[] = [];
    for (const { organization, id, destination } of due) {
      if (running.size >= atOnce) break;
      // Whether a server is well again is tried with one: it may keep a place for as long as a call may take. And where many
      // servers keep theirs, there is one for everybody else.
      const most = ailing.has(destination) || running.size >= atOnce / 2 ? 1 : each;
      if (running.has(id) || toward(destination) >= most) continue;
      const done = workDelivery(core, connectors, { organization, id }, stopped.signal)
        .catch((error) => {
          if (!stopped.signal.aborted) core.log.warn({ kind: kindOf(error) }, 'A delivery could not be worked on.');
        })
        .finally(() => {
          running.delete(id);
          // Whatever waited for a free place may go now.
          if (!stopped.signal.aborted) ended();
        });
      running.set(id, { destination, done });
      begun.push(id);
    }
    return begun;
  };

  const all = () => Promise.all([...running.values()].map(({ done }) => done));
  return {
    round,
    /** How many are on their way. */
    running: () => running.size,
    async stop() {
      // A call on its way is given the time to come back: the answer is worth more than the seconds.
      await Promise.race([all(), new Promise((late) => setTimeout(late, 6000).unref())]);
      stopped.abort();
      await all();
    },
  };
}

export async function startDeliveries(core: Core, connectors: readonly Connector[]) {
  const deliveries = openDeliveries(core, connectors, () => watching.wake());
  const watching = watchful(core, deliveries.round, every, 'deliveries');
  return {
    async stop() {
      await watching.stop();
      await deliveries.stop();
    },
  };
}
