// Whose turn is next in a call, and how long that turn lasts. Pure.
import type { Whom } from './tables.ts';

/** Minutes a person has to accept, where nobody chose otherwise. */
export const usualMinutes = 5;
/** How often everybody is called at the usual pace; then hourly, for a day. */
const everybodyAtFirst = 12;
const everybodyAtMost = everybodyAtFirst + 24;

interface Turn {
  whom: Whom;
  personIds: string[];
  /** Minutes until the next turn; null: nobody is called again. */
  wait: number | null;
}

/**
 * @param order whoever is on call first
 * @param able who may accept it
 * @param before the turns so far
 */
export function whoIsNext({
  order,
  able,
  before,
  minutes,
}: {
  order: readonly string[];
  able: readonly string[];
  before: readonly { whom: Whom; personIds: readonly string[] }[];
  minutes: number;
}): Turn {
  const called = new Set(before.flatMap(({ personIds }) => personIds));
  const next = order.find((person) => able.includes(person) && !called.has(person));
  const everybody = before.filter(({ whom }) => whom === 'everybody' || whom === 'nobody').length;
  if (next && everybody === 0)
    return { whom: before.length === 0 ? 'on_call' : 'next', personIds: [next], wait: minutes };
  const wait = everybody < everybodyAtFirst ? minutes : everybody < everybodyAtMost ? 60 : null;
  return { whom: able.length > 0 ? 'everybody' : 'nobody', personIds: [...able], wait };
}
