// What a database that starts again, or is busy for a moment, has undone is done once more; only for what may be done twice.
import { isTransient } from '../core/database.ts';
import { pause } from '../core/lease.ts';
import { pauseAfter } from './hear/backoff.ts';

/** Tries until it succeeds, fails for another reason, or `signal` aborts; what it threw last is thrown then. */
export async function patiently<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await run();
    } catch (error) {
      if (!isTransient(error) || signal.aborted) throw error;
      await pause(pauseAfter(failures, { first: 100, longest: 5000, least: 50 }), signal);
    }
  }
}
