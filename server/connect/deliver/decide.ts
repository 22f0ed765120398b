// A person says what became of a delivery that neither the program nor the network can tell of.
import type { Delivery } from '../../../contract/connect.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { record } from '../../govern/index.ts';
import { accessDelivery } from './access.ts';
import { lockDelivery, saveDelivery } from './store.ts';
import { deliveryView } from './views.ts';

export async function decide(
  context: Context,
  id: string,
  { decision, url }: { decision: 'posted' | 'again' | 'drop'; url?: string | undefined },
): Promise<Delivery> {
  const { db, organization, actor, clock } = context;
  await accessDelivery(context, id, 'deliveries.write');
  const row = await lockDelivery(db, organization, id);
  if (!row) throw notFound();
  if (row.state !== 'unknown') throw new Refusal('delivery.state');
  const now = clock.now();
  const values = {
    posted: { state: 'posted', posted_at: now, url: url ?? row.url, by_hand: true, fault: null, next_at: null },
    // As a new one, asked for now: under the same key, and neither the old try nor its age is held against it.
    again: { state: 'queued', first_tried_at: null, created_at: now, fault: null, next_at: now },
    drop: { state: 'taken_back', next_at: null },
  } as const;
  await saveDelivery(db, organization, id, { ...values[decision], decided_by: actor.id });
  await record(context, 'delivery.decided', { kind: 'delivery', id }, { decision });
  const changed = (await lockDelivery(db, organization, id))!;
  await context.events.emit(db, 'delivery.changed', {
    organizationId: organization,
    deliveryId: id,
    state: changed.state,
  });
  await context.wake('deliveries');
  if (decision === 'posted') await context.wake('posts');
  return deliveryView(changed);
}
