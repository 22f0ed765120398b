// Facts for rooms to the right: one job for each subscriber, written in the fact's own transaction.
import type { EventName, Events as Payloads } from '../../contract/events.ts';
import type { Transaction } from './database.ts';
import type { Job, Jobs } from './jobs.ts';

/** Which jobs want to know of which facts; `app.ts` says. */
export type Subscribers = { [Name in EventName]?: readonly Job<Payloads[Name]>[] };

export interface Events {
  emit<Name extends EventName>(db: Transaction, name: Name, payload: Payloads[Name]): Promise<void>;
}

export function openEvents(jobs: Jobs, subscribers: Subscribers): Events {
  return {
    async emit(db, name, payload) {
      for (const job of subscribers[name] ?? []) await jobs.later(db, job, payload);
    },
  };
}
