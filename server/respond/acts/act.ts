// What an act on a conversation makes of it: the new values and the word for it; null where there is nothing to do.
import type { ThreadRow } from '../access.ts';
import type { ChangeDetails, ChangeKind, Standing } from '../tables.ts';

export interface Given {
  now: Date;
  /** Who acts; null: nobody who could have a conversation. */
  personId: string | null;
}

export interface Changed {
  what: ChangeKind;
  values: Partial<Standing>;
  details?: ChangeDetails;
  reason?: string | null;
}

export type Act<A> = (thread: ThreadRow, act: A, given: Given) => Changed | null;

/** Awake: whoever works on it, or gives it to somebody, brings it back into the queue. */
export const opened = { state: 'open', outcome: null, snoozed_until: null } as const;
