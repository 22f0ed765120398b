// SQL of answers: which posts we have answered, as the deliveries of the room on the left say.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

/** Posts with an answer that stands, and whether that was given by hand alone. An answer that was taken away is none. */
export async function findAnswered(
  db: Transaction,
  organization: string,
  ids: readonly string[],
): Promise<Map<string, 'by_hand' | 'sent'>> {
  const { rows } = await sql<{ id: string; by_hand: boolean }>`
    select d.post_id as id, bool_and(d.by_hand) as by_hand from connect.delivery d
    where d.organization_id = ${organization} and d.post_id = any (${ids}::uuid[])
      and d.kind = 'reply' and d.state = 'posted'
      and not exists (select from connect.delivery x where x.organization_id = d.organization_id
        and x.channel_id = d.channel_id and x.key = 'delete ' || d.id and x.state = 'posted')
    group by d.post_id`.execute(db);
  return new Map(rows.map(({ id, by_hand }) => [id, by_hand ? 'by_hand' : 'sent']));
}
