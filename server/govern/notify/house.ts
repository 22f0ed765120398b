// What this part reads of the organization itself.
import type { Transaction } from '../../core/database.ts';
import '../tables.ts';

export async function findTimeZone(db: Transaction, organization: string): Promise<string> {
  const { time_zone } = await db
    .selectFrom('govern.organization')
    .select('time_zone')
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();
  return time_zone;
}
