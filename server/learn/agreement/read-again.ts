// A person reads a post a second time, blind; only then the machine's answer is shown, and both are kept.
import { randomInt } from 'node:crypto';
import type { Understood } from '../../../contract/learn/agreement.ts';
import { findTopic, flags } from '../../../language/analysis/index.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { getPost } from '../../listen/index.ts';
import {
  countWaiting,
  deleteSecondReading,
  findSecondReadings,
  findWaiting,
  insertSecondReading,
} from '../store/agreement.ts';
import { findAnalyses } from '../store/analysis.ts';

/** Posts said within so many days are drawn: what people speak of changes. */
const days = 90;

/** A post drawn by chance among those nobody read again; `draw(n)` gives 0…n−1. */
export async function drawSecondReading(context: Context, draw: (below: number) => number = randomInt) {
  const { db, organization, actor, clock } = context;
  const visible = facilitiesFor(actor, 'posts.read');
  const since = new Date(clock.now().getTime() - days * 86_400_000);
  const waiting = await countWaiting(db, organization, visible, since);
  const id = waiting > 0 ? await findWaiting(db, organization, visible, since, draw(waiting)) : undefined;
  const read = (await findSecondReadings(db, organization)).length;
  return { post: id ? await getPost(context, id) : null, read, waiting };
}

/** Throws `not_found` for a post that has no analysis or may not be seen, `conflict` when this person has read it already. */
export async function readAgain(context: Context, postId: string, given: Understood) {
  const { db, organization, actor, clock } = context;
  const [row] = await findAnalyses(db, organization, [postId], facilitiesFor(actor, 'posts.read'));
  if (!row?.read || actor.kind !== 'person' || !actor.id) throw notFound();
  if (!given.topics.every(findTopic) || !given.flags.every((flag) => flags.some((known) => known === flag)))
    throw new Refusal('request.invalid', {}, [{ path: 'body.topics', code: 'label', message: 'Not in the framework' }]);
  const { sentiment, urgency, topics, flags: raised } = row;
  const machine: Understood = row.machine ?? { sentiment, urgency, topics, flags: raised };
  const id = newId(clock);
  const of = { id, postId, personId: actor.id, at: clock.now(), person: given, machine, model: row.model };
  if (!(await insertSecondReading(db, organization, of))) throw new Refusal('conflict');
  await record(context, 'post.read_again', { kind: 'post', id: postId });
  await context.wake('analyses');
  return { readingId: id, machine, model: row.model };
}

export async function takeBackSecondReading(context: Context, id: string): Promise<void> {
  const { db, organization, actor } = context;
  if (!actor.id || !(await deleteSecondReading(db, organization, id, actor.id))) throw notFound();
  await record(context, 'post.read_again_taken_back', { kind: 'second_reading', id });
  await context.wake('analyses');
}
