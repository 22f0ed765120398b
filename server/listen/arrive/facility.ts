// Which facility a post speaks of, when neither its channel nor its column says so.
import type { Heard } from '../match/standing.ts';

/**
 * The one facility whose name stands in the words. A name of one word ("Harbor") may be anything, so it counts only in
 * a post that a watch has found; two facilities in one post are none.
 */
export function facilityOf({ facilities, watches }: Heard): string | null {
  const named = new Set([...facilities.sure, ...(watches.length > 0 ? facilities.unsure : [])]);
  const [only] = named;
  return named.size === 1 && only ? only : null;
}
