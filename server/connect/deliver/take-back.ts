// Takes a delivery back: what was not sent never is; what was posted is deleted, where the network can.
import type { Delivery } from '../../../contract/connect.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import type { Connector } from '../connector.ts';
import { accessDelivery } from './access.ts';
import { deliver } from './ask.ts';
import { lockDelivery, saveDelivery } from './store.ts';
import { deliveryView } from './views.ts';

/** @returns the delivery itself, or the one that deletes what it posted */
export async function takeBack(context: Context, connectors: readonly Connector[], id: string): Promise<Delivery> {
  const { db, organization } = context;
  await accessDelivery(context, id, 'deliveries.write');
  const row = await lockDelivery(db, organization, id);
  if (!row) throw notFound();
  if (row.state === 'posted' && row.external_id && ['post', 'reply'].includes(row.kind)) {
    const target = { externalId: row.external_id, postId: null };
    return deliver(context, connectors, {
      channelId: row.channel_id,
      kind: 'delete',
      target,
      content: null,
      key: `delete ${id}`,
    });
  }
  if (row.state !== 'queued' && row.state !== 'refused') throw new Refusal('delivery.state');
  await saveDelivery(db, organization, id, { state: 'taken_back', next_at: null, content: null });
  await record(context, 'delivery.taken_back', { kind: 'delivery', id });
  await context.events.emit(db, 'delivery.changed', {
    organizationId: organization,
    deliveryId: id,
    state: 'taken_back',
  });
  await context.wake('deliveries');
  return deliveryView({ ...row, state: 'taken_back', next_at: null, content: null });
}
