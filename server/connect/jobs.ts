// What this room does later: once a day it lets go of uploaded files and of the rows it showed of them, of secrets of
// removed channels and what they had still to say, and of counts and messages nobody asks for any more.
import { program } from '../core/actor.ts';
import { act, type Core } from '../core/context.ts';
import { inInstallation } from '../core/database.ts';
import { deleteFile } from '../core/files.ts';
import type { Job } from '../core/jobs.ts';
import { findOrganizations } from '../govern/index.ts';
import { forgetRemoved } from './credentials/credentials.ts';
import { endRemoved } from './deliver/store.ts';
import { findOldFiles, updateImport } from './imports/store.ts';
import { keptFor } from './imports/upload.ts';
import { forgetCounts, forgetMentions } from './mentions/store.ts';
import { findOrphans, forgetHours, forgetRows } from './store.ts';
import './tables.ts';
import { webhookJobs } from './webhooks/send.ts';
import { forgetArrivals, forgetMessages } from './webhooks/store.ts';

const day = 86_400_000;
const hoursKept = 14 * day;
const mentionsKept = 30 * day;
const messagesKept = 30 * day;

const upkeep: Job = {
  name: 'connect.upkeep',
  retries: 3,
  seconds: 3600,
  every: '50 3 * * *',
  run: (core, _payload, signal) => clearAway(core, signal),
};

export const connectJobs: readonly Job<never>[] = [upkeep, ...Object.values(webhookJobs)];

export async function clearAway(core: Core, signal?: AbortSignal): Promise<void> {
  const now = core.clock.now().getTime();
  await inInstallation(core.database, (db) => forgetCounts(db, new Date(now - day)));
  for (const { id: organization } of await findOrganizations(core.database.kysely)) {
    if (signal?.aborted) return;
    const before = new Date(now - keptFor);
    const { old, orphans } = await act(core, organization, program, async ({ db }) => {
      await forgetHours(db, organization, new Date(now - hoursKept));
      await forgetRows(db, organization, before);
      await forgetMentions(db, organization, new Date(now - mentionsKept));
      // A removal can be taken back for a day; after that nothing of ours can sign in there any more.
      await forgetRemoved(db, organization, new Date(now - day));
      await endRemoved(db, organization, new Date(now - day));
      await forgetArrivals(db, organization, new Date(now - messagesKept));
      await forgetMessages(db, organization, new Date(now - messagesKept));
      return {
        old: await findOldFiles(db, organization, before),
        orphans: await findOrphans(db, organization, before),
      };
    });
    for (const { id, file } of old) {
      await act(core, organization, program, ({ db }) => updateImport(db, organization, id, { file_id: null }));
      await deleteFile(core, organization, program, file);
    }
    for (const file of orphans) await deleteFile(core, organization, program, file);
  }
}
