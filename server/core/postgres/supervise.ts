// Watches over the embedded PostgreSQL while the program runs, and brings it back when it dies.

import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';
import type { Joined } from './join.ts';

export interface Supervised {
  /** Ends the watch; resolves to the connection that still stands, if one does. */
  end(): Promise<pg.Client | null>;
}

/** Rejoins each time the member's connection ends; waits longer between attempts the more of them fail. */
export function supervise(first: Joined, rejoin: () => Promise<Joined>, log: Log): Supervised {
  const ended = new AbortController();
  let member: pg.Client | null = first.member;
  let work = Promise.resolve();

  function watch(client: pg.Client): void {
    member = client;
    client.once('end', () => {
      member = null;
      if (!ended.signal.aborted) work = comeBack();
    });
  }

  async function comeBack(): Promise<void> {
    log.warn({}, 'PostgreSQL went away. It is being started again.');
    for (let turn = 0; !ended.signal.aborted; turn++) {
      try {
        watch((await rejoin()).member);
        log.info({}, 'PostgreSQL answers again.');
        return;
      } catch (error) {
        log.error({ error }, 'PostgreSQL could not be started again yet.');
      }
      await pause(Math.min(200 * 2 ** turn, 5000), undefined, { signal: ended.signal }).catch(() => {});
    }
  }

  watch(first.member);
  return {
    async end() {
      ended.abort();
      await work;
      return member;
    },
  };
}
