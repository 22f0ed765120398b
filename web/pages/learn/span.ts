// The period after a period, of the same length.
import type { Days } from '../../../contract/learn/scope.ts';

const dayLength = 86_400_000;
const on = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export function daysAfter({ from, to }: Days): Days {
  const end = Date.parse(to);
  return { from: on(end + dayLength), to: on(end + (end - Date.parse(from)) + dayLength) };
}
