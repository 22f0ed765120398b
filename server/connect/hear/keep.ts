// Stores what can be stored: when a batch holds something the database refuses, it is halved until that one stands alone.
import { kindOf } from '../../core/jobs.ts';
import type { Log } from '../../core/log.ts';
import { patiently } from '../patiently.ts';

/** More of a batch than this can't be at fault all by itself: something else is wrong. */
const mostAtFault = 8;

/**
 * Calls `store` with all items; where one of them is refused, with ever smaller pieces. What passes by itself (a database that
 * starts again) is tried again until `signal` aborts.
 * @param store one transaction; nothing of it stays when it throws
 * @returns the items that can't be stored
 */
export async function keepPieces<T>(
  items: readonly T[],
  store: (items: readonly T[]) => Promise<void>,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<T[]> {
  const refused: T[] = [];
  const keep = async (piece: readonly T[]): Promise<void> => {
    try {
      await patiently(() => store(piece), signal);
    } catch (error) {
      if (!isAboutTheData(error) || piece.length === 0) throw error;
      if (piece.length === 1) {
        log.warn({ kind: kindOf(error) }, 'A post could not be stored and was left out.');
        refused.push(piece[0]!);
        if (refused.length > mostAtFault && refused.length > items.length / 2) throw error;
        return;
      }
      const half = Math.ceil(piece.length / 2);
      await keep(piece.slice(0, half));
      await keep(piece.slice(half));
    }
  };
  await keep(items);
  return refused;
}

/** Data exceptions, broken constraints, limits; or an error of our own over what was given. Not: no rights, no table, no time. */
function isAboutTheData(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return /^(22|23|54)[0-9A-Z]{3}$/.test(code);
  return name === 'TypeError' || name === 'RangeError' || name === 'SyntaxError';
}
