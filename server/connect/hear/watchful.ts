// Looks again whenever channels change anywhere, and now and then in any case; never twice at the same time.
import type { Topic } from '../../../contract/events.ts';
import type { Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import { pause } from '../../core/lease.ts';

/**
 * @param every ms between two looks when nothing happens
 * @param topic what else makes it look
 */
export function watchful(core: Core, look: () => Promise<unknown>, every: number, topic: Topic = 'channels') {
  const stopped = new AbortController();
  let woken = new AbortController();
  const wake = () => woken.abort();
  const deafen = core.live.hearAll((_organization, heard) => {
    if (heard === topic) wake();
  });
  /** @returns how long to wait for the next */
  const once = async (): Promise<number> => {
    try {
      await look();
      return every;
    } catch (error) {
      if (!stopped.signal.aborted)
        core.log.warn({ kind: kindOf(error) }, 'Channels could not be looked at; soon again.');
      return 1000;
    }
  };
  const first = once();
  const finished = (async () => {
    let next = await first;
    while (!stopped.signal.aborted) {
      await pause(next, AbortSignal.any([woken.signal, stopped.signal]));
      if (stopped.signal.aborted) break;
      woken = new AbortController();
      next = await once();
    }
  })();
  return {
    first,
    wake,
    async stop() {
      stopped.abort();
      deafen();
      await finished;
    },
  };
}
