// The only way from an id to a delivery, and to all of them.
import type { Delivery } from '../../../contract/connect.ts';
import type { Right } from '../../../contract/rights.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { isId } from '../../core/ids.ts';
import { type DeliveryRow, findDeliveries } from './store.ts';
import { deliveryView } from './views.ts';

export async function accessDelivery(
  context: Context,
  id: string,
  right: Right = 'channels.read',
): Promise<DeliveryRow> {
  const { db, organization, actor } = context;
  const [row] = await findDeliveries(db, organization, { id, facilities: facilitiesFor(actor, right), own: actor.id });
  if (!row) throw notFound();
  return row;
}

export async function showDeliveries(
  { db, organization, actor }: Context,
  {
    channelId,
    postId,
    state,
    before,
    limit,
  }: {
    channelId?: string | undefined;
    postId?: string | undefined;
    state?: Delivery['state'] | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<{ deliveries: Delivery[]; next: string | null }> {
  if (before !== undefined && !isId(before)) throw new Refusal('request.invalid');
  const facilities = facilitiesFor(actor, 'channels.read');
  const rows = await findDeliveries(db, organization, {
    facilities,
    own: actor.id,
    limit: limit + 1,
    ...(channelId ? { channelId } : {}),
    ...(postId ? { postId } : {}),
    ...(state ? { state } : {}),
    ...(before ? { before } : {}),
  });
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
  return { deliveries: shown.map(deliveryView), next };
}
