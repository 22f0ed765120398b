// Reads the audit log: newest first in pages for the screen, oldest first as a stream for a file.
import type { z } from 'zod';
import type { auditEntry, govern } from '../../../contract/govern.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { csvLine } from './csv.ts';
import { record } from './record.ts';
import { type EntryRow, findEntries } from './store.ts';

type Entry = z.output<typeof auditEntry>;
type Filter = z.output<typeof govern.findAudit.query>;

export async function findAudit(context: Context, filter: Filter): Promise<{ entries: Entry[]; next: string | null }> {
  const rows = await findEntries(context.db, context.organization, { ...filter, limit: filter.limit + 1 });
  const entries = rows.slice(0, filter.limit).map(showEntry);
  return { entries, next: rows.length > filter.limit ? entries.at(-1)!.id : null };
}

/** The log as CSV, oldest first, a page a transaction, so that a long log needs little memory. */
export async function* exportAudit(
  core: Core,
  organization: string,
  actor: Actor,
  span: { from?: string; to?: string },
): AsyncGenerator<string> {
  const page = 1000;
  await act(core, organization, actor, (context) => record(context, 'audit.exported', { kind: 'audit', id: null }));
  yield csvLine([
    'number',
    'at',
    'actor_kind',
    'actor_id',
    'actor',
    'act',
    'subject_kind',
    'subject_id',
    'details',
    'id',
  ]);
  for (let after: string | undefined; ; ) {
    const rows = await act(core, organization, actor, (context) =>
      findEntries(context.db, context.organization, { ...span, after, limit: page, oldestFirst: true }),
    );
    yield rows.map(csvOf).join('');
    if (rows.length < page) return;
    after = rows.at(-1)!.id;
  }
}

const showEntry = (row: EntryRow): Entry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.person ?? row.key },
  act: row.act,
  subject: { kind: row.subject_kind, id: row.subject_id },
  details: row.details,
  number: row.number,
});

function csvOf(row: EntryRow): string {
  const { actor, subject, ...entry } = showEntry(row);
  const details = JSON.stringify(entry.details);
  return csvLine([
    entry.number,
    entry.at,
    actor.kind,
    actor.id,
    actor.name,
    entry.act,
    subject.kind,
    subject.id,
    details,
    entry.id,
  ]);
}
