// Reads posts as they arrive.
import type { Events } from '../../../contract/events.ts';
import { program } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import type { Job } from '../../core/jobs.ts';
import { openAnalyst, shippedVersion } from '../shipped.ts';
import { findUnread, insertAnalyses } from '../store/analysis.ts';

export const analyseArrived: Job<Events['posts.arrived']> = {
  name: 'learn.analyse_arrived',
  retries: 10,
  seconds: 600,
  async run(core, { organizationId, postIds }) {
    const analyst = await openAnalyst();
    await act(core, organizationId, program, async (context) => {
      const { db, organization, clock, events } = context;
      const posts = await findUnread(db, organization, postIds);
      if (posts.length === 0) return;
      const now = clock.now();
      const rows = posts.map((post) => ({
        ...post,
        ...analyst([post.title, post.text].filter(Boolean).join('\n'), post.lang ?? undefined),
        model: shippedVersion,
        analysedAt: now,
      }));
      await insertAnalyses(db, organization, rows);
      await events.emit(db, 'posts.analysed', { organizationId, postIds: posts.map(({ id }) => id) });
      await context.wake('analyses');
    });
  },
};
