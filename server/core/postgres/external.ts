// Somebody else's PostgreSQL: waited for while it starts, never started or stopped by us.

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectionOptions } from '../connection.ts';
import type { Log } from '../log.ts';
import { isTransient } from '../transient.ts';

const patience = 60_000;

/** Waits until the server answers; throws a sentence that names the host, never the password. */
export async function reachExternal(url: string, log: Log): Promise<void> {
  const { hostname, port } = new URL(url);
  const host = hostname ? `${hostname}:${port || 5432}` : 'its socket';
  const until = performance.now() + patience;
  for (let told = false; ; told = true) {
    const client = new pg.Client({ ...connectionOptions(url), connectionTimeoutMillis: 10_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const { message } = error as Error;
      if (!isTransient(error) || performance.now() > until) {
        throw new Error(
          `PostgreSQL at ${host} (OPENROUNDS_DATABASE_URL) does not let us in: ${message || 'no answer'}`,
          {
            cause: error,
          },
        );
      }
    }
    if (!told) log.info({}, `Waiting for PostgreSQL at ${host}.`);
    await pause(500);
  }
}
