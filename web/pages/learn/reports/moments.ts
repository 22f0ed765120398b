// Days of the week and hours as people of the page's language say them.
import { currentLanguage } from '../../../lib/words.ts';

const locale = () => (currentLanguage() === 'es' ? 'es-US' : 'en-US');

/** 1 Monday to 7 Sunday. June 1, 2026 was a Monday. */
export const weekdayName = (day: number): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 5, day));

export const hourName = (hour: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    Date.UTC(2026, 5, 1, hour),
  );
