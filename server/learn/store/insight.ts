// SQL of insights: written, worded anew, and read with the stage that follows from their steps and from who was told.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Stage } from '../../../contract/learn/insights.ts';
import type { Tables, Transaction } from '../../core/database.ts';
import '../follow-through/tables.ts';

export type InsightRow = Selectable<Tables['learn.insight']>;

/** Where posts can be answered: on these channels what came by them, on these networks everything. */
export interface Reach {
  channels: readonly string[];
  networks: readonly string[];
}

export interface CardRow extends InsightRow {
  stage: Stage;
  /** The post that speaks for it, unless it speaks of a life at risk. */
  quoted: string | null;
  owner_id: string | null;
  owner_name: string | null;
  due_on: string | null;
  changed_on: string | null;
  everyone: number;
  told: number;
  left: number;
  told_back_at: Date | null;
  aside: boolean;
}

export interface Which {
  id?: string;
  stage?: Stage;
  aside?: boolean;
  facility?: string | undefined;
  owner?: string | undefined;
  /** Written before this one. */
  before?: string | undefined;
  since?: Date;
  limit?: number;
}

export async function insertInsight(
  db: Transaction,
  values: Omit<InsightRow, 'scope' | 'counted'> & { scope: string | null; counted: string },
): Promise<void> {
  await db.insertInto('learn.insight').values(values).execute();
}

export async function updateInsight(
  db: Transaction,
  organization: string,
  id: string,
  values: Partial<Pick<InsightRow, 'claim' | 'objective' | 'quote_post_id'>>,
): Promise<void> {
  await db
    .updateTable('learn.insight')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Held until the transaction ends: steps and tellings of one insight follow each other. */
export async function lockInsight(db: Transaction, organization: string, id: string): Promise<InsightRow | undefined> {
  return db
    .selectFrom('learn.insight')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findInsight(db: Transaction, organization: string, id: string): Promise<InsightRow | undefined> {
  return db
    .selectFrom('learn.insight')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The newest step of a kind that stands. */
const standing = (kind: string) => sql`left join lateral (select s.* from learn.insight_step s
  where s.organization_id = i.organization_id and s.insight_id = i.id and s.kind = ${kind} and s.undone_at is null
  order by s.at desc, s.id desc limit 1) as ${sql.ref(kind)} on true`;

/** Whether the words of this post speak of a life at risk: they stand in a lane of their own, and no channel answers them so. */
export const atRisk = (organization: string, post: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from learn.analysis n
    where n.organization_id = ${organization} and n.post_id = ${post} and n.life_risk)`;

/** Whether a post `p` by an author `a` can be answered by a channel of ours. */
export const answerable = ({ channels, networks }: Reach): RawBuilder<boolean> => sql<boolean>`(p.text is not null
  and p.deleted_at is null and p.expired_at is null and a.left_at is null and a.forgotten_at is null
  and not exists (select from learn.analysis n where n.organization_id = p.organization_id and n.post_id = p.id and n.life_risk)
  and (p.channel_id = any (${channels}::uuid[]) or p.network = any (${networks}::text[])))`;

/** Insights with their stage, newest first. `visible`: facilities that may be seen, beside what is everybody's; null: all. */
export async function findCards(
  db: Transaction,
  organization: string,
  reach: Reach,
  visible: readonly string[] | null,
  { id, stage, aside, facility, owner, before, since, limit = 1000 }: Which = {},
): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`with facts as (
      select i.*, case when ${atRisk(organization, sql`i.quote_post_id`)} then null else i.quote_post_id end as quoted, ownership.person_id as owner_id, person.name as owner_name,
        coalesce(decision.due_on, ownership.due_on) as due, change.on_day as changed_on, aside.id is not null as aside,
        coalesce(told.everyone, 0) as everyone, coalesce(told.told, 0) as told, coalesce(told.left, 0) as left,
        ownership.id as owned, decision.id as decided, change.id as changed,
        greatest(change.at, publication.at, told.last) as closed_at,
        coalesce(told.told, 0) > 0 or publication.id is not null as spoken
      from learn.insight i
      ${sql.join(['ownership', 'decision', 'change', 'publication', 'aside'].map(standing), sql` `)}
      left join govern.person on person.organization_id = i.organization_id and person.id = ownership.person_id
      left join lateral (${countTold(reach)}) told on true
      where i.organization_id = ${organization}
        ${visible === null ? sql`` : sql`and (i.facility_id is null or i.facility_id = any (${visible}::uuid[]))`}
        ${id ? sql`and i.id = ${id}` : sql``}
        ${facility ? sql`and i.facility_id = ${facility}` : sql``}
        ${since ? sql`and i.created_at >= ${since}` : sql``}
        ${
          before
            ? sql`and (i.created_at, i.id) < (select b.created_at, b.id from learn.insight b
          where b.organization_id = ${organization} and b.id = ${before})`
            : sql``
        }
    ), staged as (
      select facts.*, case when owned is null then 'heard' when decided is null then 'owned' when changed is null then 'decided'
        when facts.left > 0 or not spoken then 'changed' else 'told' end as stage
      from facts
    )
    select staged.*, case when stage in ('owned', 'decided') then due end as due_on,
      case when stage = 'told' then closed_at end as told_back_at
    from staged
    where true
      ${stage ? sql`and stage = ${stage}` : sql``}
      ${aside === undefined ? sql`` : sql`and aside = ${aside}`}
      ${owner === undefined ? sql`` : owner === 'none' ? sql`and owner_id is null` : sql`and owner_id = ${owner}`}
    order by created_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** How many said it, how many of them know what became of it, and how many could still be told. */
const countTold = (reach: Reach) => sql`
  select count(*)::int as everyone, count(*) filter (where told)::int as told,
    count(*) filter (where can and not told)::int as left, max(told_at) as last
  from (
    select e.contributor, coalesce(bool_or(${answerable(reach)}), false) as can, coalesce(bool_or(t.told), false) as told, max(t.told_at) as told_at
    from learn.insight_evidence e
    left join listen.post p on p.organization_id = e.organization_id and p.id = e.post_id
    left join listen.author a on a.organization_id = p.organization_id and a.id = p.author_id
    left join lateral (select true as told, coalesce(d.posted_at, t.at) as told_at from learn.telling t
      join connect.delivery d on d.organization_id = t.organization_id and d.id = t.delivery_id
      where t.organization_id = e.organization_id and t.insight_id = e.insight_id and t.contributor = e.contributor
        and t.undone_at is null and d.state = 'posted' order by t.at limit 1) t on true
    where e.organization_id = i.organization_id and e.insight_id = i.id and e.removed_at is null
    group by e.contributor
  ) people`;
