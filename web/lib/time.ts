// Times and numbers as people of the page's language say them.
import { currentLanguage } from './words.ts';

const locale = () => (currentLanguage() === 'es' ? 'es-US' : 'en-US');

export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** A count that was taken up to a thousand: "1,000+". */
export const manyOf = (value: number): string => (value >= 1000 ? `${number(1000)}+` : number(value));

/** "9:58 p.m." today, "June 8, 9:58 p.m." this year, with the year before that. */
export function when(iso: string, zone?: string, now = new Date()): string {
  const at = new Date(iso);
  const dayOf = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(date);
  const sameDay = dayOf(at) === dayOf(now);
  const sameYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);
  return new Intl.DateTimeFormat(locale(), {
    timeZone: zone,
    hour: 'numeric',
    minute: '2-digit',
    ...(sameDay ? {} : { month: 'long', day: 'numeric' }),
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** When something was said. A file that tells the day alone is kept at noon, so that noon to the second is shown as the day. */
export function saidAt(iso: string, zone?: string, now = new Date()): string {
  const at = new Date(iso);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(at);
  if (clock !== '12:00:00' || at.getUTCMilliseconds() > 0) return when(iso, zone, now);
  const sameYear = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return new Intl.DateTimeFormat(locale(), {
    timeZone: zone,
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A calendar day (YYYY-MM-DD): "June 8", or "Monday, June 8" when `long`; of another year with that year. */
export function dayName(day: string, long = false): string {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(day.slice(0, 4) === dayOf(new Date()).slice(0, 4) ? {} : { year: 'numeric' }),
    ...(long ? { weekday: 'long' } : {}),
  }).format(new Date(`${day}T00:00:00Z`));
}

/** From one day to another, both counted: "June 2 – 8"; with the year where one of them is of another. */
export function span(from: string, to: string): string {
  const year = dayOf(new Date()).slice(0, 4);
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(from.slice(0, 4) === year && to.slice(0, 4) === year ? {} : { year: 'numeric' }),
  });
  return from === to
    ? format.format(new Date(from))
    : format.formatRange(new Date(from), new Date(to)).replace(/[\u2009\u202f]/g, ' ');
}

/** "4 seconds ago". */
export function ago(iso: string, now = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(seconds, 'second');
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  return format.format(Math.trunc(seconds / 86_400), 'day');
}

/** "about 20 s", "about 3 min": for what is left of long work. */
export function lasting(seconds: number): string {
  const unit = seconds < 90 ? 'second' : seconds < 5400 ? 'minute' : 'hour';
  const value = Math.max(1, Math.round(seconds / { second: 1, minute: 60, hour: 3600 }[unit]));
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** The day of an instant in a time zone, YYYY-MM-DD. */
export const dayOf = (date: Date, zone?: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(date);
