// Puts something to be said in the queue, in the transaction of the act that decided it.
import type { Delivery } from '../../../contract/connect.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { accessChannel } from '../channels/access.ts';
import { type Connector, connectorOf, type Settings } from '../connector.ts';
import type { Content, DeliveryKind, Speaking, Target } from '../speaking.ts';
import { insertDelivery } from './store.ts';
import { deliveryView } from './views.ts';

export interface Wanted {
  channelId: string;
  kind: DeliveryKind;
  target: Target | null;
  content: Content | null;
  /** The caller's own name for it: asked for twice, it is delivered once. */
  key: string;
  /** Not before: time to take it back. */
  at?: Date;
}

const needsTarget = new Set<DeliveryKind>(['reply', 'edit', 'delete', 'hold', 'release', 'close', 'reopen']);
const needsContent = new Set<DeliveryKind>(['post', 'reply', 'edit']);

/**
 * The intent, written once; the worker sends it.
 * @throws Refusal `delivery.cannot` where the network has no such thing, `delivery.too_long`, `delivery.image`, `channel.signed_out`
 */
export async function deliver(context: Context, connectors: readonly Connector[], wanted: Wanted): Promise<Delivery> {
  const { db, organization, actor, clock } = context;
  const channel = await accessChannel(context, wanted.channelId);
  const speaking = speakingOf(connectors, channel.connector);
  if (channel.signed_out_at) throw new Refusal('channel.signed_out');
  check(speaking, channel.settings, wanted);
  const id = newId(clock);
  const row = await insertDelivery(db, {
    organization_id: organization,
    id,
    channel_id: channel.id,
    kind: wanted.kind,
    target: wanted.target && JSON.stringify(wanted.target),
    content: wanted.content && JSON.stringify(wanted.content),
    key: wanted.key,
    state: 'queued',
    destination: speaking.destination(channel.settings),
    next_at: wanted.at ?? clock.now(),
    created_at: clock.now(),
    created_by: actor.id,
  });
  if (row.id === id) {
    await record(context, 'delivery.queued', { kind: 'delivery', id }, { kind: wanted.kind, channel: channel.id });
    await context.wake('deliveries');
  }
  return deliveryView(row);
}

export function speakingOf(connectors: readonly Connector[], name: string): Speaking<Settings> {
  const speaking = connectorOf(connectors, name)?.speaking;
  if (!speaking) throw new Refusal('delivery.cannot');
  return speaking;
}

function check(speaking: Speaking<Settings>, settings: Settings, { kind, target, content }: Wanted): void {
  if (!speaking.can.includes(kind)) throw new Refusal('delivery.cannot', { kind });
  if (needsTarget.has(kind) !== (target !== null) || needsContent.has(kind) !== (content !== null))
    throw new Refusal('delivery.cannot', { kind });
  if (!content) return;
  const most = speaking.most(settings);
  const length = speaking.count(content.text);
  if (length > most) throw new Refusal('delivery.too_long', { most, length });
  if (content.text.trim() === '' && content.images.length === 0) throw new Refusal('delivery.cannot', { kind });
  if (content.images.length > speaking.images.most) throw new Refusal('delivery.image', { most: speaking.images.most });
}
