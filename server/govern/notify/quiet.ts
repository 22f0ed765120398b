// Quiet hours: when a message that is not urgent has to wait, and until when.
import type { QuietHours } from '../../../contract/notify.ts';

/** How much a message may disturb: never in quiet hours, if the person lets urgent ones through, or always. */
export type Reach = 'patient' | 'urgent' | 'always';

/** How many minutes it has to wait, from this minute of the day on; 0: not at all. */
export function minutesToWait(quiet: QuietHours | null, minute: number, reach: Reach): number {
  if (!quiet || reach === 'always' || (reach === 'urgent' && quiet.urgentBreaks)) return 0;
  const { from, to } = quiet;
  const inside = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return inside ? (to - minute + 1440) % 1440 : 0;
}
