// Certifies a channel: the whole round on a throw-away post, as the operator's own account; the result is kept with the channel.
import { operator } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { pause } from '../../core/lease.ts';
import { record } from '../../govern/index.ts';
import { changed } from '../channels/add.ts';
import { type ChannelRow, findChannels, updateChannel } from '../channels/store.ts';
import { type Connector, connectorOf } from '../connector.ts';
import { speakingOf } from '../deliver/ask.ts';
import type { Report, Step } from './report.ts';
import { walk } from './round.ts';
import type { Speaker } from './say.ts';

export interface Wish {
  organization: string;
  /** A channel by its id or its name. */
  channel: string;
  signal: AbortSignal;
  /** How long one thing may take, ms. */
  patience?: number;
  /** After each step. */
  told?(step: Step): void;
  wait?: Speaker['wait'];
}

/** @throws Refusal `not_found` for a channel that is not there, `delivery.cannot` for one that says nothing */
export async function certify(core: Core, connectors: readonly Connector[], wish: Wish): Promise<Report> {
  const { organization, signal } = wish;
  const channel = await act(core, organization, operator, async ({ db, clock }) =>
    named(await findChannels(db, organization, clock.now()), wish.channel),
  );
  const speaking = speakingOf(connectors, channel.connector);
  const host = speaking.destination(channel.settings);
  const { steps, left } = await walk({
    speaker: {
      core,
      connectors,
      organization,
      channelId: channel.id,
      wait: wish.wait ?? pause,
      patience: wish.patience ?? 120_000,
    },
    connector: connectorOf(connectors, channel.connector)!,
    channel,
    speaking,
    id: newId(core.clock),
    host,
    signal,
    told: wish.told ?? (() => {}),
  });
  const ok = left.length === 0 && !signal.aborted && steps.every(({ was }) => was !== 'failed');
  const { version } = core.config;
  const on = core.clock.now().toISOString();
  await act(core, organization, operator, async (context) => {
    await updateChannel(context.db, organization, channel.id, { certified: JSON.stringify({ on, ok, version }) });
    await record(context, 'channel.certified', { kind: 'channel', id: channel.id }, { ok, version });
    await changed(context, channel.id);
  });
  const { connector, network } = channel;
  return { program: 'OpenRounds', version, on, channelId: channel.id, connector, network, host, ok, steps, left };
}

function named(channels: readonly ChannelRow[], wanted: string): ChannelRow {
  const same = channels.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (same.length !== 1) throw new Refusal('not_found');
  return same[0]!;
}
