// Live pages: a NOTIFY wakes them, and they read the rows. One listening connection for each process.
import { setMaxListeners } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import { type Topic, topics } from '../../contract/events.ts';
import type { Ground } from './context.ts';
import type { Transaction } from './database.ts';

const channel = 'openrounds_live';

export interface Live {
  /** On commit, pages of this organization that show the topic are woken. */
  wake(db: Transaction, organization: string, topic: Topic): Promise<void>;
  /** Calls back for each topic, at most four times a second for each. Returns the way to end it. */
  hear(organization: string, woken: (topic: Topic) => void): () => void;
  /** In this process only: calls back for every organization, unthrottled (the matcher hears of watches so). */
  hearAll(woken: (organization: string, topic: Topic) => void): () => void;
  /** Aborts when the process stops, so that open lines end. */
  closing: AbortSignal;
  close(): Promise<void>;
}

export function openLive(ground: Ground): Live {
  const pages = new Map<string, Set<(topic: Topic) => void>>();
  const everyone = new Set<(organization: string, topic: Topic) => void>();
  let client: pg.Client | undefined;
  let closed = false;
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  let connecting: Promise<void> | undefined;

  const heard = (payload: string | undefined) => {
    const [organization = '', topic = ''] = (payload ?? '').split(' ');
    if (!topics.includes(topic as Topic)) return;
    for (const woken of everyone) woken(organization, topic as Topic);
    for (const woken of pages.get(organization) ?? []) woken(topic as Topic);
  };

  const connect = async (): Promise<void> => {
    for (let pause = 100; !closed; pause = Math.min(pause * 2, 5000)) {
      const next = new pg.Client({ connectionString: ground.database.url, keepAlive: true });
      try {
        next.on('error', () => next.end().catch(() => {}));
        next.on('notification', (message) => heard(message.payload));
        await next.connect();
        await next.query(`listen ${channel}`);
        next.once('end', () => {
          client = undefined;
          if (!closed) connecting = connect();
        });
        client = next;
        // What was missed while deaf: everybody reads again.
        for (const organization of pages.keys()) for (const topic of topics) heard(`${organization} ${topic}`);
        return;
      } catch {
        await next.end().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
  const begin = () => {
    connecting ??= connect();
  };

  return {
    async wake(db, organization, topic) {
      await sql`select pg_notify(${channel}, ${`${organization} ${topic}`})`.execute(db);
    },
    hear(organization, woken) {
      begin();
      const throttled = throttle(woken);
      const of = pages.get(organization) ?? new Set();
      pages.set(organization, of.add(throttled.woken));
      return () => {
        throttled.end();
        of.delete(throttled.woken);
        if (of.size === 0) pages.delete(organization);
      };
    },
    hearAll(woken) {
      begin();
      everyone.add(woken);
      return () => everyone.delete(woken);
    },
    closing: closing.signal,
    async close() {
      closed = true;
      closing.abort();
      await client?.end().catch(() => {});
      await connecting?.catch(() => {});
    },
  };
}

/** The first wake at once, then at most one each 250 ms for each topic, the last never lost. */
function throttle(woken: (topic: Topic) => void) {
  const waiting = new Map<Topic, NodeJS.Timeout>();
  const again = new Set<Topic>();
  const pass = (topic: Topic) => {
    woken(topic);
    waiting.set(
      topic,
      setTimeout(() => {
        waiting.delete(topic);
        if (again.delete(topic)) pass(topic);
      }, 250),
    );
  };
  return {
    woken: (topic: Topic) => (waiting.has(topic) ? void again.add(topic) : pass(topic)),
    end: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
