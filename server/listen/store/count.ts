// SQL that counts posts and people, by day, from indexes alone where it can.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import { addDays } from '../day.ts';

export interface DayCount {
  day: string;
  posts: number;
  people: number;
}

export interface Range {
  timeZone: string;
  /** Calendar days there, both counted. */
  from: string;
  to: string;
}

/** Facilities that may be seen, beside posts of none; null: all. */
type Visible = readonly string[] | null;

const seen = (alias: string, visible: Visible): RawBuilder<unknown> =>
  visible === null
    ? sql``
    : sql`and (${sql.ref(`${alias}.facility_id`)} is null or ${sql.ref(`${alias}.facility_id`)} = any (${visible}::uuid[]))`;

const inRange = (alias: string, { timeZone, from, to }: Range) => sql`
  and ${sql.ref(`${alias}.at`)} >= ${from}::date::timestamp at time zone ${timeZone}
  and ${sql.ref(`${alias}.at`)} < (${to}::date + 1)::timestamp at time zone ${timeZone}`;

export interface Of {
  /** Null: everything heard, or what the filters leave of it. */
  watch: string | null;
  visible: Visible;
  network?: string;
  facility?: string;
  lang?: string;
  kind?: string;
  /** Count what is muted too. */
  muted?: boolean;
}

/** When it was said, and by whom; whoever said it without a name is a person each time. */
function said(organization: string, range: Range, of: Of): RawBuilder<unknown> {
  if (of.watch) {
    return sql`select h.at, coalesce(h.author_id, h.post_id) as who from listen.hit h
      where h.organization_id = ${organization} and h.watch_id = ${of.watch}
        ${inRange('h', range)} ${seen('h', of.visible)} ${of.muted ? sql`` : sql`and not h.muted`}`;
  }
  const { network, facility, lang, kind } = of;
  return sql`select p.at, coalesce(p.author_id, p.id) as who from listen.post p
    where p.organization_id = ${organization} ${inRange('p', range)} ${seen('p', of.visible)}
      ${of.muted ? sql`` : sql`and p.muted is null`}
      ${network ? sql`and p.network = ${network}` : sql``}
      ${facility ? sql`and p.facility_id = ${facility}` : sql``}
      ${kind ? sql`and p.kind = ${kind}` : sql``}
      ${lang ? sql`and (p.lang = ${lang} or left(p.lang, ${lang.length + 1}) = ${`${lang}-`})` : sql``}`;
}

/** When each day of the range begins, and the day after it. */
const starts = ({
  timeZone,
  from,
  to,
}: Range) => sql`(select array_agg(day::timestamp at time zone ${timeZone} order by day)
  from generate_series(${from}::date, ${to}::date + 1, interval '1 day') as day)`;

/** Posts and people of each day, and of the whole range, in one reading. Days without a post are left out. */
export async function countDays(db: Transaction, organization: string, range: Range, of: Of) {
  const { rows } = await sql<{ place: number | null; posts: number; people: number }>`
    with by_person as materialized (
      select width_bucket(at, ${starts(range)}) as place, who, count(*) as posts
      from (${said(organization, range, of)}) as said group by 1, 2)
    select place, sum(posts)::int as posts, count(*)::int as people from by_person group by place
    union all
    select null, coalesce(sum(posts), 0)::int, count(*)::int
    from (select who, sum(posts) as posts from by_person group by who) as people`.execute(db);
  const days = rows.flatMap(({ place, ...counts }): DayCount[] =>
    place === null ? [] : [{ day: addDays(range.from, place - 1), ...counts }],
  );
  const { posts, people } = rows.find(({ place }) => place === null)!;
  return { days, whole: { posts, people } };
}

/** Posts of each day alone: people are not told apart. */
export async function countPosts(db: Transaction, organization: string, range: Range, of: Of): Promise<DayCount[]> {
  const { rows } = await sql<{ place: number; posts: number }>`
    select width_bucket(at, ${starts(range)}) as place, count(*)::int as posts
    from (${said(organization, range, of)}) as said group by 1`.execute(db);
  return rows.map(({ place, posts }) => ({ day: addDays(range.from, place - 1), posts, people: 0 }));
}

export async function countWhole(db: Transaction, organization: string, range: Range, of: Of) {
  const { rows } = await sql<{ posts: number; people: number }>`
    select coalesce(sum(posts), 0)::int as posts, count(*)::int as people from (
      select who, count(*) as posts from (${said(organization, range, of)}) as said group by who
    ) as by_person`.execute(db);
  return rows[0]!;
}

/** When each of these watches last found something that may be seen. */
export async function findLatest(
  db: Transaction,
  organization: string,
  watches: readonly string[],
  visible: Visible,
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`select w.id, latest.at from unnest(${watches}::uuid[]) as w (id)
    cross join lateral (select h.at from listen.hit h where h.organization_id = ${organization} and h.watch_id = w.id
      and not h.muted ${seen('h', visible)} order by h.at desc, h.post_id desc limit 1) as latest`.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

export async function findLatestPost(db: Transaction, organization: string, visible: Visible): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`select p.at from listen.post p where p.organization_id = ${organization}
    and p.muted is null ${seen('p', visible)} order by p.at desc, p.id desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}
