// All deliveries that are due: many at once, few for each server.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import type { Connector } from '../connector.ts';
import { openPlaces } from '../hear/places.ts';
import { watchful } from '../hear/watchful.ts';
import { tolerated } from './rules.ts';
import { findAiling, findDueDeliveries } from './store.ts';
import { workDelivery } from './work.ts';

const atOnce = 128;
const each = 4;
const every = 1000;

/** The worker's rounds: each begins what is due and finds a place; what it began goes on. */
export function openDeliveries(core: Core, connectors: readonly Connector[], ended: () => void = () => {}) {
  const places = openPlaces(core, atOnce, 'A delivery could not be worked on.');

  /** @returns the ids of the deliveries that it began */
  const round = async (): Promise<string[]> => {
    const now = core.clock.now();
    const { due, ailing } = await inInstallation(core.database, async (db) => ({
      due: await findDueDeliveries(db, now, each * 4),
      ailing: await findAiling(db, tolerated),
    }));
    const begun: string[] = [];
    for (const { organization, id, destination } of due) {
      // Whether a server is well again is tried with one: it may keep a place for as long as a call may take. And where many
      // servers keep theirs, there is one for everybody else.
      const most = ailing.has(destination) || places.taken() >= atOnce / 2 ? 1 : each;
      if (places.toward(destination) >= most) continue;
      const run = (signal: AbortSignal) => workDelivery(core, connectors, { organization, id }, signal);
      if (places.begin({ name: id, toward: destination, run, ended })) begun.push(id);
    }
    return begun;
  };
  return {
    round,
    /** How many are on their way. */
    running: places.taken,
    /** A call on its way is given the time to come back: the answer is worth more than the seconds. */
    stop: () => places.stop(6000),
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
