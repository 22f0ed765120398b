// Takes one delivery that is due, and says what the step is: written before the network is told.
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { type ChannelRow, findChannels } from '../channels/store.ts';
import type { Connector, Settings } from '../connector.ts';
import type { Speaking } from '../speaking.ts';
import { speakingOf } from './ask.ts';
import { claimHolds, type Memory, type Step, stepFor } from './rules.ts';
import { type DeliveryRow, lockDelivery, saveDelivery } from './store.ts';

export interface Due {
  organization: string;
  id: string;
}

export interface Claimed {
  row: DeliveryRow;
  channel: ChannelRow;
  step: Step;
  speaking: Speaking<Settings>;
  memory: Memory;
}

/** Undefined when another process is at it, or nothing is to be done now. */
export async function claimDelivery(
  core: Core,
  connectors: readonly Connector[],
  due: Due,
): Promise<Claimed | undefined> {
  return act(core, due.organization, program, async ({ db, organization, clock, wake }) => {
    const now = clock.now();
    const row = await lockDelivery(db, organization, due.id);
    if (!row?.next_at || row.next_at > now || (row.claimed_until && row.claimed_until > now)) return undefined;
    const [channel] = await findChannels(db, organization, now, { id: row.channel_id });
    if (channel?.rests_until && channel.rests_until > now) return undefined;
    const { state } = row;
    if (!channel || channel.paused_at || (state !== 'queued' && state !== 'sending' && state !== 'posted')) {
      await saveDelivery(db, organization, row.id, { next_at: null });
      return undefined;
    }
    const speaking = speakingOf(connectors, channel.connector);
    const memory = { keyHolds: speaking.keyHolds, settles: speaking.settles, canLook: speaking.look !== undefined };
    const step = stepFor(
      { state, tries: row.tries, firstTriedAt: row.first_tried_at, createdAt: row.created_at },
      memory,
      now,
    );
    const until = new Date(now.getTime() + claimHolds(step, memory));
    const tells =
      step === 'tell'
        ? { state: 'sending' as const, tries: row.tries + 1, first_tried_at: row.first_tried_at ?? now }
        : {};
    // Due again when the claim ends: whoever claims it then knows by the state that this try was cut off.
    await saveDelivery(db, organization, row.id, { ...tells, claimed_until: until, next_at: until });
    if (step === 'tell') await wake('deliveries');
    return { row: { ...row, ...tells, claimed_until: until, next_at: until }, channel, step, speaking, memory };
  });
}
