// Dates as people and programs write them. Whether 3/4 is March or April is guessed from the whole sample, and said.

export type DateOrder = 'day-first' | 'month-first';

export interface DateReading {
  order: DateOrder;
  /** The sample shows it; otherwise it is only likely. */
  sure: boolean;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Minutes east of UTC; absent where the text says nothing of it. */
  offset?: number;
}

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const numeric =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?\s?m?\.?)?$/i;
const clock = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?/i;
const zone = /\s(Z|UTC|GMT|[+-]\d{2}:?\d{2})\b/;

const months = new Map<string, number>();
for (const [index, names] of [
  ['jan', 'january', 'ene', 'enero'],
  ['feb', 'february', 'febrero'],
  ['mar', 'march', 'marzo'],
  ['apr', 'april', 'abr', 'abril'],
  ['may', 'mayo'],
  ['jun', 'june', 'junio'],
  ['jul', 'july', 'julio'],
  ['aug', 'august', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre'],
  ['oct', 'october', 'octubre'],
  ['nov', 'november', 'noviembre'],
  ['dec', 'december', 'dic', 'diciembre'],
].entries())
  for (const name of names) months.set(name, index + 1);

/** Null when nothing in the sample could be read either way. Where nothing tells, months come first, as in the United States. */
export function dateReadingOf(samples: readonly string[]): DateReading | null {
  let met = false;
  let first = 0;
  let second = 0;
  for (const sample of samples) {
    const match = numeric.exec(sample.trim());
    if (!match) continue;
    met = true;
    if (Number(match[1]) > 12) first++;
    if (Number(match[2]) > 12) second++;
  }
  if (!met) return null;
  if (first === second) return { order: 'month-first', sure: false };
  return { order: first > second ? 'day-first' : 'month-first', sure: Math.min(first, second) === 0 };
}

/**
 * An instant, or undefined when the text is no date. Without a zone of its own it is in `timeZone`, without a time at noon
 * there, so that the day stays the same wherever it is read.
 */
export function readDate(text: string, order: DateOrder, timeZone: string): Date | undefined {
  const value = text.trim();
  if (value.length < 5 || value.length > 60) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return fromNumber(value);
  const parts = isoParts(value) ?? numericParts(value, order) ?? namedParts(value);
  return parts && isReal(parts) ? instant(parts, timeZone) : undefined;
}

function isoParts(value: string): Parts | undefined {
  const match = iso.exec(value);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, offset] = match;
  return { year: +year!, month: +month!, day: +day!, ...timeOf(hour, minute, second), offset: offsetOf(offset) };
}

function numericParts(value: string, order: DateOrder): Parts | undefined {
  const match = numeric.exec(value);
  if (!match) return undefined;
  const [, one, two, last, hour, minute, second, half] = match;
  // A number above 12 is a day wherever it stands.
  const dayFirst = +one! > 12 || (order === 'day-first' && +two! <= 12);
  const [day, month] = dayFirst ? [+one!, +two!] : [+two!, +one!];
  const year = last!.length === 4 ? +last! : +last! + (+last! < 70 ? 2000 : 1900);
  return { year, month, day, ...timeOf(hour, minute, second, half) };
}

/** "12 April 2010", "Apr 12, 2010 2:30 PM", "12 de abril de 2010", "Mon, 12 Apr 2010 10:00:00 GMT". */
function namedParts(value: string): Parts | undefined {
  const words = value.toLowerCase().match(/\p{L}+/gu) ?? [];
  const month = words.map((word) => months.get(word)).find((number) => number !== undefined);
  if (!month) return undefined;
  const time = clock.exec(value);
  const offset = zone.exec(value);
  const rest = value.replace(clock, ' ').replace(zone, ' ');
  const numbers = rest.match(/\d+/g) ?? [];
  const year = numbers.find((number) => number.length === 4) ?? (numbers.length === 2 ? numbers[1] : undefined);
  const day = numbers.find((number) => number.length <= 2 && number !== (year === numbers[1] ? undefined : year));
  if (!year || !day) return undefined;
  const full = year.length === 4 ? +year : +year + (+year < 70 ? 2000 : 1900);
  return {
    year: full,
    month,
    day: +day,
    ...timeOf(time?.[1], time?.[2], time?.[3], time?.[4]),
    offset: offsetOf(offset?.[1]),
  };
}

function timeOf(hour?: string, minute?: string, second?: string, half?: string) {
  if (hour === undefined) return {};
  const pm = half?.toLowerCase() === 'p';
  const hours = half ? (+hour % 12) + (pm ? 12 : 0) : +hour;
  return { hour: hours, minute: +(minute ?? 0), second: +(second ?? 0) };
}

function offsetOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  return match ? (match[1] === '-' ? -1 : 1) * (+match[2]! * 60 + +match[3]!) : 0;
}

function isReal({ year, month, day, hour = 0, minute = 0, second = 0 }: Parts): boolean {
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60) return false;
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day >= 1 && day <= last.getUTCDate();
}

/** Seconds, milliseconds or microseconds since 1970, or a spreadsheet's days since 1900. */
function fromNumber(value: string): Date | undefined {
  const number = Number(value);
  const whole = value.split('.')[0]!.length;
  if (whole === 10) return new Date(number * 1000);
  if (whole === 13) return new Date(number);
  if (whole === 16) return new Date(number / 1000);
  if (whole === 5 && number > 20_000 && number < 80_000) return new Date(Math.round((number - 25_569) * 86_400_000));
  return undefined;
}

function instant(parts: Parts, timeZone: string): Date {
  const { year, month, day, hour = 12, minute = 0, second = 0, offset } = parts;
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  const ms = local.getTime();
  if (offset !== undefined) return new Date(ms - offset * 60_000);
  if (year < 1900 || year > 2200) return local;
  // The offset that holds then: asked once with the local time taken as UTC, once more where the clocks change.
  const guess = ms - offsetAt(ms, timeZone);
  return new Date(ms - offsetAt(guess, timeZone));
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Milliseconds east of UTC, kept by the hour: asking for it is slow. */
function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const hour = Math.floor(ms / 3_600_000);
  const key = `${timeZone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const at = Object.fromEntries(format.formatToParts(hour * 3_600_000).map(({ type, value }) => [type, Number(value)]));
  const offset = Date.UTC(at.year!, at.month! - 1, at.day!, at.hour, at.minute, at.second) - hour * 3_600_000;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}
