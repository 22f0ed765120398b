// What was put off comes back when its time has come.
import { program } from '../core/actor.ts';
import { act, type Context, type Core } from '../core/context.ts';
import type { Job } from '../core/jobs.ts';
import { opened } from './acts/act.ts';
import { lockThreads } from './store/thread.ts';
import { writeChange } from './write.ts';

interface Put {
  organizationId: string;
  threadId: string;
}

export const wakeThread: Job<Put> = {
  name: 'respond.wake',
  retries: 20,
  seconds: 60,
  run: (core: Core, { organizationId, threadId }) =>
    act(core, organizationId, program, async (context) => {
      const [thread] = await lockThreads(context.db, context.organization, [threadId]);
      const until = thread?.state === 'snoozed' && thread.snoozed_until;
      // It was put off again, taken up or closed meanwhile.
      if (!until || until > context.clock.now()) return;
      await writeChange(context, thread, { what: 'woken', values: { ...opened } });
      await context.wake('threads');
    }),
};

export const wakeLater = ({ db, organization, jobs }: Context, threadId: string, at: Date): Promise<void> =>
  jobs.later(db, wakeThread, { organizationId: organization, threadId }, { at });
