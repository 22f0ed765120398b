// Places for what is due: many at once, each by itself, so that a slow or broken one keeps nobody waiting.
import type { Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';

interface Work {
  /** While it runs, nothing else of that name begins. */
  name: string;
  /** Counted apart, where it matters. */
  toward?: string;
  run(signal: AbortSignal): Promise<unknown>;
  /** Its place is free; told whether it was the last that was taken. */
  ended(wasFull: boolean): void;
}

/** @param sorry what the log says when one fails */
export function openPlaces(core: Pick<Core, 'log'>, atOnce: number, sorry: string) {
  const stopped = new AbortController();
  const running = new Map<string, { toward: string | undefined; done: Promise<void> }>();
  const all = () => Promise.all([...running.values()].map(({ done }) => done));

  const end = ({ name, ended }: Work) => {
    const wasFull = running.size >= atOnce;
    running.delete(name);
    if (!stopped.signal.aborted) ended(wasFull);
  };
  return {
    taken: () => running.size,
    toward: (where: string) => [...running.values()].filter(({ toward }) => toward === where).length,
    /** @returns whether it has begun: not where it runs already, nor where no place is free */
    begin(work: Work): boolean {
      if (running.size >= atOnce || running.has(work.name)) return false;
      const done = work
        .run(stopped.signal)
        .then(
          () => {},
          (error) => {
            if (!stopped.signal.aborted) core.log.warn({ kind: kindOf(error) }, sorry);
          },
        )
        .finally(() => end(work));
      running.set(work.name, { toward: work.toward, done });
      return true;
    },
    /** @param grace ms in which those that run may still come to their end */
    async stop(grace = 0): Promise<void> {
      if (grace > 0) await Promise.race([all(), new Promise((late) => setTimeout(late, grace).unref())]);
      stopped.abort();
      await all();
    },
  };
}
