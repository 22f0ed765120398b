// Answers somebody: checked once more, refused when somebody has answered since the sender read, and gone after ten seconds.
import type { respond } from '../../contract/respond.ts';
import type { AnswerOf, BodyOf } from '../../contract/route.ts';
import { type Connector, deliver, findVoices } from '../connect/index.ts';
import type { Context } from '../core/context.ts';
import { notFound, Refusal } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { accessPost } from '../listen/index.ts';
import { accessThread, personOf, type ThreadRow } from './access.ts';
import { digestOf, fieldsOf, type Judged, lastWord } from './last-word.ts';
import { emptyDraft } from './store/draft.ts';
import { findLifts, insertReply } from './store/reply.ts';
import { findNewest } from './store/thread-view.ts';
import { chosen } from './voice.ts';
import { writeChange } from './write.ts';

/** Time to take it back, milliseconds. */
const pause = 10_000;

type Wanted = BodyOf<typeof respond.sendReply>;

/**
 * @throws Refusal `reply.answered`, `reply.unreachable`, `reply.blocked` with what was found, `reply.confirmation` where the
 * check asks for a second look and the sender has not said why, and as `deliver`
 */
export async function sendReply(
  context: Context,
  connectors: readonly Connector[],
  threadId: string,
  wanted: Wanted,
): Promise<AnswerOf<typeof respond.sendReply>> {
  const { db, organization, clock } = context;
  const thread = await accessThread(context, threadId, 'replies.write');
  const post = await accessPost(context, wanted.postId);
  if (post.conversation_id !== thread.conversation_id) throw notFound();
  if (wanted.text.trim() === '') throw new Refusal('reply.nothing');
  await checkRead(context, thread, wanted.read);
  const voice = chosen(await findVoices(context, connectors), post);
  if (!voice?.ready) throw new Refusal('reply.unreachable');
  const judged = await lastWord(context, post, { ...wanted, network: voice.network });
  const liftId = await mayLeave(context, thread, judged, wanted);
  const now = clock.now();
  const leavesAt = new Date(now.getTime() + pause);
  const id = newId(clock);
  const delivery = await deliver(context, connectors, {
    channelId: voice.channelId,
    kind: 'reply',
    target: { externalId: post.external_id, postId: post.id },
    content: { text: wanted.text, ...(wanted.lang ? { lang: wanted.lang } : {}), images: [] },
    key: `reply ${id}`,
    at: leavesAt,
  });
  const person = personOf(context);
  const changeId = await writeChange(context, thread, {
    what: 'replied',
    values: {
      state: wanted.close ? 'closed' : 'pending',
      outcome: wanted.close ? 'answered' : null,
      snoozed_until: null,
      ...(thread.assignee_id === null && person !== null ? { assignee_id: person, taken_at: now } : {}),
    },
    details: wanted.close ? { outcome: 'answered' } : {},
  });
  await insertReply(db, {
    organization_id: organization,
    id,
    thread_id: threadId,
    post_id: post.id,
    delivery_id: delivery.id,
    at: now,
    by_person: person,
    verdict: judged.verdict,
    rules: [...judged.blocked, ...judged.held],
    confirmation: judged.held.length > 0 ? (wanted.confirmation ?? null) : null,
    lift_id: liftId,
    change_id: changeId,
  });
  await emptyDraft(db, organization, threadId, now);
  await context.wake('threads');
  return { replyId: id, leavesAt: leavesAt.toISOString() };
}

/** Somebody of ours, or on the network, may have answered while the sender wrote. */
async function checkRead({ db, organization }: Context, thread: ThreadRow, read: Wanted['read']): Promise<void> {
  const newest = await findNewest(db, organization, thread);
  if (newest.postId > read.postId || (newest.answerId ?? '') > (read.answerId ?? ''))
    throw new Refusal('reply.answered');
}

/** @returns the lifted block it stands on, if any */
async function mayLeave(
  { db, organization }: Context,
  thread: ThreadRow,
  judged: Judged,
  { postId, text, confirmation }: Wanted,
): Promise<string | null> {
  const { blocked, held } = judged;
  let liftId: string | null = null;
  if (blocked.length > 0) {
    const lifts = await findLifts(db, organization, { thread: thread.id, post: postId, digest: digestOf(text) });
    const lift = lifts.find(({ rules }) => blocked.every((rule) => rules.includes(rule)));
    if (!lift) throw new Refusal('reply.blocked', { rule: blocked[0]! }, fieldsOf(judged));
    liftId = lift.id;
  }
  if (held.length > 0 && !confirmation) throw new Refusal('reply.confirmation', { rule: held[0]! }, fieldsOf(judged));
  return liftId;
}
