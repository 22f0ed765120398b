// Whether a time zone is one that this runtime and PostgreSQL know, and mean the same by.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import { Refusal } from '../../core/errors.ts';

/** Throws `request.invalid` for a name outside the IANA database, as either of the two has it. */
export async function checkTimeZone(db: Transaction, timeZone: string): Promise<void> {
  if (isKnownHere(timeZone) && (await isKnownThere(db, timeZone))) return;
  throw new Refusal('request.invalid', {}, [{ path: 'body.timeZone', code: 'time_zone', message: 'Not a time zone' }]);
}

function isKnownHere(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** By name alone: `+05:00` lies east of Greenwich for the one and west of it for the other. */
async function isKnownThere(db: Transaction, timeZone: string): Promise<boolean> {
  const { rows } = await sql`select from pg_timezone_names where lower(name) = lower(${timeZone}) limit 1`.execute(db);
  return rows.length > 0;
}
