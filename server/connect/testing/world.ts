// The world of this room's tests: a database with organizations in it, a core on a clock, and a receiver that writes plain rows.

import { sql } from 'kysely';
import { testDatabase } from '../../../test/database.ts';
import { grantOf, program } from '../../core/actor.ts';
import { type Clock, fixedClock, systemClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { openMetrics } from '../../core/health.ts';
import { fixedKeys } from '../../core/keys.ts';
import { openLive } from '../../core/live.ts';
import { silentLog } from '../../core/log.ts';
import { openOutgoing } from '../../core/outgoing.ts';
import { foundOrganization } from '../../govern/index.ts';
import { showChannel } from '../channels/access.ts';
import type { Connector } from '../connector.ts';
import { plainReceiver } from './receiver.ts';

export const aMoment = () => fixedClock('2026-03-01T12:00:00Z');

export async function openWorld({
  clock = systemClock,
  env = {},
  within,
}: {
  clock?: Clock;
  env?: Record<string, string>;
  /** Impatient: no call may take longer, ms. */
  within?: number;
} = {}) {
  const { db, url, close: closeDatabase } = await testDatabase();
  const ground = {
    config: readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1,localhost', ...env }),
    database: { ...db, url },
    clock,
    log: silentLog,
    keys: fixedKeys('test '.repeat(10), Buffer.alloc(32, 7)),
  };
  const emitted: { name: string; payload: unknown }[] = [];
  const live = openLive(ground);
  const outgoing = openOutgoing(ground);
  const ask: typeof outgoing.ask = (url, asked) => outgoing.ask(url, within ? { ...asked, within } : asked);
  const core: Core = {
    ...ground,
    jobs: { later: async () => {}, close: async () => {} },
    events: { emit: async (_db, name, payload) => void emitted.push({ name, payload }) },
    live,
    outgoing: { ...outgoing, ask },
    metrics: openMetrics(),
  };
  const receiver = plainReceiver(core);
  await receiver.prepare(url);
  return {
    core,
    receiver,
    emitted,
    found: (name: string, facilities: { name: string; otherNames: string[] }[] = []) => found(core, name, facilities),
    async close() {
      await live.close();
      await outgoing.close();
      await closeDatabase();
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export const editor = { kind: 'person' as const, id: null, grants: [grantOf('editor', null)] };

async function found(core: Core, name: string, facilities: { name: string; otherNames: string[] }[]) {
  const { id, facilityIds } = await inInstallation(core.database, async (db) => {
    const { context, facilityIds } = await foundOrganization(core, db, program, {
      organization: { name, kind: 'charity', otherNames: [], language: 'en', timeZone: 'America/New_York' },
      facilities,
    });
    return { id: context.organization, facilityIds };
  });
  return {
    id,
    facilityIds,
    caller: { organization: id, actor: editor, userId: null },
    act: <T>(run: (context: Context) => Promise<T>) => act(core, id, editor, run),
    health: (connectors: readonly Connector[], channelId: string) =>
      act(core, id, editor, async (context) => (await showChannel(context, connectors, channelId)).health),
    /** What the receiver wrote. */
    heard: () =>
      act(core, id, editor, async ({ db }) => {
        const { rows } = await sql<{
          external_id: string;
          text: string;
          channel_id: string | null;
          facility_id: string | null;
          handle: string | null;
          at: Date | null;
        }>`
          select * from test_heard where organization_id = ${id} order by text, external_id`.execute(db);
        return rows;
      }),
  };
}

/** Asks again until it is so; the test's own time limit ends it. */
export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
