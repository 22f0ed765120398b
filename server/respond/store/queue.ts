// SQL of the queue: places in one index first, then the rows of one page.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { State } from '../tables.ts';

export interface Sought {
  states: readonly State[];
  /** By urgency and clock, or what changed last first. */
  order: 'urgent' | 'latest';
  /** Null: anybody’s; 'nobody': what nobody has. */
  assignee: string | null;
  network: string | null;
  facility: string | null;
  urgency: number | null;
  tag: string | null;
  /** Null: all. */
  conversations: readonly string[] | null;
  visible: readonly string[] | null;
}

export interface Place {
  rank: number;
  at: Date;
  id: string;
}

function narrowed(sought: Sought): RawBuilder<unknown> {
  const { assignee, network, facility, urgency, tag, conversations, visible } = sought;
  const only: RawBuilder<unknown>[] = [];
  if (assignee === 'nobody') only.push(sql`and t.assignee_id is null`);
  else if (assignee) only.push(sql`and t.assignee_id = ${assignee}`);
  if (network) only.push(sql`and t.network = ${network}`);
  if (facility) only.push(sql`and t.facility_id = ${facility}`);
  if (urgency) only.push(sql`and t.urgency >= ${urgency}`);
  if (tag) only.push(sql`and ${tag} = any (t.tags)`);
  if (conversations) only.push(sql`and t.conversation_id = any (${conversations}::uuid[])`);
  if (visible) only.push(sql`and (t.facility_id is null or t.facility_id = any (${visible}::uuid[]))`);
  return sql.join(only, sql` `);
}

/** A page of places after another; each state is read along its own index. */
export async function findPlaces(
  db: Transaction,
  organization: string,
  sought: Sought,
  after: Place | null,
  limit: number,
): Promise<Place[]> {
  const urgent = sought.order === 'urgent';
  const at = sql.ref(urgent ? 't.waits_since' : 't.changed_at');
  const order = urgent ? sql`t.rank, t.waits_since, t.id` : sql`t.changed_at desc, t.id desc`;
  const beyond = !after
    ? sql``
    : urgent
      ? sql`and (t.rank, t.waits_since, t.id) > (${after.rank}::smallint, ${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`and (t.changed_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const each = sought.states.map(
    (state) => sql`(select t.rank, ${at} as at, t.id from respond.thread t
      where t.organization_id = ${organization} and t.state = ${state} and not t.aside ${narrowed(sought)} ${beyond}
      order by ${order} limit ${limit})`,
  );
  const { rows } = await sql<Place>`select * from (${sql.join(each, sql` union all `)}) as t
    order by ${urgent ? sql`rank, at, id` : sql`at desc, id desc`} limit ${limit}`.execute(db);
  return rows;
}

/** As many as there are, or `most`. */
export async function countPlaces(
  db: Transaction,
  organization: string,
  sought: Sought & { lifeRisk?: true },
  most: number,
): Promise<number> {
  const counts = await Promise.all(
    sought.states.map(async (state) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from (select 1 from respond.thread t
        where t.organization_id = ${organization} and t.state = ${state} and not t.aside ${narrowed(sought)}
          ${sought.lifeRisk ? sql`and t.rank < 4` : sql``} limit ${most}) as places`.execute(db);
      return rows[0]!.count;
    }),
  );
  return Math.min(
    most,
    counts.reduce((sum, count) => sum + count, 0),
  );
}
