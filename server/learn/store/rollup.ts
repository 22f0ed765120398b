// SQL that keeps the counts: whoever changes analyses does it through `change`, which takes away what the rows were
// counted as before and adds what they are counted as after, in one statement.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

/** The rows of `rows` that count, one for each thing they are counted as; `sign` 1 to add, -1 to take away. */
const counted = (rows: string, sign: 1 | -1, zone: string): RawBuilder<unknown> => sql`
  select w.what, (a.at at time zone ${zone})::date as day,
    coalesce(a.facility_id, '00000000-0000-0000-0000-000000000000') as facility_id, a.network, a.language,
    ${sql.raw(String(sign))} as posts
  from ${sql.raw(rows)} a
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
 * Runs a statement that writes learn.analysis and ends in `returning *`, and keeps the counts. `ids`: all it may touch.
 * The caller holds the turn. How many rows were written.
 */
export async function change(
  db: Transaction,
  organization: string,
  ids: readonly string[],
  write: RawBuilder<unknown>,
): Promise<number> {
  if (ids.length === 0) return 0;
  const zone = await zoneOf(db, organization);
  const { rows } = await sql<{ written: number; day: string | null } & Record<string, unknown>>`
    with written as (${write}),
    before as (select a.* from learn.analysis a
      where a.organization_id = ${organization} and a.post_id = any (${ids}::uuid[])
        and a.post_id in (select post_id from written)),
    moved as (select what, day, facility_id, network, language, sum(posts)::int as posts
      from (${counted('before', -1, zone)} union all ${counted('written', 1, zone)}) as changes
      group by 1, 2, 3, 4, 5 having sum(posts) <> 0),
    kept as (insert into learn.rollup as r (organization_id, what, day, facility_id, network, language, posts)
      select ${organization}::uuid, m.* from moved m order by what, day, facility_id, network, language
      on conflict (organization_id, what, day, facility_id, network, language)
        do update set posts = r.posts + excluded.posts
      returning what, day, facility_id, network, language, posts)
    select (select count(*) from written) as written, kept.* from (select) as one
      left join kept on kept.posts = 0`.execute(db);
  const empty = rows.filter(({ day }) => day !== null);
  if (empty.length)
    await sql`delete from learn.rollup r using json_to_recordset(${JSON.stringify(empty)}::json)
        as e (what text, day date, facility_id uuid, network text, language text)
      where r.organization_id = ${organization} and r.posts = 0 and r.what = e.what and r.day = e.day
        and r.facility_id = e.facility_id and r.network = e.network and r.language = e.language`.execute(db);
  return rows[0]?.written ?? 0;
}

/** The zone the counts are kept in; the organization's, when counting begins. */
async function zoneOf(db: Transaction, organization: string): Promise<string> {
  const zone = await findZone(db, organization);
  if (zone) return zone;
  const { rows } = await sql<{ time_zone: string }>`insert into learn.rollup_zone (organization_id, time_zone, built_at)
    select organization_id, time_zone, now() from govern.organization where organization_id = ${organization}
    returning time_zone`.execute(db);
  return rows[0]!.time_zone;
}

async function findZone(db: Transaction, organization: string): Promise<string | undefined> {
  const { rows } = await sql<{ time_zone: string }>`select time_zone from learn.rollup_zone
    where organization_id = ${organization}`.execute(db);
  return rows[0]?.time_zone;
}

/** The zone of the organization where counts are still kept in another. */
export async function findNewZone(db: Transaction, organization: string): Promise<string | undefined> {
  const { rows } = await sql<{ time_zone: string }>`select o.time_zone from govern.organization o
    join learn.rollup_zone z on z.organization_id = o.organization_id and z.time_zone <> o.time_zone
    where o.organization_id = ${organization}`.execute(db);
  return rows[0]?.time_zone;
}

/** Counts everything anew, in this zone. The caller holds the turn. */
export async function rebuild(db: Transaction, organization: string, zone: string, at: Date): Promise<void> {
  await sql`set local statement_timeout = '30min'`.execute(db);
  await sql`delete from learn.rollup where organization_id = ${organization}`.execute(db);
  await sql`insert into learn.rollup (organization_id, what, day, facility_id, network, language, posts)
    select ${organization}::uuid, what, day, facility_id, network, language, count(*)
    from (${counted(`(select * from learn.analysis where organization_id = '${organization}')`, 1, zone)}) as all_of_them
    group by 2, 3, 4, 5, 6`.execute(db);
  await sql`insert into learn.rollup_zone (organization_id, time_zone, built_at) values (${organization}, ${zone}, ${at})
    on conflict (organization_id) do update set time_zone = excluded.time_zone, built_at = excluded.built_at`.execute(
    db,
  );
}
