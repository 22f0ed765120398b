// The PostgreSQL this process works with: its own, started or joined, or the one it was pointed to.

import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { withLock } from '../lock.ts';
import type { Log } from '../log.ts';
import { stopServer } from './cluster.ts';
import { reachExternal } from './external.ts';
import { database, type Embedded, joinServer } from './join.ts';
import { addressOf, countOthers } from './member.ts';
import { preparePlace } from './place.ts';
import { readRunFile, writeRunFile } from './run-file.ts';
import { supervise } from './supervise.ts';

export interface Postgres {
  /** The owner's connection. Never log it. */
  url: string;
  embedded: boolean;
  /** Lets go; the last process to do so stops the embedded server. */
  release(): Promise<void>;
}

export interface PostgresOptions {
  /** Tells the person who starts the program what they should know. */
  say?: (line: string) => void;
  /** PostgreSQL settings beside our own, for the embedded server. */
  settings?: Record<string, string>;
}

/** Seconds a clean stop may take; a server that needs longer for its last checkpoint ends by itself. */
const stopWithin = 6;

export async function providePostgres(
  config: Pick<Config, 'data' | 'databaseUrl'>,
  log: Log,
  options: PostgresOptions = {},
): Promise<Postgres> {
  if (config.databaseUrl) {
    await reachExternal(config.databaseUrl, log);
    return { url: config.databaseUrl, embedded: false, release: async () => {} };
  }
  return provideEmbedded(config.data, log, options);
}

async function provideEmbedded(data: string, log: Log, { say, settings = {} }: PostgresOptions): Promise<Postgres> {
  const lock = join(data, 'postgres.lock');
  const place = await preparePlace(data, say ?? ((line) => log.info({}, line)));
  const embedded: Embedded = { data: await realpath(data), place, settings, log };
  const joined = await withLock(lock, () => joinServer(embedded));
  const { port } = joined.run;
  const supervised = supervise(joined, () => withLock(lock, () => joinServer(embedded, port)), log);
  let released: Promise<void> | null = null;

  async function letGo(): Promise<void> {
    const member = await supervised.end();
    if (!member) return;
    await withLock(lock, async () => {
      const others = await countOthers(member).catch(() => null);
      await member.end().catch(() => {});
      if (others !== 0) return;
      if (!(await stopServer(place, stopWithin))) log.warn({}, 'PostgreSQL is still writing; it will stop by itself.');
      const run = await readRunFile(data);
      if (run) await writeRunFile(data, { ...run, pid: null });
    });
  }

  return {
    url: addressOf(joined.run, database),
    embedded: true,
    release: () => {
      released ??= letGo();
      return released;
    },
  };
}
