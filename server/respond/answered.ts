// What became of an answer: given elsewhere it is noted here; not delivered, the conversation comes back.
import type { Events } from '../../contract/events.ts';
import { program } from '../core/actor.ts';
import { act, type Context, type Core } from '../core/context.ts';
import type { Job } from '../core/jobs.ts';
import { opened } from './acts/act.ts';
import { findAnswered } from './store/reply.ts';
import { lockThreads } from './store/thread.ts';
import { writeChange } from './write.ts';

export const followAnswers: Job<Events['delivery.changed']> = {
  name: 'respond.follow_answers',
  retries: 20,
  seconds: 60,
  prompt: true,
  run: (core: Core, { organizationId, deliveryId }) =>
    act(core, organizationId, program, (context) => followAnswer(context, deliveryId)),
};

async function followAnswer(context: Context, deliveryId: string): Promise<void> {
  const { db, organization } = context;
  const found = await findAnswered(db, organization, deliveryId);
  const [thread] = found ? await lockThreads(db, organization, [found.thread_id]) : [];
  if (!found || !thread) return;
  const lost = found.state === 'refused' || found.state === 'unknown';
  if (lost && found.ours && (thread.state === 'pending' || thread.outcome === 'answered'))
    await writeChange(context, thread, { what: 'not_delivered', values: { ...opened } });
  if (found.state === 'posted' && !found.ours && thread.state === 'open' && found.created_at >= thread.waits_since)
    await writeChange(context, thread, { what: 'answered_elsewhere', values: { state: 'pending' } });
  await context.wake('threads');
}
