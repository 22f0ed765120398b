// When a report writes itself, and which days it is about: pure, on calendar days.
import type { ReportKind } from '../../../contract/learn/reports.ts';
import { addDays } from '../../listen/index.ts';

/** The last days that are over: seven for a week, the calendar month for the others. */
export function daysOf(kind: ReportKind, today: string): { from: string; to: string } {
  if (kind === 'weekly') return { from: addDays(today, -7), to: addDays(today, -1) };
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** The next day of a plan after `today`, or today itself where `including`. Of a week: 1 Monday to 7 Sunday. */
export function nextDay({ kind, day }: { kind: ReportKind; day: number }, today: string, including: boolean): string {
  const first = including ? today : addDays(today, 1);
  for (let ahead = 0; ahead < 32; ahead++) {
    const at = addDays(first, ahead);
    const is = kind === 'weekly' ? new Date(`${at}T00:00:00Z`).getUTCDay() || 7 : Number(at.slice(8));
    if (is === (kind === 'weekly' ? ((day - 1) % 7) + 1 : day)) return at;
  }
  return first;
}
