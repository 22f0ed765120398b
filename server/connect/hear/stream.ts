// One public stream, held open for everybody who hears it: what nobody waits for is never stored.
import { program } from '../../core/actor.ts';
import { type Core, enter } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import { pause } from '../../core/lease.ts';
import type { Connector, Heard, Settings } from '../connector.ts';
import type { Receiver } from '../receiver.ts';
import { askedToWait } from '../socket.ts';
import { pauseAfter } from './backoff.ts';
import { choose, type Item } from './choose.ts';
import { keepPieces } from './keep.ts';
import { type Names, openNames } from './names.ts';
import { openRate } from './rate.ts';
import { countStored, findStream, json, saveHeard, saveStream } from './store.ts';

export interface Hearer {
  organization: string;
  channelId: string;
  facilityId: string | null;
}

export interface Stream {
  name: string;
  connector: Connector;
  settings: Settings;
  /** Who hears it now; changes while it is open. */
  hearers: readonly Hearer[];
}

const heartbeat = 10_000;
/** A connection that stood this long was a good one, ms; a server that takes us and drops us is asked less and less often. */
const steady = 60_000;
/** A batch in which nobody found anything saves the cursor no more often than this, ms. */
const cursorEvery = 1000;

/** Holds the stream until `signal` aborts, with growing pauses between tries. `hurry` says whether to end a pause. */
export async function holdStream(
  core: Core,
  receiver: Receiver,
  stream: Stream,
  signal: AbortSignal,
  hurried: () => AbortSignal,
): Promise<void> {
  const { name, connector } = stream;
  const now = () => core.clock.now();
  const rate = openRate();
  const names = openNames(connector, stream.settings, core, signal);
  const save = (values: Parameters<typeof saveStream>[2]) =>
    inInstallation(core.database, (db) => saveStream(db, name, values));
  const beat = setInterval(() => {
    save({ checked_at: now(), read_per_minute: rate.perMinute() }).catch(() => {});
  }, heartbeat);
  try {
    for (let failures = 0; !signal.aborted; ) {
      const saved = await inInstallation(core.database, (db) => findStream(db, name));
      await save({ last_tried_at: now(), connected_at: null, checked_at: now() });
      const store = openStore(core, receiver, stream, names, signal);
      let stoodFrom = Number.POSITIVE_INFINITY;
      let told = Promise.resolve();
      const given = {
        settings: stream.settings,
        cursor: saved?.cursor ?? null,
        signal,
        read(posts: number) {
          rate.add(posts);
          core.metrics.heard.inc({ network: connector.network(stream.settings) }, posts);
        },
        connected() {
          stoodFrom = performance.now();
          const up = { connected_at: now(), checked_at: now(), fault: null, failures: 0, next_try_at: null };
          told = tell(core, stream, () => save(up)).catch(() => {});
        },
        store,
      };
      const fault = await connector.stream!(given, core).catch((error) => {
        core.log.error({ kind: kindOf(error) }, 'A public stream could not be stored.');
        return { code: 'storing', values: {} };
      });
      await told;
      if (signal.aborted || !fault) break;
      if (performance.now() - stoodFrom > steady) failures = 0;
      const ms = Math.max(pauseAfter(failures++, { first: 1000, longest: 60_000, least: 250 }), askedToWait(fault));
      const nextTryAt = new Date(now().getTime() + ms);
      await tell(core, stream, () =>
        save({ connected_at: null, fault: json(fault), failures, next_try_at: nextTryAt, read_per_minute: null }),
      ).catch(() => {});
      await pause(ms, AbortSignal.any([signal, hurried()]));
    }
  } finally {
    clearInterval(beat);
    await save({ connected_at: null, read_per_minute: null }).catch(() => {});
  }
}

/** Runs `change` and wakes the pages of everybody who hears the stream. */
async function tell(core: Core, { hearers }: Stream, change: () => Promise<void>): Promise<void> {
  await change();
  await inInstallation(core.database, async (db) => {
    for (const { organization } of hearers) await core.live.wake(db, organization, 'channels');
  });
}

function openStore(core: Core, receiver: Receiver, stream: Stream, names: Names, signal: AbortSignal) {
  let savedAt = Number.NEGATIVE_INFINITY;
  const network = stream.connector.network(stream.settings);
  return async (heard: Heard): Promise<void> => {
    const hearers = new Map(stream.hearers.map((hearer) => [hearer.organization, hearer]));
    const items = await choose(receiver, heard, [...hearers.keys()]);
    const at = core.clock.now();
    if (items.length === 0 && performance.now() - savedAt < cursorEvery && heard.cursor !== null && !heard.skipped)
      return;
    await names.fillIn(items.flatMap((item) => ('post' in item ? [item.post] : [])));
    // The whole batch and its cursor in one transaction; pieces of it, where that fails, and then the cursor by itself.
    const refused = await keepPieces(
      items,
      async (piece) => {
        const last = piece.length === items.length ? heard : null;
        core.metrics.stored.inc({ network }, await storeItems(core, receiver, piece, hearers, stream.name, last, at));
      },
      { log: core.log, signal },
    );
    if (refused.length > 0) await storeItems(core, receiver, [], hearers, stream.name, heard, at);
    savedAt = performance.now();
    if (heard.lagSeconds !== undefined) core.metrics.lag.set({ stream: stream.name }, heard.lagSeconds);
  };
}

/** In one transaction; returns how many posts are new. */
async function storeItems(
  core: Core,
  receiver: Receiver,
  items: readonly Item[],
  hearers: ReadonlyMap<string, Hearer>,
  name: string,
  heard: Heard | null,
  at: Date,
): Promise<number> {
  return inInstallation(core.database, async (db) => {
    let all = 0;
    // Always in the same order, so that two who store for the same organizations never wait for each other in a circle.
    for (const organization of [...new Set(items.map((item) => item.organization))].sort()) {
      const { channelId, facilityId } = hearers.get(organization)!;
      const mine = items.filter((item) => item.organization === organization);
      const posts = mine.flatMap((item) => ('post' in item ? [item.post] : []));
      const changes = mine.flatMap((item) => ('change' in item ? [item.change] : []));
      const context = await enter(core, db, organization, program);
      const { stored } = await receiver.receive(context, { channelId, facilityId, posts, changes });
      await countStored(db, organization, channelId, stored, at);
      all += stored;
    }
    if (heard) await saveHeard(db, name, heard, at);
    return all;
  });
}
