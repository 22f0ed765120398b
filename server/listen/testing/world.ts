// The world of this room's tests: a database, one or more organizations, posts that arrive, and jobs run by hand.

import { sql } from 'kysely';
import type { ArrivedPost } from '../../../contract/post.ts';
import { testDatabase } from '../../../test/database.ts';
import type { Receiver } from '../../connect/index.ts';
import { type Actor, grantOf, program } from '../../core/actor.ts';
import { type FixedClock, fixedClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { inInstallation, type Transaction } from '../../core/database.ts';
import { openMetrics } from '../../core/health.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { fixedKeys } from '../../core/keys.ts';
import { silentLog } from '../../core/log.ts';
import { foundOrganization } from '../../govern/index.ts';
import { createReceiver } from '../index.ts';

export const start = '2026-06-09T12:00:00Z';

export interface World {
  core: Core;
  clock: FixedClock;
  receiver: Receiver;
  /** What was told to other rooms, oldest first. */
  told: { name: string; payload: unknown }[];
  /** Live topics that were woken. */
  woken: { organization: string; topic: string }[];
  /** Runs what was put off, until nothing is left. */
  runJobs(): Promise<void>;
  found(name?: string, facilities?: string[]): Promise<Organization>;
}

export interface Organization {
  id: string;
  facilityIds: string[];
  /** Runs an act as the program, or as `actor`. */
  act<T>(run: (context: Context) => Promise<T>, actor?: Actor): Promise<T>;
  /** Posts arrive; ids in the order given. */
  arrive(posts: readonly Partial<ArrivedPost>[], given?: { facilityId?: string | null }): Promise<void>;
  idOf(externalId: string): Promise<string>;
}

export async function openWorld(): Promise<World> {
  const { db, url } = await testDatabase();
  const clock = fixedClock(start);
  const waiting: { job: Job<never>; payload: object }[] = [];
  const told: World['told'] = [];
  const woken: World['woken'] = [];
  const hearing = new Set<(organization: string, topic: never) => void>();
  const core: Core = {
    config: readConfig({}),
    database: { ...db, url },
    clock,
    log: silentLog,
    keys: fixedKeys('test '.repeat(10), Buffer.alloc(32, 7)),
    jobs: {
      later: async (_db, job, payload) => void waiting.push({ job: job as Job<never>, payload }),
      close: async () => {},
    },
    events: { emit: async (_db, name, payload) => void told.push({ name, payload }) },
    live: {
      wake: async (_db, organization, topic) => {
        woken.push({ organization, topic });
        for (const heard of hearing) heard(organization, topic as never);
      },
      hear: () => () => {},
      hearAll(heard) {
        hearing.add(heard as never);
        return () => hearing.delete(heard as never);
      },
      close: async () => {},
      closing: new AbortController().signal,
    },
    outgoing: undefined as never,
    metrics: openMetrics(),
  };
  const receiver = createReceiver(core);
  return {
    core,
    clock,
    receiver,
    told,
    woken,
    async runJobs() {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await next.job.run(core, next.payload as never, new AbortController().signal);
      }
    },
    found: (name = 'Mercy Valley', facilities = []) => found(core, receiver, name, facilities),
  };
}

async function found(core: Core, receiver: Receiver, name: string, facilities: string[]): Promise<Organization> {
  const { id, facilityIds } = await inInstallation(core.database, async (db) => {
    const { context, facilityIds } = await foundOrganization(core, db, program, {
      organization: { name, kind: 'charity', otherNames: [], language: 'en', timeZone: 'America/New_York' },
      facilities: facilities.map((name) => ({ name, otherNames: [] })),
    });
    return { id: context.organization, facilityIds };
  });
  const inAct: Organization['act'] = (run, actor = program) => act(core, id, actor, run);
  return {
    id,
    facilityIds,
    act: inAct,
    arrive: (posts, { facilityId = null } = {}) =>
      inAct(async (context) => {
        const arrived = posts.map((post) => said(post, core.clock.now()));
        await receiver.receive(context, { channelId: null, facilityId, posts: arrived, changes: [] });
      }),
    idOf: (externalId) =>
      inAct(async ({ db }) => {
        const { rows } = await sqlId(db, id, externalId);
        return rows[0]!.id;
      }),
  };
}

let count = 0;

/** A post with what a test leaves out. */
export function said(post: Partial<ArrivedPost>, now: Date): ArrivedPost {
  return { network: 'bluesky', externalId: `said-${++count}`, text: '', at: now, ...post };
}

export const by = (handle: string) => ({ externalId: `did:${handle}`, handle });

/** A person with a role, in the whole organization or in one facility. */
export const person = (role: Parameters<typeof grantOf>[0], facilityId: string | null = null): Actor => ({
  kind: 'person',
  id: newId(),
  grants: [grantOf(role, facilityId)],
});

const sqlId = (db: Transaction, organization: string, externalId: string) =>
  sql<{ id: string }>`select id from listen.post
    where organization_id = ${organization} and external_id = ${externalId}`.execute(db);
