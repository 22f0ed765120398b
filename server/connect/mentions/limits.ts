// How often: whoever sends mentions, and whoever is asked because of them, counted for all processes together.
import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { sql } from 'kysely';
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';

/** Times in so many seconds. */
const limits = {
  /** Mentions from one machine. */
  from: { times: 120, seconds: 600 },
  /** Mentions that name pages of one host. */
  named: { times: 300, seconds: 3600 },
  /** Requests for one page, for pages of one host, and for all. */
  source: { times: 1, seconds: 60 },
  host: { times: 12, seconds: 60 },
  all: { times: 120, seconds: 60 },
} as const;

export type Limit = keyof typeof limits;

/** Counts each in turn. The first that was too often ends it: when to come back; undefined when none was. */
export async function countUp(core: Core, counted: [Limit, string][]): Promise<Date | undefined> {
  const now = core.clock.now();
  for (const [limit, whose] of counted) {
    const { times, seconds } = limits[limit];
    const name = createHash('sha256').update(`${limit} ${whose}`).digest();
    const over = new Date(now.getTime() - seconds * 1000);
    const { rows } = await inInstallation(core.database, (db) =>
      sql<{ begins: Date; times: number }>`insert into connect.mention_count as c (name, begins, times)
        values (${name}, ${now}, 1) on conflict (name) do update set
          begins = case when c.begins <= ${over} then excluded.begins else c.begins end,
          times = case when c.begins <= ${over} then 1 else c.times + 1 end
        returning begins, times`.execute(db),
    );
    const [count] = rows;
    if (count && count.times > times) return new Date(count.begins.getTime() + seconds * 1000);
  }
  return undefined;
}

/** Who has one address of IPv6 has a whole /64 of them. */
export function machineOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
