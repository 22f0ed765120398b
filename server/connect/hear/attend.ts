// One channel's own connection, held open: what it brings is stored with its cursor, how it is doing is shown.
import type { Fault } from '../../../contract/connect.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import { pause } from '../../core/lease.ts';
import type { Connector, Heard } from '../connector.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import type { Receiver } from '../receiver.ts';
import { pauseAfter } from './backoff.ts';
import { choose } from './choose.ts';
import { keepHeard } from './keep-heard.ts';
import { findAttended, json, saveChannel } from './store.ts';

export interface Attended {
  organization: string;
  id: string;
  connector: Connector;
}

const pauses = { first: 2000, longest: 300_000, least: 500 };

/** Attends until `signal` aborts or the channel is signed out, with growing pauses between tries; `hurried` ends a pause. */
export async function attendChannel(
  core: Core,
  receiver: Receiver,
  channel: Attended,
  signal: AbortSignal,
  hurried: () => AbortSignal,
): Promise<void> {
  const { organization, id, connector } = channel;
  const save = (values: Parameters<typeof saveChannel>[3]) =>
    act(core, organization, program, async ({ db, wake }) => {
      await saveChannel(db, organization, id, values);
      await wake('channels');
    });
  for (let failures = 0; !signal.aborted; ) {
    const row = await act(core, organization, program, ({ db }) => findAttended(db, organization, id));
    if (!row || row.signed_out_at) return;
    const begun = core.clock.now();
    await save({ last_tried_at: begun });
    const by = { organization, id, facilityId: row.facility_id, network: connector.network(row.settings) };
    const keep = (heard: Heard) => keepHeard(core, receiver, by, heard, (now) => afterHearing(heard, now), { signal });
    const fault = await connector.attend!(
      {
        settings: row.settings,
        credentials: credentialsOf(core, organization, id),
        cursor: row.cursor,
        signal,
        store: keep,
        async sift(heard) {
          const items = await choose(receiver, heard, [organization]);
          const posts = items.flatMap((item) => ('post' in item ? [item.post] : []));
          const changes = items.flatMap((item) => ('change' in item ? [item.change] : []));
          await keep({ ...heard, posts, changes });
        },
        connected() {
          failures = 0;
          void save({ fault: null, failures: 0, next_try_at: null, last_heard_at: core.clock.now() }).catch(() => {});
        },
      },
      core,
    ).catch((error): Fault => {
      if (!signal.aborted) core.log.error({ connector: connector.name, kind: kindOf(error) }, 'A connector failed.');
      return { code: 'connector', values: {} };
    });
    if (signal.aborted || !fault) return;
    const now = core.clock.now();
    if (fault.code === 'signed_out')
      return void (await save({ fault: json(fault), signed_out_at: now, next_try_at: null }));
    const ms = pauseAfter(failures++, pauses);
    await save({ fault: json(fault), failures, next_try_at: new Date(now.getTime() + ms) }).catch(() => {});
    await pause(ms, AbortSignal.any([signal, hurried()]));
  }
}

const afterHearing = ({ cursor, lagSeconds, quota }: Heard, now: Date) => ({
  ...(cursor === undefined ? {} : { cursor: json(cursor) }),
  last_heard_at: now,
  lag_seconds: lagSeconds ?? null,
  ...(quota ? { quota: JSON.stringify(quota) } : {}),
});
