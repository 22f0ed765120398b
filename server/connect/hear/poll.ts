// Asks one channel's network once, and stores what it said with the cursor and the channel's health.
import type { Fault } from '../../../contract/connect.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import type { Connector, Polled, Settings } from '../connector.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import type { Receiver } from '../receiver.ts';
import { pauseAfter } from './backoff.ts';
import { keepHeard } from './keep-heard.ts';
import { claimChannel, json, saveChannel } from './store.ts';

const longestPoll = 120_000;
const afterFailure = { first: 60_000, longest: 6 * 3_600_000, least: 20_000 };

type Answer = Extract<Polled, { ok: true }>;

export interface Due {
  organization: string;
  id: string;
}

/** Does nothing when another process is at it. A failure is stored and shown; it never throws for one. */
export async function pollChannel(
  core: Core,
  connectors: readonly Connector[],
  receiver: Receiver,
  { organization, id }: Due,
  signal: AbortSignal,
): Promise<void> {
  const now = core.clock.now();
  const until = new Date(now.getTime() + longestPoll * 2);
  const channel = await act(core, organization, program, ({ db }) => claimChannel(db, organization, id, now, until));
  if (!channel) return;
  const { settings, cursor } = channel;
  const connector = connectors.find(({ name }) => name === settings.connector);
  if (!connector?.poll) return;
  const credentials = credentialsOf(core, organization, id);
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(longestPoll)]);
  const polled = await connector
    .poll({ settings, cursor, credentials, signal: inTime }, core)
    .catch((error): Polled => {
      core.log.error({ connector: connector.name, kind: kindOf(error) }, 'A connector failed.');
      return { ok: false, fault: { code: 'connector', values: {} } };
    });
  if (signal.aborted) return release(core, organization, id);
  const wasFailing = channel.fault !== null;
  if (!polled.ok) return fail(core, organization, id, channel.failures, polled, wasFailing);
  try {
    const network = connector.network(polled.settings ?? settings);
    const by = { organization, id, facilityId: channel.facility_id, network };
    const after = (at: Date) => heard(core, connector, polled, at);
    await keepHeard(core, receiver, by, polled, after, { signal, wakes: wasFailing });
  } catch (error) {
    if (signal.aborted) return release(core, organization, id);
    core.log.error({ connector: connector.name, kind: kindOf(error) }, 'What a channel brought could not be stored.');
    await fail(
      core,
      organization,
      id,
      channel.failures,
      { ok: false, fault: { code: 'storing', values: {} } },
      wasFailing,
    );
  }
}

/** A little later than asked for, by chance, so that channels added together don't stay together. */
function heard(core: Core, connector: Connector, answer: Answer, now: Date) {
  const next = (answer.nextTryAt ?? new Date(now.getTime() + 900_000)).getTime();
  const moved: Settings | undefined = answer.settings;
  return {
    ...(answer.cursor === undefined ? {} : { cursor: json(answer.cursor) }),
    ...(moved ? { settings: JSON.stringify(moved), key: connector.streamKey?.(moved, core.config) ?? null } : {}),
    last_heard_at: now,
    next_try_at: new Date(next + Math.random() * 0.05 * (next - now.getTime())),
    quota: answer.quota ? JSON.stringify(answer.quota) : null,
    lag_seconds: answer.lagSeconds ?? null,
    fault: null,
    failures: 0,
    claimed_until: null,
  };
}

async function fail(
  core: Core,
  organization: string,
  id: string,
  failures: number,
  { fault, nextTryAt, gone }: { ok: false; fault: Fault; nextTryAt?: Date; gone?: true },
  wasFailing: boolean,
): Promise<void> {
  const now = core.clock.now();
  const later = new Date(now.getTime() + pauseAfter(failures, afterFailure));
  await act(core, organization, program, async (context) => {
    await saveChannel(context.db, organization, id, {
      fault: json(fault),
      failures: failures + 1,
      next_try_at: nextTryAt && nextTryAt > later ? nextTryAt : later,
      claimed_until: null,
      ...(gone ? { paused_at: now } : {}),
      ...(fault.code === 'signed_out' ? { signed_out_at: now } : {}),
    });
    if (!wasFailing)
      await context.events.emit(context.db, 'channel.changed', { organizationId: organization, channelId: id });
    await context.wake('channels');
  });
}

const release = (core: Core, organization: string, id: string) =>
  act(core, organization, program, ({ db }) => saveChannel(db, organization, id, { claimed_until: null })).catch(
    () => {},
  );
