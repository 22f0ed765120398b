// A channel as it leaves this room, with its health in one word.
import type { Channel } from '../../../contract/connect.ts';
import type { Connector } from '../connector.ts';
import type { ChannelRow } from './store.ts';

type Health = Channel['health'];

/** A stream that is further behind than this is said to be. */
const behind = 60;
/** A process that holds a stream says so every ten seconds. */
const silent = 45_000;

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export function channelView(row: ChannelRow, connectors: readonly Connector[], now: Date): Channel {
  const connector = connectors.find(({ name }) => name === row.connector);
  return {
    id: row.id,
    name: row.name,
    network: row.network,
    settings: row.settings,
    facilityId: row.facility_id,
    health: healthOf(row, now),
    verified: [...certifiedOf(row), ...(connector?.verified ?? [])],
    certified: row.certified,
    revoked: row.revoked,
    createdAt: row.created_at.toISOString(),
    pausedAt: iso(row.paused_at),
  };
}

const certifiedOf = ({ certified }: ChannelRow): Channel['verified'] =>
  certified?.ok ? [{ how: 'certified', note: 'certified', on: certified.on }] : [];

/** A public stream has a row of its own once it has been tried. */
const healthOf = (row: ChannelRow, now: Date): Health => (row.stream ? streamHealth(row, now) : polledHealth(row));

function polledHealth(row: ChannelRow): Health {
  const state = row.paused_at
    ? 'paused'
    : row.signed_out_at
      ? 'signed_out'
      : row.fault
        ? 'failing'
        : row.last_heard_at
          ? 'hearing'
          : 'waiting';
  return {
    state,
    lastHeardAt: iso(row.last_heard_at),
    lastTriedAt: iso(row.last_tried_at),
    nextTryAt: row.paused_at ? null : iso(row.next_try_at),
    lagSeconds: row.lag_seconds,
    quota: row.quota,
    fault: row.fault,
    failures: row.failures,
    stored: row.stored,
    storedToday: row.stored_today,
    readPerMinute: null,
  };
}

/** Of a stream, how it is doing stands once for the installation; what came of it, in each organization. */
function streamHealth(row: ChannelRow, now: Date): Health {
  const { stream } = row;
  const held = stream?.connected_at && stream.checked_at && now.getTime() - stream.checked_at.getTime() < silent;
  const lag = stream?.lag_seconds ?? null;
  const heard = lag !== null && lag > behind ? 'behind' : 'hearing';
  return {
    state: row.paused_at ? 'paused' : stream?.fault ? 'failing' : held ? heard : 'waiting',
    lastHeardAt: iso(stream?.last_heard_at ?? null),
    lastTriedAt: iso(stream?.last_tried_at ?? null),
    nextTryAt: row.paused_at || held ? null : iso(stream?.next_try_at ?? null),
    lagSeconds: held ? lag : null,
    quota: null,
    fault: row.paused_at ? null : (stream?.fault ?? null),
    failures: stream?.failures ?? 0,
    stored: row.stored,
    storedToday: row.stored_today,
    readPerMinute: held ? (stream?.read_per_minute ?? null) : null,
  };
}
