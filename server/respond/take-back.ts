// Takes a reply back before it leaves: nothing is said, the conversation stands as before, the words are a draft again.
import { type Connector, takeBack } from '../connect/index.ts';
import type { Context } from '../core/context.ts';
import { notFound, Refusal } from '../core/errors.ts';
import { accessThread, personOf } from './access.ts';
import { opened } from './acts/act.ts';
import { refillDraft } from './store/draft.ts';
import { findReply } from './store/reply.ts';
import { lockChanges, markUndone } from './store/thread.ts';
import { writeChange } from './write.ts';

/** Throws `delivery.state` where it has left: what is on the network is deleted there, on the page of deliveries. */
export async function takeReplyBack(context: Context, connectors: readonly Connector[], id: string): Promise<void> {
  const { db, organization, clock } = context;
  const reply = await findReply(db, organization, id);
  if (!reply) throw notFound();
  const thread = await accessThread(context, reply.thread_id, 'replies.write');
  const taken = await takeBack(context, connectors, reply.delivery_id);
  if (taken.id !== reply.delivery_id) throw new Refusal('delivery.state');
  const [change] = await lockChanges(db, organization, [reply.change_id]);
  const standing = change && !change.followed && !change.undone_at;
  // Of what it was before, what somebody has changed since stays.
  const values = standing ? change.before : { ...opened };
  await writeChange(context, thread, { what: 'taken_back', values });
  if (change) await markUndone(db, organization, change.id, clock.now(), personOf(context));
  if (reply.words !== null)
    await refillDraft(db, organization, {
      thread: thread.id,
      text: reply.words,
      lang: reply.lang,
      at: clock.now(),
      by: personOf(context),
    });
  await context.wake('threads');
}
