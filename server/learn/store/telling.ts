// SQL of contributors and tellings: who said it, by which post each can be answered, who was told and what became of it.
import { sql } from 'kysely';
import type { Fault } from '../../../contract/connect.ts';
import type { Transaction } from '../../core/database.ts';
import { answerable, atRisk, type Reach } from './insight.ts';

export interface ContributorRow {
  contributor: string;
  /** The post to answer: the newest that can be, else the newest. */
  post_id: string;
  channel_id: string | null;
  facility_id: string | null;
  network: string;
  name: string | null;
  handle: string | null;
  can: boolean;
  gone: boolean;
  left: boolean;
  risk: boolean;
  telling_id: string | null;
  told_at: Date | null;
  told_by: string | null;
  told_by_name: string | null;
  by_hand: boolean | null;
  delivery_id: string | null;
  state: 'queued' | 'sending' | 'posted' | 'refused' | 'unknown' | 'taken_back' | null;
  url: string | null;
  fault: Fault | null;
}

/** One row a person, whoever is still to be told first. */
export async function findContributors(
  db: Transaction,
  organization: string,
  insight: string,
  reach: Reach,
  { contributor, limit = 500 }: { contributor?: string; limit?: number } = {},
): Promise<ContributorRow[]> {
  const { rows } = await sql<ContributorRow>`with said as (
      select distinct on (e.contributor) e.contributor, e.post_id, p.channel_id, p.facility_id, coalesce(p.network, '') as network,
        a.name, a.handle, coalesce(${answerable(reach)}, false) as can,
        p.text is null or p.deleted_at is not null or p.expired_at is not null as gone,
        a.left_at is not null or a.forgotten_at is not null as left,
        ${atRisk(organization, sql`e.post_id`)} as risk, p.at
      from learn.insight_evidence e
      left join listen.post p on p.organization_id = e.organization_id and p.id = e.post_id
      left join listen.author a on a.organization_id = p.organization_id and a.id = p.author_id
      where e.organization_id = ${organization} and e.insight_id = ${insight} and e.removed_at is null
        ${contributor ? sql`and e.contributor = ${contributor}` : sql``}
      order by e.contributor, coalesce(${answerable(reach)}, false) desc, p.at desc nulls last
    )
    select said.*, t.id as telling_id, t.at as told_at, t.by_person as told_by, b.name as told_by_name, t.by_hand,
      t.delivery_id, t.state, t.url, t.fault
    from said
    left join lateral (select t.*, d.state, d.url, d.fault from learn.telling t
      join connect.delivery d on d.organization_id = t.organization_id and d.id = t.delivery_id
      where t.organization_id = ${organization} and t.insight_id = ${insight} and t.contributor = said.contributor
        and t.undone_at is null and d.state <> 'taken_back' order by t.at desc, t.id desc limit 1) t on true
    left join govern.person b on b.organization_id = ${organization} and b.id = t.by_person
    order by (coalesce(t.state, '') in ('posted', 'queued', 'sending')), can desc, said.at desc nulls last, contributor
    limit ${limit}`.execute(db);
  return rows;
}

export async function insertTelling(
  db: Transaction,
  telling: {
    organization_id: string;
    id: string;
    insight_id: string;
    contributor: string;
    post_id: string;
    delivery_id: string;
    at: Date;
    by_person: string | null;
    by_hand: boolean;
  },
): Promise<void> {
  await db.insertInto('learn.telling').values(telling).execute();
}

export async function findTelling(db: Transaction, organization: string, insight: string, id: string) {
  return db
    .selectFrom('learn.telling')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('insight_id', '=', insight)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
}

/** Whether anybody was told, or is about to be. */
export async function isBeingTold(db: Transaction, organization: string, insight: string): Promise<boolean> {
  const { rows } = await sql`select from learn.telling t
    join connect.delivery d on d.organization_id = t.organization_id and d.id = t.delivery_id
    where t.organization_id = ${organization} and t.insight_id = ${insight} and t.undone_at is null
      and d.state in ('posted', 'queued', 'sending', 'unknown') limit 1`.execute(db);
  return rows.length > 0;
}

export async function undoTelling(
  db: Transaction,
  organization: string,
  id: string,
  undone: { at: Date; by: string | null },
): Promise<void> {
  await db
    .updateTable('learn.telling')
    .set({ undone_at: undone.at, undone_by: undone.by })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}
