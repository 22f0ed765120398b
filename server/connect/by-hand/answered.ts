// Notes that somebody answered with their own hands, on a network we can't speak on: a delivery like any other, with link and who.
import type { Delivery } from '../../../contract/connect.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { insertDelivery } from '../deliver/store.ts';
import { deliveryView } from '../deliver/views.ts';
import { webAddress } from '../outside.ts';
import type { Target } from '../speaking.ts';
import { handChannel } from './channel.ts';

export interface HandAnswer {
  network: string;
  target: Target;
  text: string;
  /** Where it can be seen. */
  address?: string | undefined;
}

export async function noteAnsweredByHand(
  context: Context,
  { network, target, text, address }: HandAnswer,
): Promise<Delivery> {
  const { db, organization, actor, clock } = context;
  const url = address === undefined ? null : webAddress(address);
  if (url === undefined) throw new Refusal('channel.address');
  const now = clock.now();
  const id = newId(clock);
  const row = await insertDelivery(db, {
    organization_id: organization,
    id,
    channel_id: await handChannel(context, network),
    kind: 'reply',
    target: JSON.stringify(target),
    content: JSON.stringify({ text, images: [] }),
    key: id,
    state: 'posted',
    destination: network,
    posted_at: now,
    url,
    by_hand: true,
    decided_by: actor.id,
    created_at: now,
    created_by: actor.id,
  });
  await record(context, 'delivery.by_hand', { kind: 'delivery', id }, { network });
  await context.events.emit(db, 'delivery.changed', { organizationId: organization, deliveryId: id, state: 'posted' });
  await context.wake('deliveries');
  return deliveryView(row);
}
