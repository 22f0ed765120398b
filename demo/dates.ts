// Brings the dates in the texts up to the day they are loaded, so that what is still to come is never long past.

// The texts were written as of this day; a date in them stands in braces: {June 30}, {30 de junio}, {7/1}, {March}.
const [writtenYear, writtenMonth, writtenDay] = [2026, 6, 9] as const;

const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
} as const;

/** `day` is 0 where none was said. */
interface Day {
  month: number;
  day: number;
}

/**
 * The text with its dates as they are said by somebody who writes `before` days before `today` (`2026-06-09`).
 * The contract ends with a month, so all that was still to come (June and later) moves by whole months, to the first
 * month's end that is two weeks away; what had been moves with whoever tells of it. Throws a RangeError on braces that
 * hold no date.
 */
export function datesBroughtUp(text: string, today: string, before: number): string {
  return text.replace(/\{([^{}]*)\}/g, (_, words: string) => {
    const numbers = /^(\d{1,2})\/(\d{1,2})$/.exec(words);
    if (numbers) {
      const { month, day } = moved({ month: Number(numbers[1]), day: Number(numbers[2]) }, today, before);
      return `${month}/${day}`;
    }
    const [, dayFirst, name = '', dayLast] = /^(?:(\d{1,2}) de )?(\p{L}+)(?: (\d{1,2}))?$/u.exec(words) ?? [];
    const language = months.es.includes(name.toLowerCase()) ? 'es' : 'en';
    const month = months[language].findIndex((each) => each.toLowerCase() === name.toLowerCase()) + 1;
    if (month === 0) throw new RangeError(`Not a date: ${words}`);
    const given = dayFirst ?? dayLast;
    const there = moved({ month, day: Number(given ?? 0) }, today, before);
    const said = inCaseOf(name, months[language][there.month - 1] as string);
    if (dayFirst) return `${there.day} de ${said}`;
    return given ? `${said} ${there.day}` : said;
  });
}

function moved(written: Day, today: string, before: number): Day {
  const now = new Date(`${today}T00:00:00Z`);
  return written.month >= writtenMonth ? stillToCome(written, now) : hadBeen(written, now, before);
}

function stillToCome({ month, day }: Day, now: Date): Day {
  const thisMonth = now.getUTCMonth() + (now.getUTCDate() > 15 ? 1 : 0);
  const there = new Date(Date.UTC(now.getUTCFullYear(), thisMonth + month - writtenMonth, 1));
  const isLast = day === daysIn(new Date(Date.UTC(writtenYear, month - 1, 1)));
  return { month: there.getUTCMonth() + 1, day: isLast ? daysIn(there) : day };
}

/** A month by itself lies as many months back as it did; a day, as many days. */
function hadBeen({ month, day }: Day, now: Date, before: number): Day {
  const written = new Date(Date.UTC(writtenYear, writtenMonth - 1, writtenDay));
  if (day > 0) {
    const there = new Date(now.getTime() - (written.getTime() - Date.UTC(writtenYear, month - 1, day)));
    return { month: there.getUTCMonth() + 1, day: there.getUTCDate() };
  }
  const [then, writtenThen] = [now, written].map((at) => new Date(at.getTime() - before * 86_400_000)) as [Date, Date];
  const there = new Date(Date.UTC(2000, then.getUTCMonth() + month - 1 - writtenThen.getUTCMonth(), 1));
  return { month: there.getUTCMonth() + 1, day };
}

const daysIn = (of: Date) => new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + 1, 0)).getUTCDate();

function inCaseOf(like: string, name: string): string {
  if (like === like.toUpperCase()) return name.toUpperCase();
  if (like === like.toLowerCase()) return name.toLowerCase();
  return name;
}
