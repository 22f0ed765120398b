// Days of the organization's time zone as instants, for filters by date.

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((local - instant) / 60_000);
}

/** The instant at which a day (YYYY-MM-DD) begins in a time zone; undefined when it is no day. */
export function startOfDay(day: string, zone: string, daysLater = 0): string | undefined {
  const utc = Date.parse(`${day}T00:00:00Z`) + daysLater * 86_400_000;
  if (Number.isNaN(utc)) return undefined;
  const guess = utc - offsetAt(utc, zone) * 60_000;
  // On a day the clocks change, the offset at midnight may be another.
  return new Date(utc - offsetAt(guess, zone) * 60_000).toISOString();
}
