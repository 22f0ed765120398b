// How a try ended is written with everything that follows from it, once: the claim says whose answer counts.
import type { Updateable } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { updateChannel } from '../channels/store.ts';
import type { DeliveryTable } from '../tables.ts';
import type { Claimed } from './claim.ts';
import { type After, nextLook } from './rules.ts';
import { endTry } from './store.ts';

export interface Ending {
  /** What the network calls it, and where it stands. */
  found?: { externalId?: string; url?: string };
  signedOut?: boolean;
}

export async function endDelivery(
  core: Core,
  { row, channel, memory }: Claimed,
  after: After,
  { found = {}, signedOut = false }: Ending = {},
): Promise<void> {
  await act(core, row.organization_id, program, async ({ db, organization, events, clock, wake }) => {
    const now = clock.now();
    const values: Updateable<DeliveryTable> =
      after.state === 'posted'
        ? {
            fault: null,
            posted_at: now,
            external_id: found.externalId ?? row.target?.externalId ?? null,
            url: found.url ?? null,
            next_at: memory.canLook ? nextLook(0, now) : null,
          }
        : { fault: JSON.stringify(after.fault), next_at: after.nextAt };
    if (!(await endTry(db, row, { ...values, state: after.state }))) return;
    if (signedOut) {
      await updateChannel(db, organization, channel.id, { signed_out_at: now, fault: JSON.stringify(after.fault) });
      await wake('channels');
    }
    await events.emit(db, 'delivery.changed', { organizationId: organization, deliveryId: row.id, state: after.state });
    await wake('deliveries');
    // Whoever reads the stream sees that it is answered, or is so no more.
    if (after.state === 'posted' && (row.kind === 'reply' || row.kind === 'delete')) await wake('posts');
  });
}
