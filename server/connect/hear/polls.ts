// All channels that are asked now and then: many at once, each by itself, so that a slow or broken one keeps nobody waiting.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import { pollChannel } from './poll.ts';
import { findDue } from './store.ts';
import { watchful } from './watchful.ts';

const atOnce = 16;
const every = 5000;

export async function startPolls(core: Core, connectors: readonly Connector[], receiver: Receiver) {
  const names = connectors.filter((connector) => connector.poll).map(({ name }) => name);
  const stopped = new AbortController();
  const running = new Map<string, Promise<void>>();

  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDue(db, names, core.clock.now()));
    for (const channel of due) {
      if (running.size >= atOnce) break;
      if (running.has(channel.id)) continue;
      const polling = pollChannel(core, connectors, receiver, channel, stopped.signal)
        .catch((error) => {
          if (!stopped.signal.aborted) core.log.warn({ kind: kindOf(error) }, 'A channel could not be asked.');
        })
        .finally(() => {
          const full = running.size >= atOnce;
          running.delete(channel.id);
          if (full && !stopped.signal.aborted) watching.wake();
        });
      running.set(channel.id, polling);
    }
  };

  const watching = watchful(core, look, every);
  return {
    async stop() {
      stopped.abort();
      await watching.stop();
      await Promise.all(running.values());
    },
  };
}
