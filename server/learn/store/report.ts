// SQL of reports and their plans, and of what they count: every label in one reading of the period and the one before.
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import { inScope } from './scope.ts';
import '../report/tables.ts';

export type ReportRow = Selectable<Tables['learn.report']> & {
  watch_name: string | null;
  asked_by_name: string | null;
};
export type PlanRow = Selectable<Tables['learn.report_plan']> & { watch_name: string | null };

export interface LabelCount {
  /** `all`, `negative`, `urgent`, `critical`, `question`, `topic waiting`, `urgent waiting`, `question waiting`. */
  what: string;
  now: boolean;
  posts: number;
  people: number;
  /** Posts by the ten who posted most. */
  busiestPosts: number;
}

/** Posts in languages that are not read have nothing to count but that they are there: `unread`. */
export async function countLabels(db: Transaction, scope: CheckedScope): Promise<LabelCount[]> {
  const { rows } = await sql<LabelCount>`with said as (
      select coalesce(a.author_id, a.post_id) as who, a.at >= ${scope.starts.from} as now, a.read,
        a.sentiment, a.urgency, a.topics, 'question' = any (a.flags) as asks
      from learn.analysis a where ${inScope(scope, 'both')}
    ), named as (
      select who, now, unnest(array['all', case when not read then 'unread' end,
          case when read and sentiment = 'negative' then 'negative' end, case when read then 'read' end,
          case when read and urgency >= 2 then 'urgent' end, case when read and urgency = 3 then 'critical' end,
          case when read and asks then 'question' end]
        || case when read then array(select 'topic ' || t from unnest(topics) t) end
        || case when read and urgency >= 2 then array(select 'urgent ' || t from unnest(topics) t) end
        || case when read and asks then array(select 'question ' || t from unnest(topics) t) end) as what
      from said
    ), each as (
      select what, now, count(*) as posts, row_number() over (partition by what, now order by count(*) desc) as place
      from named where what is not null group by what, now, who
    )
    select what, now, sum(posts)::int as posts, count(*)::int as people,
      coalesce(sum(posts) filter (where place <= 10), 0)::int as "busiestPosts"
    from each group by what, now`.execute(db);
  return rows;
}

/** The same conditions as `countLabels`. */
function counts(what: string): RawBuilder<unknown> {
  const [kind, topic] = what.split(' ');
  const conditions: Record<string, RawBuilder<unknown>> = {
    unread: sql`and not a.read`,
    negative: sql`and a.read and a.sentiment = 'negative'`,
    urgent: sql`and a.read and a.urgency >= 2`,
    critical: sql`and a.read and a.urgency = 3`,
    question: sql`and a.read and 'question' = any (a.flags)`,
  };
  return sql`${conditions[kind ?? ''] ?? sql``} ${topic ? sql`and a.read and ${topic} = any (a.topics)` : sql``}`;
}

/** The posts under one label of the period, newest first. */
export async function findCounted(
  db: Transaction,
  scope: CheckedScope,
  what: string,
  before: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select a.post_id as id from learn.analysis a
    where ${inScope(scope)} ${counts(what)}
      ${
        before
          ? sql`and (a.at, a.post_id) < (select b.at, b.post_id from learn.analysis b
              where b.organization_id = ${scope.organization} and b.post_id = ${before})`
          : sql``
      }
    order by a.at desc, a.post_id desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

const named = sql<string | null>`(select w.name from listen.watch w
  where w.organization_id = r.organization_id and w.id = r.watch_id)`;

/** `visible`: facilities whose reports may be seen; null: all, and those of the whole organization. */
export async function findReportRows(
  db: Transaction,
  organization: string,
  visible: readonly string[] | null,
  { id, before, limit = 50 }: { id?: string; before?: string | undefined; limit?: number },
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`select r.*, ${named} as watch_name, p.name as asked_by_name from learn.report r
    left join govern.person p on p.organization_id = r.organization_id and p.id = r.asked_by
    where r.organization_id = ${organization}
      ${visible === null ? sql`` : sql`and r.facility_id = any (${visible}::uuid[])`}
      ${id ? sql`and r.id = ${id}` : sql``}
      ${
        before
          ? sql`and (r.asked_at, r.id) < (select b.asked_at, b.id from learn.report b
        where b.organization_id = ${organization} and b.id = ${before})`
          : sql``
      }
    order by r.asked_at desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function insertReport(db: Transaction, values: Insertable<Tables['learn.report']>): Promise<void> {
  await db.insertInto('learn.report').values(values).execute();
}

export async function updateReport(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<Tables['learn.report']>,
): Promise<void> {
  await db
    .updateTable('learn.report')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

export async function findPlanRows(
  db: Transaction,
  organization: string,
  visible: readonly string[] | null,
  { id, ended = false }: { id?: string; ended?: boolean } = {},
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`select r.*, ${named} as watch_name from learn.report_plan r
    where r.organization_id = ${organization}
      ${visible === null ? sql`` : sql`and r.facility_id = any (${visible}::uuid[])`}
      ${id ? sql`and r.id = ${id}` : sql``} ${ended ? sql`` : sql`and r.ended_at is null`}
    order by r.created_at, r.id`.execute(db);
  return rows;
}

export async function insertPlan(db: Transaction, values: Insertable<Tables['learn.report_plan']>): Promise<void> {
  await db.insertInto('learn.report_plan').values(values).execute();
}

export async function updatePlan(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<Tables['learn.report_plan']>,
): Promise<void> {
  await db
    .updateTable('learn.report_plan')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** The plan, held, if it is still due then: another process may have seen to it. */
export async function lockDuePlan(db: Transaction, organization: string, id: string, at: Date) {
  return db
    .selectFrom('learn.report_plan')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('next_at', '<=', at)
    .forUpdate()
    .executeTakeFirst();
}

export async function findDuePlans(db: Transaction, at: Date): Promise<{ organization: string; id: string }[]> {
  const { rows } = await sql<{ organization: string; id: string }>`
    select organization_id as organization, id from learn.due_report_plans(${at})`.execute(db);
  return rows;
}

/** The first moment at or after which it is that day and hour there. */
export async function findMoment(db: Transaction, timeZone: string, day: string, hour: number): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select (${day}::date + make_interval(hours => ${hour}::int)) at time zone ${timeZone} as at`.execute(db);
  return rows[0]!.at;
}
