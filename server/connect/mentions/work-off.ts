// Works off the mentions that wait: several at once, each by itself, so that a slow site keeps nobody waiting.
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { kindOf } from '../../core/jobs.ts';
import { watchful } from '../hear/watchful.ts';
import { type Around, lookAt } from './look.ts';
import { findDueMentions } from './store.ts';

const atOnce = 8;
const ofEachHost = 2;
const every = 5000;

export async function startMentions(core: Core, around: Around) {
  const stopped = new AbortController();
  const running = new Map<string, Promise<void>>();
  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDueMentions(db, core.clock.now(), ofEachHost));
    for (const key of due) {
      const name = `${key.channelId} ${key.sourceDigest.toString('hex')}`;
      if (running.size >= atOnce) break;
      if (running.has(name)) continue;
      const looking = lookAt(core, around, key, stopped.signal)
        .then(
          () => {},
          (error) => {
            if (!stopped.signal.aborted) core.log.warn({ kind: kindOf(error) }, 'A mention could not be looked at.');
          },
        )
        .finally(() => {
          running.delete(name);
          if (!stopped.signal.aborted && due.length > 1) watching.wake();
        });
      running.set(name, looking);
    }
  };
  const watching = watchful(core, look, every);
  return {
    async stop() {
      stopped.abort();
      await watching.stop();
      await Promise.all(running.values());
    },
  };
}
