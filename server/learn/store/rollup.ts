// SQL that keeps the counts: whoever changes analyses does it through `change`, which takes away what the rows were
// counted as before and adds what they are counted as after, in one statement.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

/** The rows that count, once for each thing they are counted as; `posts` 1 to add, -1 to take away. */
const counted = (rows: RawBuilder<unknown>, posts: 1 | -1, zone: string): RawBuilder<unknown> => sql`
  select d.dimension, d.value, w.what, (a.at at time zone ${zone})::date as day, ${sql.raw(String(posts))} as posts
  from ${rows} a
  cross join lateral (values ('all', ''), ('facility', coalesce(a.facility_id::text, 'none')), ('network', a.network),
    ('language', a.language)) as d (dimension, value)
  cross join lateral (
    select 'all' as what
    union all select case when a.read or a.corrected_at is not null then 'sentiment ' || a.sentiment else 'unread' end
    union all select 'urgency ' || a.urgency where a.read or a.corrected_at is not null or a.urgency > 0
    union all select 'life_risk' where a.life_risk
    union all select 'topic ' || topic from unnest(a.topics) as topic
    union all select 'parent ' || parent from unnest(a.parents) as parent
    union all select 'flag ' || flag from unnest(a.flags) as flag
  ) as w
  where not a.aside`;

/**
 * Runs a statement that writes learn.analysis and ends in `returning` its columns, and keeps the counts. `ids`: all it may
 * touch. The caller holds the turn. How many rows were written.
 */
export async function change(
  db: Transaction,
  organization: string,
  ids: readonly string[],
  write: RawBuilder<unknown>,
): Promise<number> {
  if (ids.length === 0) return 0;
  const zone = (await findZone(db, organization)) ?? (await beginCounting(db, organization));
  const { rows } = await sql<{ written: number; day: string | null } & Record<string, unknown>>`
    with written as (${write}),
    before as (select a.* from learn.analysis a
      where a.organization_id = ${organization} and a.post_id = any (${ids}::uuid[])
        and a.post_id in (select post_id from written)),
    moved as (select dimension, value, what, day, sum(posts)::int as posts
      from (${counted(sql`before`, -1, zone)} union all ${counted(sql`written`, 1, zone)}) as changes
      group by 1, 2, 3, 4 having sum(posts) <> 0),
    kept as (insert into learn.rollup as r (organization_id, dimension, value, what, day, posts)
      select ${organization}::uuid, m.* from moved m order by dimension, value, what, day
      on conflict (organization_id, dimension, value, what, day) do update set posts = r.posts + excluded.posts
      returning dimension, value, what, day, posts)
    select (select count(*) from written) as written, kept.* from (select) as one
      left join kept on kept.posts = 0`.execute(db);
  const empty = rows.filter(({ day }) => day !== null);
  if (empty.length)
    await sql`delete from learn.rollup r using json_to_recordset(${JSON.stringify(empty)}::json)
        as e (dimension text, value text, what text, day date)
      where r.organization_id = ${organization} and r.posts = 0 and r.dimension = e.dimension and r.value = e.value
        and r.what = e.what and r.day = e.day`.execute(db);
  return rows[0]?.written ?? 0;
}

async function findZone(db: Transaction, organization: string): Promise<string | undefined> {
  const { rows } = await sql<{ time_zone: string }>`select time_zone from learn.rollup_zone
    where organization_id = ${organization}`.execute(db);
  return rows[0]?.time_zone;
}

/** Counts what is there, in the organization's zone. */
async function beginCounting(db: Transaction, organization: string): Promise<string> {
  const zone = (await findNewZone(db, organization)) ?? 'UTC';
  await rebuild(db, organization, zone);
  return zone;
}

/** The zone of the organization, where counts are kept in another or not yet. */
export async function findNewZone(db: Transaction, organization: string): Promise<string | undefined> {
  const { rows } = await sql<{ time_zone: string }>`select o.time_zone from govern.organization o
    left join learn.rollup_zone z on z.organization_id = o.organization_id
    where o.organization_id = ${organization} and z.time_zone is distinct from o.time_zone`.execute(db);
  return rows[0]?.time_zone;
}

/** Counts everything anew, in this zone. The caller holds the turn. */
export async function rebuild(db: Transaction, organization: string, zone: string): Promise<void> {
  await sql`set local statement_timeout = '30min'`.execute(db);
  await sql`delete from learn.rollup where organization_id = ${organization}`.execute(db);
  const all = sql`(select * from learn.analysis where organization_id = ${organization})`;
  await sql`insert into learn.rollup (organization_id, dimension, value, what, day, posts)
    select ${organization}::uuid, dimension, value, what, day, count(*)
    from (${counted(all, 1, zone)}) as everything group by 2, 3, 4, 5`.execute(db);
  await sql`insert into learn.rollup_zone (organization_id, time_zone, built_at) values (${organization}, ${zone}, now())
    on conflict (organization_id) do update set time_zone = excluded.time_zone, built_at = excluded.built_at`.execute(
    db,
  );
}

/** What rollups are read by. */
export interface CountsOf {
  /** Exact names, as the rollup keeps them. */
  whats: readonly string[];
  dimension: 'all' | 'facility' | 'network' | 'language';
  /** Null: every one of them. */
  values: readonly string[] | null;
  /** Calendar days, both counted. */
  from: string;
  to: string;
}

/** Posts by what they are counted as and by the dimension's value; with `daily`, by day too. */
export async function readCounts(
  db: Transaction,
  organization: string,
  { whats, dimension, values, from, to }: CountsOf,
  daily: boolean,
): Promise<{ what: string; value: string; day: string | null; posts: number }[]> {
  const { rows } = await sql<{ what: string; value: string; day: string | null; posts: number }>`
    select what, value, ${daily ? sql`day` : sql`null::date as day`}, sum(posts)::int as posts from learn.rollup
    where organization_id = ${organization} and dimension = ${dimension}
      ${values === null ? sql`` : sql`and value = any (${values}::text[])`}
      and what = any (${whats}::text[]) and day between ${from} and ${to}
    group by what, value ${daily ? sql`, day` : sql``} order by 1, 2, 3`.execute(db);
  return rows;
}
