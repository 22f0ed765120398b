// What acts stand on, and files, without pages and networks: enough for a command, and where the program begins.
import { connectJobs, webhookJobs } from './connect/index.ts';
import type { Core, Ground } from './core/context.ts';
import { openEvents, type Subscribers } from './core/events.ts';
import { openMetrics } from './core/health.ts';
import { type Job, openJobs, prepareJobs } from './core/jobs.ts';
import { openLive } from './core/live.ts';
import { openOutgoing } from './core/outgoing.ts';
import { governJobs } from './govern/index.ts';
import { learnJobs, learnSubscribers } from './learn/index.ts';
import { listenJobs } from './listen/index.ts';
import { respondJobs, respondSubscribers } from './respond/index.ts';

/** The one connector that needs no network. */
export { file } from './connectors/file/index.ts';

/** Everything that is done later. */
export const jobs: readonly Job<never>[] = [...governJobs, ...connectJobs, ...listenJobs, ...learnJobs, ...respondJobs];

/** Who wants to know of which facts. */
const subscribers = joined([
  Object.fromEntries(Object.entries(webhookJobs).map(([event, job]) => [event, [job]])),
  learnSubscribers,
  respondSubscribers,
]);

function joined(all: readonly Subscribers[]): Subscribers {
  const together: Record<string, unknown[]> = {};
  for (const some of all)
    for (const [event, jobs] of Object.entries(some)) together[event] = [...(together[event] ?? []), ...jobs];
  return together as Subscribers;
}

/** For the server and the command line alike. `close` ends what was opened here. */
export async function openCore(ground: Ground): Promise<{ core: Core; close(): Promise<void> }> {
  await prepareJobs(ground, jobs);
  const queue = await openJobs(ground);
  const live = openLive(ground);
  const outgoing = openOutgoing(ground);
  const core: Core = {
    ...ground,
    jobs: queue,
    events: openEvents(queue, subscribers),
    live,
    outgoing,
    metrics: openMetrics(),
  };
  return {
    core,
    async close() {
      await live.close();
      await queue.close();
      await outgoing.close();
    },
  };
}
