// The shared draft of a conversation: saved as one types, and never over words one has not seen.
import type { ThreadDraft } from '../../contract/respond.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/errors.ts';
import { accessThread, personOf, type ThreadRow } from './access.ts';
import { digestOf } from './last-word.ts';
import { type DraftRow, findDraft, writeDraft } from './store/draft.ts';
import { findLifts } from './store/reply.ts';

/** Throws `draft.changed` where somebody has saved since. */
export async function saveDraft(
  context: Context,
  id: string,
  { text, lang, version }: { text: string; lang: string | null; version: number },
): Promise<ThreadDraft> {
  const { db, organization, clock } = context;
  const thread = await accessThread(context, id, 'replies.write');
  const by = personOf(context);
  const saved = await writeDraft(db, organization, { thread: id, text, lang, seen: version, at: clock.now(), by });
  if (!saved) throw new Refusal('draft.changed');
  await context.wake('threads');
  return showDraft(context, thread);
}

/** With the blocks that were lifted for these words as the answer to the post that waits. */
export async function showDraft({ db, organization }: Context, thread: ThreadRow): Promise<ThreadDraft> {
  const row = await findDraft(db, organization, thread.id);
  if (!row?.text) return viewDraft(row, []);
  const of = { thread: thread.id, post: thread.post_id, digest: digestOf(row.text) };
  return viewDraft(row, [...new Set((await findLifts(db, organization, of)).flatMap(({ rules }) => rules))]);
}

const viewDraft = (row: DraftRow | undefined, lifted: string[]): ThreadDraft => ({
  text: row?.text ?? '',
  lang: row?.lang ?? null,
  version: row?.version ?? 0,
  savedAt: row?.saved_at.toISOString() ?? null,
  savedByName: row?.by_name ?? null,
  lifted,
});
