// The clock on the wall of an organization: the day, and the minutes since midnight.

export interface LocalTime {
  /** YYYY-MM-DD */
  day: string;
  /** 0 to 1439. */
  minute: number;
}

/** From a moment to the wall clock there. Throws RangeError for an unknown zone. */
export function localTime(timeZone: string): (at: Date) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      day: `${part.year}-${part.month}-${part.day}`,
      minute: Number(part.hour) * 60 + Number(part.minute),
    };
  };
}

/** Whole days since 1970. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

export const dayOfNumber = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
