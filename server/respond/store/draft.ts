// SQL of drafts: one a conversation, with a version.
import { type Selectable, sql } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';

export type DraftRow = Selectable<Tables['respond.draft']> & { by_name: string | null };

export async function findDraft(db: Transaction, organization: string, thread: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`select d.*, p.name as by_name from respond.draft d
    left join govern.person p on p.organization_id = d.organization_id and p.id = d.saved_by
    where d.organization_id = ${organization} and d.thread_id = ${thread}`.execute(db);
  return rows[0];
}

/** The next version; false where it is another than the one that was seen. */
export async function writeDraft(
  db: Transaction,
  organization: string,
  draft: { thread: string; text: string; lang: string | null; seen: number; at: Date; by: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into respond.draft
      (organization_id, thread_id, text, lang, version, saved_at, saved_by)
    select ${organization}, ${draft.thread}, ${draft.text}, ${draft.lang}, 1, ${draft.at}, ${draft.by}
    where ${draft.seen}::int = 0 or exists (select from respond.draft
      where organization_id = ${organization} and thread_id = ${draft.thread})
    on conflict (organization_id, thread_id) do update set text = excluded.text, lang = excluded.lang,
      version = respond.draft.version + 1, saved_at = excluded.saved_at, saved_by = excluded.saved_by
    where respond.draft.version = ${draft.seen}`.execute(db);
  return numAffectedRows === 1n;
}

/** Emptied, with its version going on: whoever still writes is told. */
export async function emptyDraft(db: Transaction, organization: string, thread: string, at: Date): Promise<void> {
  await sql`update respond.draft set text = '', version = version + 1, saved_at = ${at}
    where organization_id = ${organization} and thread_id = ${thread}`.execute(db);
}

export async function refillDraft(
  db: Transaction,
  organization: string,
  { thread, text, lang, at, by }: { thread: string; text: string; lang: string | null; at: Date; by: string | null },
): Promise<void> {
  await sql`insert into respond.draft (organization_id, thread_id, text, lang, version, saved_at, saved_by)
    values (${organization}, ${thread}, ${text}, ${lang}, 1, ${at}, ${by})
    on conflict (organization_id, thread_id) do update set text = excluded.text, lang = excluded.lang,
      version = respond.draft.version + 1, saved_at = excluded.saved_at, saved_by = excluded.saved_by
    where respond.draft.text = ''`.execute(db);
}
