// What this room does later: once a day, it clears away what has expired.
import type { Core } from '../core/context.ts';
import type { Job } from '../core/jobs.ts';
import { shortenAudit } from './audit/shorten.ts';
import { nextTurn } from './notify/call.ts';
import { sendNotice } from './notify/send.ts';
import { findOrganizations } from './organization/store.ts';
import './tables.ts';

const upkeep: Job = {
  name: 'govern.upkeep',
  retries: 3,
  seconds: 3600,
  every: '20 3 * * *',
  run: (core, _payload, signal) => clearAway(core, signal),
};

export const governJobs: readonly Job<never>[] = [upkeep, nextTurn, sendNotice];

/** Ended sessions, unused challenges and counted tries; and audit entries past their age. */
export async function clearAway(core: Core, signal?: AbortSignal): Promise<void> {
  const { kysely } = core.database;
  // The sign-in library's own times are the system's, whatever clock we hold.
  const now = new Date();
  await kysely.deleteFrom('auth.session').where('expires_at', '<', now).execute();
  await kysely.deleteFrom('auth.verification').where('expires_at', '<', now).execute();
  await kysely.deleteFrom('auth.attempt').where('expire', '<', now.getTime()).execute();
  for (const { id } of await findOrganizations(kysely)) {
    if (signal?.aborted) return;
    await shortenAudit(core, id);
  }
}
