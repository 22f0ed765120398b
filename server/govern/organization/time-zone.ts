// Whether a time zone is one that this runtime and PostgreSQL know.
import { Refusal } from '../../core/errors.ts';

/** Throws `request.invalid` for a name outside the IANA database. */
export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Refusal('request.invalid', {}, [
      { path: 'body.timeZone', code: 'time_zone', message: 'Not a time zone' },
    ]);
  }
}
