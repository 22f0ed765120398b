// Reads the audit log: newest first in pages for the screen, oldest first as a stream for a file.
import type { z } from 'zod';
import type { auditEntry, govern } from '../../../contract/govern.ts';
import type { Actor } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { isId } from '../../core/ids.ts';
import { csvLine } from './csv.ts';
import { record } from './record.ts';

type Entry = z.output<typeof auditEntry>;
type Filter = z.output<typeof govern.findAudit.query>;
type Row = Awaited<ReturnType<typeof findEntries>>[number];

export async function findAudit(context: Context, filter: Filter): Promise<{ entries: Entry[]; next: string | null }> {
  const rows = await findEntries(context, { ...filter, limit: filter.limit + 1 });
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
      findEntries(context, { ...span, after, limit: page, oldestFirst: true }),
    );
    yield rows.map(csvOf).join('');
    if (rows.length < page) return;
    after = rows.at(-1)!.id;
  }
}

async function findEntries(
  { db, organization }: Context,
  of: Partial<Omit<Filter, 'limit'>> & { limit: number; after?: string; oldestFirst?: boolean },
) {
  let query = db
    .selectFrom('govern.audit_entry as e')
    .leftJoin('govern.person as p', (join) =>
      join.onRef('p.organization_id', '=', 'e.organization_id').onRef('p.id', '=', 'e.actor_id'),
    )
    .leftJoin('govern.api_key as k', (join) =>
      join.onRef('k.organization_id', '=', 'e.organization_id').onRef('k.id', '=', 'e.actor_id'),
    )
    .select(['e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.act', 'e.subject_kind', 'e.subject_id', 'e.details'])
    .select(['e.number', 'p.name as person', 'k.name as key'])
    .where('e.organization_id', '=', organization)
    .orderBy('e.id', of.oldestFirst ? 'asc' : 'desc')
    .limit(of.limit);
  // A cursor that isn't ours begins at the beginning.
  if (of.before && isId(of.before)) query = query.where('e.id', '<', of.before);
  if (of.after) query = query.where('e.id', '>', of.after);
  if (of.act) query = query.where('e.act', '=', of.act);
  if (of.actorId) query = query.where('e.actor_id', '=', of.actorId);
  if (of.from) query = query.where('e.at', '>=', new Date(of.from));
  if (of.to) query = query.where('e.at', '<', new Date(of.to));
  return query.execute();
}

const showEntry = (row: Row): Entry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.person ?? row.key },
  act: row.act,
  subject: { kind: row.subject_kind, id: row.subject_id },
  details: row.details,
  number: row.number,
});

function csvOf(row: Row): string {
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
