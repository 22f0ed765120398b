// Tells one contributor what became of their words: by an answer on a channel of ours, after the check, or noted by hand.
import { check } from '../../../language/check/index.ts';
import { type Connector, deliver, takeBack } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { accessPost, answerByHand } from '../../listen/index.ts';
import { findSteps, standing } from '../store/insight-step.ts';
import { findTelling, insertTelling, undoTelling } from '../store/telling.ts';
import { accessInsight } from './access.ts';
import { readContributor } from './contributors.ts';

/** It leaves a moment later, so that it can be taken back. */
const pause = 10_000;

/** Told, on its way, or in doubt: not to be told again. */
const isTold = (state: string | null) => state !== null && ['queued', 'sending', 'posted', 'unknown'].includes(state);

async function begin(context: Context, id: string, contributorId: string) {
  await accessInsight(context, id, 'deliveries.write');
  const steps = await findSteps(context.db, context.organization, id);
  if (standing(steps, 'change').length === 0) throw new Refusal('insight.step');
  const { row, voice } = await readContributor(context, id, contributorId);
  if (isTold(row.state)) throw new Refusal('insight.told');
  return { row, voice, steps };
}

/**
 * Answers their post. Throws `telling.unreachable`, and as the check says `telling.blocked`, or `telling.second_reader` where the
 * words are held for a second reader: then they must be those that somebody else wrote down as what we say.
 */
export async function tell(
  context: Context,
  connectors: readonly Connector[],
  id: string,
  { contributorId, lang, text }: { contributorId: string; lang: 'en' | 'es'; text: string },
): Promise<void> {
  const { row, voice, steps } = await begin(context, id, contributorId);
  if (!voice) throw new Refusal('telling.unreachable');
  const post = await accessPost(context, row.post_id);
  const { verdict, findings } = check({
    kind: 'reply',
    post: { text: [post.title, post.text].filter(Boolean).join('\n'), author: post.author_name ?? post.handle },
    reply: text,
    lang,
  });
  const rule = findings[0]?.rule ?? '';
  if (verdict === 'block') throw new Refusal('telling.blocked', { rule });
  const readByAnother = standing(steps, 'text').some(
    (step) => step.text === text && step.by_person !== null && step.by_person !== context.actor.id,
  );
  if (verdict === 'review' && !readByAnother) throw new Refusal('telling.second_reader', { rule });
  const tellingId = newId(context.clock);
  const delivery = await deliver(context, connectors, {
    channelId: voice.channelId,
    kind: 'reply',
    target: { externalId: post.external_id, postId: post.id },
    content: { text, lang, images: [] },
    key: `telling ${tellingId}`,
    at: new Date(context.clock.now().getTime() + pause),
  });
  await note(context, { id, tellingId, contributorId, postId: post.id, deliveryId: delivery.id, byHand: false });
}

export async function tellByHand(
  context: Context,
  id: string,
  { contributorId, text, address }: { contributorId: string; text: string; address?: string | undefined },
): Promise<void> {
  const { row } = await begin(context, id, contributorId);
  const delivery = await answerByHand(context, row.post_id, { text, address });
  const tellingId = newId(context.clock);
  await note(context, { id, tellingId, contributorId, postId: row.post_id, deliveryId: delivery.id, byHand: true });
}

async function note(
  context: Context,
  of: { id: string; tellingId: string; contributorId: string; postId: string; deliveryId: string; byHand: boolean },
): Promise<void> {
  const { db, organization, actor, clock } = context;
  await insertTelling(db, {
    organization_id: organization,
    id: of.tellingId,
    insight_id: of.id,
    contributor: of.contributorId,
    post_id: of.postId,
    delivery_id: of.deliveryId,
    at: clock.now(),
    by_person: actor.id,
    by_hand: of.byHand,
  });
  await record(
    context,
    'insight.told',
    { kind: 'insight', id: of.id },
    { delivery: of.deliveryId, by_hand: of.byHand },
  );
  await context.wake('insights');
}

/** What has left on a network is taken back there, as its delivery; here, what still waits, and a note by hand. */
export async function untell(
  context: Context,
  connectors: readonly Connector[],
  id: string,
  tellingId: string,
): Promise<void> {
  const { db, organization, actor, clock } = context;
  await accessInsight(context, id, 'deliveries.write');
  const telling = await findTelling(db, organization, id, tellingId);
  if (!telling) throw notFound();
  if (!telling.by_hand) {
    const taken = await takeBack(context, connectors, telling.delivery_id);
    // It had left: what answered is the order to delete it there.
    if (taken.id !== telling.delivery_id) throw new Refusal('delivery.state');
  }
  await undoTelling(db, organization, tellingId, { at: clock.now(), by: actor.id });
  await record(context, 'insight.telling_undone', { kind: 'insight', id }, { delivery: telling.delivery_id });
  await context.wake('insights');
}
