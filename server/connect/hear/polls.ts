// All channels that are asked now and then.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import type { Connector } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import { openPlaces } from './places.ts';
import { pollChannel } from './poll.ts';
import { findDue } from './store.ts';
import { watchful } from './watchful.ts';

const atOnce = 16;
const every = 5000;

export async function startPolls(core: Core, connectors: readonly Connector[], receiver: Receiver) {
  const names = connectors.filter((connector) => connector.poll).map(({ name }) => name);
  const places = openPlaces(core, atOnce, 'A channel could not be asked.');
  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDue(db, names, core.clock.now()));
    for (const channel of due)
      places.begin({
        name: channel.id,
        run: (signal) => pollChannel(core, connectors, receiver, channel, signal),
        ended: (wasFull) => wasFull && watching.wake(),
      });
  };
  const watching = watchful(core, look, every);
  return {
    async stop() {
      await watching.stop();
      await places.stop();
    },
  };
}
