// SQL of alerts: open them, join posts to them, read them with their names.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { AlertTable } from '../alert/tables.ts';

export interface Critical {
  id: string;
  at: Date;
  authorId: string | null;
  facilityId: string | null;
  network: string;
  flags: string[];
  lifeRisk: boolean;
}

/** One after the other in an organization, so that posts that arrive at once join one alert. */
export const lockAlerts = (db: Transaction, organization: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${organization}`}, 0))`.execute(db);

/**
 * Those of these posts that are critical, not older than `since`, and in no alert yet. Whoever puts a life at risk in words that
 * somebody used before is a person of their own: a copy counts then, and where what it copies is too old to alert. A repost does not.
 */
export async function findCritical(
  db: Transaction,
  organization: string,
  postIds: readonly string[],
  since: Date,
): Promise<Critical[]> {
  const { rows } = await sql<Critical>`select a.post_id as id, a.at, a.author_id as "authorId",
      a.facility_id as "facilityId", a.network, a.flags, a.life_risk as "lifeRisk"
    from learn.analysis a join listen.post said on said.organization_id = a.organization_id and said.id = a.post_id
    where a.organization_id = ${organization} and a.post_id = any (${postIds}::uuid[])
      and (a.urgency = 3 or a.life_risk) and a.at >= ${since}
      and (not a.aside or (said.fold_why = 'copy' and said.muted is null and said.deleted_at is null
        and said.expired_at is null and (a.life_risk or exists (select from listen.post o
          where o.organization_id = said.organization_id and o.id = said.fold_under and o.at < ${since}))))
      and not exists (select from learn.alert_post p
        where p.organization_id = a.organization_id and p.post_id = a.post_id)
    order by a.at, a.post_id`.execute(db);
  return rows;
}

export interface Joinable {
  id: string;
  kind: AlertTable['kind'];
  facilityId: string | null;
  openedAt: Date;
  joinedAt: Date;
  authors: string[];
}

/** Alerts of critical posts that nobody has accepted or closed, newest last. */
export async function findJoinable(db: Transaction, organization: string, since: Date): Promise<Joinable[]> {
  const { rows } = await sql<Joinable>`select a.id, a.kind, a.facility_id as "facilityId", a.opened_at as "openedAt",
      a.joined_at as "joinedAt",
      array(select distinct p.author_id::text from learn.alert_post p where p.organization_id = a.organization_id
        and p.alert_id = a.id and p.author_id is not null) as authors
    from learn.alert a
    where a.organization_id = ${organization} and a.kind <> 'rise' and a.accepted_at is null and a.closed_at is null
      and a.joined_at >= ${since} order by a.opened_at, a.id`.execute(db);
  return rows;
}

export const insertAlert = (db: Transaction, values: Insertable<AlertTable>) =>
  db.insertInto('learn.alert').values(values).execute();

export async function saveAlert(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<AlertTable>,
): Promise<void> {
  await db
    .updateTable('learn.alert')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

export async function joinPosts(
  db: Transaction,
  organization: string,
  alertId: string,
  posts: readonly Pick<Critical, 'id' | 'at' | 'authorId'>[],
): Promise<void> {
  if (posts.length === 0) return;
  await db
    .insertInto('learn.alert_post')
    .values(
      posts.map((post) => ({
        organization_id: organization,
        alert_id: alertId,
        post_id: post.id,
        at: post.at,
        author_id: post.authorId,
      })),
    )
    .onConflict((at) => at.doNothing())
    .execute();
}

/** Counts what an alert of critical posts holds by now, and returns it. */
export async function countAlert(db: Transaction, organization: string, id: string, now: Date) {
  const { rows } = await sql<Selectable<AlertTable>>`update learn.alert a
    set joined_at = ${now}, posts = c.posts, people = c.people, network = c.network, flags = c.flags
    from (select count(*)::int as posts, count(distinct coalesce(p.author_id, p.post_id))::int as people,
        case when min(y.network) = max(y.network) then min(y.network) end as network,
        coalesce((select array_agg(distinct f) from learn.alert_post q
          join learn.analysis z on z.organization_id = q.organization_id and z.post_id = q.post_id, unnest(z.flags) f
          where q.organization_id = ${organization} and q.alert_id = ${id}), '{}') as flags
      from learn.alert_post p join learn.analysis y on y.organization_id = p.organization_id and y.post_id = p.post_id
      where p.organization_id = ${organization} and p.alert_id = ${id}) c
    where a.organization_id = ${organization} and a.id = ${id} returning a.*`.execute(db);
  return rows[0]!;
}

export type AlertRow = Selectable<AlertTable> & {
  rule: string | null;
  facility: string | null;
  accepted_name: string | null;
  closed_name: string | null;
};

const named = sql`select a.*, r.name as rule, f.name as facility, p.name as accepted_name, c.name as closed_name
  from learn.alert a
  left join learn.alert_rule r on r.organization_id = a.organization_id and r.id = a.rule_id
  left join govern.facility f on f.organization_id = a.organization_id and f.id = a.facility_id
  left join govern.person p on p.organization_id = a.organization_id and p.id = a.accepted_by
  left join govern.person c on c.organization_id = a.organization_id and c.id = a.closed_by`;

const visibleTo = (visible: readonly string[] | null) =>
  visible === null ? sql`` : sql`and (a.facility_id is null or a.facility_id = any (${visible}::uuid[]))`;

/** Not closed: risk to life first, then critical, then rises; of each kind those nobody has, newest first. */
export async function findOpen(
  db: Transaction,
  organization: string,
  visible: readonly string[] | null,
  limit: number,
): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`${named} where a.organization_id = ${organization} and a.closed_at is null
    ${visibleTo(visible)}
    order by case a.kind when 'life_risk' then 0 when 'critical' then 1 else 2 end, a.accepted_at is not null, a.id desc
    limit ${limit}`.execute(db);
  return rows;
}

export async function findPast(
  db: Transaction,
  organization: string,
  visible: readonly string[] | null,
  { before, limit }: { before: string | null; limit: number },
): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`${named} where a.organization_id = ${organization} and a.closed_at is not null
    and (${before}::uuid is null or a.id < ${before}::uuid) ${visibleTo(visible)}
    order by a.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function findAlert(
  db: Transaction,
  organization: string,
  id: string,
  locked = false,
): Promise<AlertRow | undefined> {
  if (locked)
    await sql`select from learn.alert where organization_id = ${organization} and id = ${id} for update`.execute(db);
  const { rows } = await sql<AlertRow>`${named} where a.organization_id = ${organization} and a.id = ${id}`.execute(db);
  return rows[0];
}

/** The posts an alert speaks of, newest first. */
export async function findAlertPosts(
  db: Transaction,
  organization: string,
  id: string,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<{ id: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`select p.post_id as id, p.at from learn.alert_post p
    where p.organization_id = ${organization} and p.alert_id = ${id}
      and (${before?.at ?? null}::timestamptz is null or (p.at, p.post_id) < (${before?.at ?? null}, ${before?.id ?? null}::uuid))
    order by p.at desc, p.post_id desc limit ${limit}`.execute(db);
  return rows;
}
