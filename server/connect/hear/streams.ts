// All public streams: one connection for each in the whole installation, begun and ended as channels come and go.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { keepLease } from '../../core/lease.ts';
import { type Connector, connectorOf } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import { findHeard, findStream } from './store.ts';
import { holdStream, type Stream } from './stream.ts';
import { watchful } from './watchful.ts';

interface Held {
  stream: Stream;
  hurry: AbortController;
  lease: { stop(): Promise<void> };
}

export async function startStreams(core: Core, connectors: readonly Connector[], receiver: Receiver) {
  const held = new Map<string, Held>();
  const names = connectors.filter((connector) => connector.stream).map(({ name }) => name);

  const hold = (stream: Stream): Held => {
    const entry = { stream, hurry: new AbortController() } as Held;
    const hurried = () => entry.hurry.signal;
    entry.lease = keepLease(core, `connect ${stream.name}`.slice(0, 200), (signal) =>
      holdStream(core, receiver, stream, signal, hurried),
    );
    return entry;
  };

  const look = async () => {
    const channels = await inInstallation(core.database, (db) => findHeard(db, names));
    const wanted = new Map<string, Stream>();
    for (const { organization, id, connector, key, settings, facilityId } of channels) {
      const before = wanted.get(key);
      const hearers = [...(before?.hearers ?? []), { organization, channelId: id, facilityId }];
      wanted.set(key, { name: key, connector: connectorOf(connectors, connector)!, settings, hearers });
    }
    for (const [name, entry] of held) {
      const now = wanted.get(name);
      if (now) entry.stream.hearers = now.hearers;
      else {
        held.delete(name);
        await entry.lease.stop();
      }
    }
    for (const [name, stream] of wanted) if (!held.has(name)) held.set(name, hold(stream));
    for (const [name, entry] of held) {
      const row = await inInstallation(core.database, (db) => findStream(db, name));
      if (!row?.fault || row.next_try_at !== null) continue;
      entry.hurry.abort();
      entry.hurry = new AbortController();
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
