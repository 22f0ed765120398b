// A delivery as it leaves this room.
import type { Delivery } from '../../../contract/connect.ts';
import type { DeliveryRow } from './store.ts';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export function deliveryView(row: DeliveryRow): Delivery {
  const waits = row.state === 'queued' || row.state === 'sending';
  return {
    id: row.id,
    channelId: row.channel_id,
    kind: row.kind,
    target: row.target,
    content: row.content,
    state: row.state,
    fault: row.fault,
    tries: row.tries,
    nextTryAt: waits ? iso(row.next_at) : null,
    url: row.url,
    externalId: row.external_id,
    byHand: row.by_hand,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    postedAt: iso(row.posted_at),
    seenAt: iso(row.seen_at),
    decidedBy: row.decided_by,
  };
}
