// What an act is given: a small closed context around one transaction of one organization.
import { sql } from 'kysely';
import type { Topic } from '../../contract/events.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type Database, inOrganization, type Transaction } from './database.ts';
import type { Events } from './events.ts';
import type { Metrics } from './health.ts';
import { isId } from './ids.ts';
import type { Jobs } from './jobs.ts';
import type { Keys } from './keys.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';
import type { Outgoing } from './outgoing.ts';

/** What the ground floor offers before any module is mounted. */
export interface Ground {
  config: Config;
  database: Database;
  clock: Clock;
  log: Log;
  keys: Keys;
}

/** The ground floor with what acts need to reach others: later work, facts, live pages, the network. */
export interface Core extends Ground {
  jobs: Jobs;
  events: Events;
  live: Live;
  outgoing: Outgoing;
  metrics: Metrics;
}

export interface Context {
  /** One transaction, which sees this organization alone. */
  db: Transaction;
  organization: string;
  actor: Actor;
  clock: Clock;
  log: Log;
  jobs: Jobs;
  events: Events;
  /** Wakes the live pages that show this, when the transaction commits. */
  wake(topic: Topic): Promise<void>;
}

/** Runs one act: everything it writes is written together or not at all. */
export function act<T>(
  core: Core,
  organization: string,
  actor: Actor,
  run: (context: Context) => Promise<T>,
): Promise<T> {
  return inOrganization(core.database, organization, (db) => run(contextOf(core, db, organization, actor)));
}

/** Enters an organization in a transaction that is already open; what follows sees that one alone, until the next is entered. */
export async function enter(core: Core, db: Transaction, organization: string, actor: Actor): Promise<Context> {
  if (!isId(organization)) throw new TypeError('An organization is named by its id.');
  await sql.raw(`set local openrounds.organization = '${organization}'`).execute(db);
  return contextOf(core, db, organization, actor);
}

/** A context in a transaction that is already open and has set this organization. */
export function contextOf(core: Core, db: Transaction, organization: string, actor: Actor): Context {
  return {
    db,
    organization,
    actor,
    clock: core.clock,
    log: core.log,
    jobs: core.jobs,
    events: core.events,
    wake: (topic) => core.live.wake(db, organization, topic),
  };
}
