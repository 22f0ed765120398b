// The calendar month before this day: what is most often published.
import type { Days } from '../../../../contract/learn/scope.ts';

export function lastMonth(today: string): Days {
  const first = Date.parse(`${today.slice(0, 7)}-01`);
  const last = new Date(first - 86_400_000).toISOString().slice(0, 10);
  return { from: `${last.slice(0, 7)}-01`, to: last };
}
