// The shared draft of a conversation: saved as one types, and never over words one has not seen.
import type { ThreadDraft } from '../../contract/respond.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/errors.ts';
import { accessThread, personOf } from './access.ts';
import { type DraftRow, findDraft, writeDraft } from './store/draft.ts';

/** Throws `draft.changed` where somebody has saved since. */
export async function saveDraft(
  context: Context,
  id: string,
  { text, lang, version }: { text: string; lang: string | null; version: number },
): Promise<ThreadDraft> {
  const { db, organization, clock } = context;
  await accessThread(context, id, 'replies.write');
  const by = personOf(context);
  const saved = await writeDraft(db, organization, { thread: id, text, lang, seen: version, at: clock.now(), by });
  if (!saved) throw new Refusal('draft.changed');
  await context.wake('threads');
  return viewDraft(await findDraft(db, organization, id));
}

export const viewDraft = (row: DraftRow | undefined): ThreadDraft => ({
  text: row?.text ?? '',
  lang: row?.lang ?? null,
  version: row?.version ?? 0,
  savedAt: row?.saved_at.toISOString() ?? null,
  savedByName: row?.by_name ?? null,
});
