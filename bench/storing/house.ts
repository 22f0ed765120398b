// A bench's database with one organization in it, and what acts stand on. Nobody waits for jobs, facts or live pages here.

import { program } from '../../server/core/actor.ts';
import { systemClock } from '../../server/core/clock.ts';
import { readConfig } from '../../server/core/config.ts';
import type { Core } from '../../server/core/context.ts';
import { inInstallation } from '../../server/core/database.ts';
import { openMetrics } from '../../server/core/health.ts';
import { fixedKeys } from '../../server/core/keys.ts';
import { silentLog } from '../../server/core/log.ts';
import { foundOrganization } from '../../server/govern/index.ts';
import { benchDatabase } from '../database.ts';

export interface House {
  core: Core;
  organization: string;
  /** The owner's connection. */
  url: string;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const { db: database, url, close } = await benchDatabase();
  const core: Core = {
    config: readConfig({}),
    database,
    clock: systemClock,
    log: silentLog,
    keys: fixedKeys('', Buffer.alloc(32)),
    jobs: { later: async () => {}, close: async () => {} },
    events: { emit: async () => {} },
    live: {
      wake: async () => {},
      hear: () => () => {},
      hearAll: () => () => {},
      close: async () => {},
      closing: new AbortController().signal,
    },
    outgoing: undefined as never,
    metrics: openMetrics(),
  };
  const organization = await inInstallation(database, async (db) => {
    const { context } = await foundOrganization(core, db, program, {
      organization: {
        name: 'Mercy Valley',
        kind: 'charity',
        otherNames: [],
        language: 'en',
        timeZone: 'America/New_York',
      },
      facilities: [],
    });
    return context.organization;
  });
  return { core, organization, url, close };
}
