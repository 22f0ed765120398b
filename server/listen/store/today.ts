// SQL of the Today page: all watches at once, from the index of hits; and how far the first steps are.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { Range } from './count.ts';

type Visible = readonly string[] | null;

const seen = (visible: Visible): RawBuilder<unknown> =>
  visible === null ? sql`` : sql`and (h.facility_id is null or h.facility_id = any (${visible}::uuid[]))`;

const hitsIn = (
  organization: string,
  watches: readonly string[],
  { timeZone, from, to }: Range,
  visible: Visible,
) => sql`
  listen.hit h where h.organization_id = ${organization} and h.watch_id = any (${watches}::uuid[]) and not h.muted
    and h.at >= ${from}::date::timestamp at time zone ${timeZone}
    and h.at < (${to}::date + 1)::timestamp at time zone ${timeZone} ${seen(visible)}`;

/** Posts of each watch on each day. */
export async function countWatchDays(
  db: Transaction,
  organization: string,
  watches: readonly string[],
  range: Range,
  visible: Visible,
) {
  const { rows } = await sql<{ watch: string; day: string; posts: number }>`
    select h.watch_id as watch, (h.at at time zone ${range.timeZone})::date::text as day, count(*)::int as posts
    from ${hitsIn(organization, watches, range, visible)} group by 1, 2`.execute(db);
  return rows;
}

/** Posts and different people of each watch; `now` from the day `since` on, not `now` before it. */
export async function countWatchPeople(
  db: Transaction,
  organization: string,
  watches: readonly string[],
  range: Range,
  since: string,
  visible: Visible,
) {
  const { rows } = await sql<{ watch: string; now: boolean; posts: number; people: number }>`
    select watch, now, sum(posts)::int as posts, count(*)::int as people from (
      select h.watch_id as watch, h.at >= ${since}::date::timestamp at time zone ${range.timeZone} as now,
        coalesce(h.author_id, h.post_id) as who, count(*) as posts
      from ${hitsIn(organization, watches, range, visible)} group by 1, 2, 3
    ) as by_person group by watch, now`.execute(db);
  return rows;
}

/** The newest posts that each watch shows. */
export async function findNewestOf(
  db: Transaction,
  organization: string,
  watches: readonly string[],
  since: Date,
  visible: Visible,
  each: number,
) {
  const { rows } = await sql<{ watch: string; id: string }>`
    select w.id as watch, newest.id from unnest(${watches}::uuid[]) as w (id)
    cross join lateral (select h.post_id as id, h.at from listen.hit h where h.organization_id = ${organization}
      and h.watch_id = w.id and h.at >= ${since} and not h.folded and not h.muted ${seen(visible)}
      order by h.at desc, h.post_id desc limit ${each}) as newest
    order by newest.at desc, newest.id desc`.execute(db);
  return rows;
}

export interface StepsRow {
  facilities: boolean;
  channel: boolean;
  watch: boolean;
  people: boolean;
  second_factor: boolean;
}

/** Which of the first steps are done, as this person sees it. */
export async function findSteps(db: Transaction, organization: string, person: string | null): Promise<StepsRow> {
  const { rows } = await sql<StepsRow>`select
    exists (select from govern.facility where organization_id = ${organization}) as facilities,
    exists (select from connect.channel where organization_id = ${organization} and removed_at is null)
      or exists (select from listen.post where organization_id = ${organization}) as channel,
    exists (select from listen.watch where organization_id = ${organization} and archived_at is null) as watch,
    (select count(*) from govern.person where organization_id = ${organization} and removed_at is null) > 1
      or exists (select from govern.invitation where organization_id = ${organization} and revoked_at is null) as people,
    exists (select from govern.person p join auth."user" u on u.id = p.user_id
      where p.organization_id = ${organization} and p.id = ${person}::uuid and (u.two_factor_enabled
        or exists (select from auth.passkey k where k.user_id = u.id))) as second_factor`.execute(db);
  return rows[0]!;
}

/** Seconds after which a stream is said to be behind. */
const behind = 60;

/** How the channels that are not paused do; of a public stream, the health stands once for the installation. */
export async function countChannels(db: Transaction, organization: string) {
  const { rows } = await sql<{ hearing: number; failing: number; behind: number }>`
    select count(*) filter (where not failing and not behind and heard)::int as hearing,
      count(*) filter (where failing)::int as failing, count(*) filter (where not failing and behind)::int as behind
    from (
      select c.fault is not null or s.fault is not null as failing, coalesce(s.lag_seconds > ${behind}, false) as behind,
        coalesce(s.last_heard_at, c.last_heard_at) is not null as heard
      from connect.channel c left join connect.stream s on s.name = c.key
      where c.organization_id = ${organization} and c.removed_at is null and c.paused_at is null
    ) as channels`.execute(db);
  return rows[0]!;
}
