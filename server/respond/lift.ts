// Lifts a block for these very words: a patient rule's by the privacy officer, who says why it is a false alarm; others by whoever may.
import type { respond } from '../../contract/respond.ts';
import type { AnswerOf, BodyOf } from '../../contract/route.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { notFound, Refusal } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { record } from '../govern/index.ts';
import { accessPost } from '../listen/index.ts';
import { accessThread, personOf } from './access.ts';
import { digestOf, lastWord } from './last-word.ts';
import { insertLift } from './store/reply.ts';

export async function liftBlock(
  context: Context,
  threadId: string,
  { postId, text, lang, reason }: BodyOf<typeof respond.liftBlock>,
): Promise<AnswerOf<typeof respond.liftBlock>> {
  const { db, organization, actor, clock } = context;
  const thread = await accessThread(context, threadId, 'checks.lift');
  const post = await accessPost(context, postId);
  if (post.conversation_id !== thread.conversation_id) throw notFound();
  const { blocked: rules } = await lastWord(context, post, { text, lang, network: post.network });
  if (rules.length === 0) throw new Refusal('lift.not_needed');
  const officer = facilitiesFor(actor, 'checks.lift_patient');
  const here = officer === null || (thread.facility_id !== null && officer.includes(thread.facility_id));
  if (rules.some((rule) => rule.startsWith('patient.')) && !here) throw new Refusal('lift.privacy_officer');
  const id = newId(clock);
  await insertLift(db, {
    organization_id: organization,
    id,
    thread_id: threadId,
    post_id: postId,
    words_digest: digestOf(text),
    rules,
    reason,
    at: clock.now(),
    by_person: personOf(context),
  });
  await record(context, 'check.lifted', { kind: 'thread', id: threadId }, { rules, lift: id });
  await context.wake('threads');
  return { rules };
}
