// The stretches of time a theme’s growth is drawn in: weeks, or several together where there would be too many.
import type { Period } from '../../../contract/learn/scope.ts';

const dayLength = 86_400_000;
/** A theme has at least so long a past, days. */
const past = 56;
const most = 60;

/** The first days, the oldest first; the last stretch ends with the period, and one begins with it. */
export function bucketsOf({ from, to, before }: Period): string[] {
  const end = Date.parse(to) + dayLength;
  const first = Math.min(Date.parse(before.from), end - past * dayLength);
  const days = (end - first) / dayLength;
  const own = (end - Date.parse(from)) / dayLength;
  const length = 7 * Math.max(1, Math.ceil(days / 7 / most));
  // A period that is no whole number of weeks is divided evenly.
  const parts = Math.max(1, Math.round(own / length));
  const starts: string[] = [];
  for (let at = 0; at < parts; at++) starts.push(on(Date.parse(from) + Math.floor((own * at) / parts) * dayLength));
  const usual = Math.max(1, Math.round(own / parts));
  for (let at = Date.parse(from) - usual * dayLength; ; at -= usual * dayLength) {
    starts.unshift(on(at));
    if (at <= first) return starts;
  }
}

const on = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
