// Private notes of the team on a conversation; never a word of them leaves.
import type { respond } from '../../contract/respond.ts';
import type { AnswerOf } from '../../contract/route.ts';
import type { Context } from '../core/context.ts';
import { notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { findAble, record } from '../govern/index.ts';
import { accessThread, personOf } from './access.ts';
import { findNotes } from './store/thread-view.ts';

/** Who is mentioned must be able to read it. */
export async function addNote(
  context: Context,
  threadId: string,
  { text, mentions }: { text: string; mentions: readonly string[] },
): Promise<AnswerOf<typeof respond.addNote>> {
  const { db, organization, clock } = context;
  const thread = await accessThread(context, threadId, 'conversations.write');
  const able = new Set(
    (await findAble(db, organization, 'conversations.read', thread.facility_id)).map(({ id }) => id),
  );
  if (mentions.some((each) => !able.has(each))) throw notFound();
  const id = newId(clock);
  await db
    .insertInto('respond.note')
    .values({
      organization_id: organization,
      id,
      thread_id: threadId,
      at: clock.now(),
      by_person: personOf(context),
      text,
      mentions: [...mentions],
    })
    .execute();
  await record(context, 'thread.noted', { kind: 'thread', id: threadId }, { note: id });
  await context.wake('threads');
  const [note] = await findNotes(db, organization, threadId, id);
  return { id, at: note!.at.toISOString(), byName: note!.by_name, text, mentions: note!.mentions };
}

/** One's own alone. */
export async function removeNote(context: Context, id: string): Promise<void> {
  const { db, organization, clock } = context;
  const note = await db
    .selectFrom('respond.note')
    .select(['thread_id', 'by_person'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!note || note.by_person === null || note.by_person !== personOf(context)) throw notFound();
  await accessThread(context, note.thread_id, 'conversations.write');
  await db
    .updateTable('respond.note')
    .set({ removed_at: clock.now(), text: '' })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
  await record(context, 'thread.note_removed', { kind: 'thread', id: note.thread_id }, { note: id });
  await context.wake('threads');
}
