// Facts that other rooms want to know: written in the fact's own transaction, told after it is committed.

export interface Events {
  /** Posts were stored; the ids of at most 1,000 of them. */
  'posts.arrived': { organizationId: string; postIds: string[] };
  'posts.changed': { organizationId: string; postIds: string[]; change: 'edited' | 'deleted' };
  /** Posts were folded, muted, brought back, or lost their words to retention: where they count changed. At most 1,000. */
  'posts.moved': { organizationId: string; postIds: string[] };
  /** Posts were read, or read anew; at most 1,000 of them. */
  'posts.analysed': { organizationId: string; postIds: string[] };
  /** What the organization says of itself, or the days it counts in. */
  'organization.changed': { organizationId: string };
  /** Where to look, never what was said. */
  'alert.changed': {
    organizationId: string;
    alertId: string;
    kind: 'rise' | 'critical' | 'life_risk';
    change: 'opened' | 'joined' | 'accepted' | 'handed_back' | 'closed' | 'reopened';
    address: string;
  };
  'watch.changed': { organizationId: string; watchId: string };
  'channel.changed': { organizationId: string; channelId: string };
  'delivery.changed': { organizationId: string; deliveryId: string; state: string };
  'import.finished': { organizationId: string; importId: string };
}

export type EventName = keyof Events;

/** What a live page is woken by; it then reads the rows. */
export const topics = [
  'posts',
  'watches',
  'analyses',
  'insights',
  'alerts',
  'notices',
  'reports',
  'channels',
  'deliveries',
  'threads',
  'imports',
  'people',
  'views',
  'organization',
  'demonstration',
] as const;
export type Topic = (typeof topics)[number];
