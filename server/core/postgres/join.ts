// Joining the embedded PostgreSQL: whoever comes first makes and starts it, whoever comes later finds it running.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { isTransient } from '../transient.ts';
import { findCluster, findServer, lastWords, makeCluster, setPassword, startServer, stopServer } from './cluster.ts';
import { becomeMember, ensureDatabase } from './member.ts';
import type { Place } from './place.ts';
import { type RunFile, readRunFile, writeRunFile } from './run-file.ts';

export const database = 'openrounds';

export interface Embedded {
  data: string;
  place: Place;
  /** PostgreSQL settings beside our own: tests want theirs fast rather than safe. */
  settings: Record<string, string>;
  log: Log;
}

export interface Joined {
  run: RunFile;
  member: pg.Client;
}

const starts = 20;

/**
 * Joins the running server or starts it; to be called under the lock. With `port`, the server comes back where it was.
 */
export async function joinServer(embedded: Embedded, port?: number): Promise<Joined> {
  const { data } = embedded;
  await ensureCluster(embedded);
  for (let turn = 1; ; turn++) {
    const joined = (await joinLiving(embedded)) ?? (await start(embedded, port));
    if (joined) {
      await ensureDatabase(joined.member, database);
      return joined;
    }
    // Processes of a server that was killed need a moment to notice and let go of its memory.
    if (turn >= starts) {
      const words = await lastWords(join(data, 'postgres.log'));
      throw new Error(`PostgreSQL doesn't start. The end of ${join(data, 'postgres.log')}:\n${words}`);
    }
    await pause(Math.min(100 * turn, 1000));
  }
}

async function joinLiving(embedded: Embedded): Promise<Joined | null> {
  const { data, place, log } = embedded;
  if ((await findServer(place)) === null) return null;
  const run = (await readRunFile(data))!;
  try {
    const member = await connectWhile(run, () => findServer(place), log);
    return member && { run, member };
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    await renewPassword(embedded);
    return null;
  }
}

async function start({ data, place, settings, log }: Embedded, port?: number): Promise<Joined | null> {
  const { password } = (await readRunFile(data))!;
  const run: RunFile = { port: port ?? (await freePort()), password, pid: null };
  await writeRunFile(data, run);
  const child = startServer(place, run.port, await openLogFile(data), settings);
  run.pid = child.pid ?? null;
  let running = run.pid !== null;
  const ended = () => {
    running = false;
  };
  child.on('error', ended);
  child.on('exit', ended);
  await writeRunFile(data, run);
  const member = await connectWhile(run, async () => running, log);
  if (!member) return null;
  log.debug({ port: run.port, pid: run.pid }, 'PostgreSQL was started.');
  return { run, member };
}

/** Sees that there is a cluster and that we know its password. */
async function ensureCluster(embedded: Embedded): Promise<void> {
  const { data, place } = embedded;
  const kept = await readRunFile(data);
  if (await findCluster(place)) {
    if (!kept) await renewPassword(embedded);
    return;
  }
  const password = newPassword();
  await makeCluster(place, password);
  await writeRunFile(data, { port: 0, password, pid: null });
}

/** run.json was lost, or is another cluster's. Whoever may write the data folder may set the password. */
async function renewPassword({ data, place, log }: Embedded): Promise<void> {
  log.warn({}, "run.json doesn't fit the database: PostgreSQL is given a new password.");
  const password = newPassword();
  await stopServer(place, 60);
  await setPassword(place, password);
  await writeRunFile(data, { port: 0, password, pid: null });
}

const newPassword = () => randomBytes(24).toString('base64url');

/** Tries to connect for as long as the server lives; null once it doesn't. Recovery after a crash may take minutes. */
async function connectWhile(run: RunFile, lives: () => Promise<unknown>, log: Log): Promise<pg.Client | null> {
  const began = performance.now();
  let told = 10_000;
  while (await lives()) {
    try {
      return await becomeMember(run);
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    const waited = performance.now() - began;
    if (waited > told) {
      log.info({ seconds: Math.round(waited / 1000) }, 'Waiting for PostgreSQL to recover.');
      told *= 2;
    }
    await pause(waited < 2000 ? 30 : 200);
  }
  return null;
}

async function openLogFile(data: string): Promise<string> {
  const file = join(data, 'postgres.log');
  const size = (await stat(file).catch(() => null))?.size ?? 0;
  if (size > 10 * 2 ** 20) await truncate(file);
  return file;
}

/** A free port below those that systems lend to outgoing connections, so that it is still free after a restart. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer().unref();
    server.listen(port, '127.0.0.1');
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
