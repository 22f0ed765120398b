// Writes a change of a conversation: who, when, why, and what it was before.
import type { Context } from '../core/context.ts';
import { newId } from '../core/ids.ts';
import { record } from '../govern/index.ts';
import { personOf, type ThreadRow } from './access.ts';
import type { Changed } from './acts/act.ts';
import { insertChanges, saveThread } from './store/thread.ts';
import type { Standing } from './tables.ts';

/** The row, its change and its audit entry together. */
export async function writeChange(context: Context, thread: ThreadRow, changed: Changed): Promise<string> {
  const { db, organization, clock } = context;
  const now = clock.now();
  const id = newId(clock);
  const before = Object.fromEntries(Object.keys(changed.values).map((name) => [name, thread[name as keyof Standing]]));
  await saveThread(db, organization, thread.id, { ...changed.values, changed_at: now });
  await insertChanges(db, [
    {
      organization_id: organization,
      id,
      thread_id: thread.id,
      at: now,
      by_person: personOf(context),
      what: changed.what,
      details: JSON.stringify(changed.details ?? {}),
      reason: changed.reason ?? null,
      before: JSON.stringify(before),
    },
  ]);
  await record(context, `thread.${changed.what}`, { kind: 'thread', id: thread.id }, bare(changed));
  return id;
}

const bare = ({ details = {} }: Changed) =>
  Object.fromEntries(Object.entries(details).filter(([name]) => name !== 'tag')) as Record<string, string | null>;
