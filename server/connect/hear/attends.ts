// All channels with a connection of their own, each under a lease: another process takes over what a dead one held.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { keepLease } from '../../core/lease.ts';
import { type Connector, connectorOf } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import { attendChannel } from './attend.ts';
import { findToAttend } from './store.ts';
import { watchful } from './watchful.ts';

interface Held {
  hurry: AbortController;
  lease: { stop(): Promise<void> };
  /** What it began with; other settings begin anew. */
  mark: string;
}

export async function startAttending(core: Core, connectors: readonly Connector[], receiver: Receiver) {
  const names = connectors.filter(({ attend }) => attend).map(({ name }) => name);
  const held = new Map<string, Held>();

  const look = async () => {
    const wanted = new Map(
      (await inInstallation(core.database, (db) => findToAttend(db, names))).map((row) => [row.id, row]),
    );
    for (const [id, { lease, mark }] of held) {
      if (wanted.get(id)?.mark === mark) continue;
      held.delete(id);
      await lease.stop();
    }
    for (const [id, { organization, connector: name, mark, hurry }] of wanted) {
      const before = held.get(id);
      if (before && hurry) {
        before.hurry.abort();
        before.hurry = new AbortController();
      }
      if (before) continue;
      const connector = connectorOf(connectors, name)!;
      const entry = { hurry: new AbortController(), mark } as Held;
      entry.lease = keepLease(core, `connect attend ${id}`, (signal) =>
        attendChannel(core, receiver, { organization, id, connector }, signal, () => entry.hurry.signal),
      );
      held.set(id, entry);
    }
  };

  const watching = watchful(core, look, 30_000);
  await watching.first;
  return {
    async stop() {
      await watching.stop();
      await Promise.all([...held.values()].map(({ lease }) => lease.stop()));
    },
  };
}
