// Which greeting fits the hour where the organization is.
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

export const hourOf = (at: Date, zone?: string): number =>
  Number(new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at));

export function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  if (hour < 18) return 'afternoon';
  return 'evening';
}
