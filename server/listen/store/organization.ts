// What this room reads of the organization: its time zone, and days as moments there.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export async function findTimeZone(db: Transaction, organization: string): Promise<string> {
  const { rows } = await sql<{ time_zone: string }>`select time_zone from govern.organization
    where organization_id = ${organization}`.execute(db);
  return rows[0]?.time_zone ?? 'UTC';
}

/** When days begin there; a day that the clock skips into begins at its first moment. */
export async function findDayStarts(
  db: Transaction,
  timeZone: string,
  days: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await sql<{
    day: string;
    at: Date;
  }>`select day::text, day::date::timestamp at time zone ${timeZone} as at
    from unnest(${days}::text[]) as u (day)`.execute(db);
  return new Map(rows.map(({ day, at }) => [day, at]));
}
