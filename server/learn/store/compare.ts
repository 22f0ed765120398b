// SQL of comparisons: posts and people of each group, in the period, in its pieces and in the one before.
import { type RawBuilder, sql } from 'kysely';
import type { Way } from '../../../contract/learn/compare.ts';
import { topics } from '../../../language/analysis/index.ts';
import type { Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import { inScope } from './scope.ts';

export interface GroupCount {
  /** Null: no facility. */
  group: string | null;
  now: boolean;
  /** Which piece of the period, from 0; null: all of it. */
  piece: number | null;
  posts: number;
  people: number;
  hitPosts: number;
  hits: number;
}

const groups: Record<Way, RawBuilder<unknown>> = {
  facility: sql`a.facility_id::text`,
  watch: sql`w.id::text`,
  network: sql`a.network`,
  language: sql`a.language`,
  period: sql`case when a.at >= s.begin then 'now' else 'before' end`,
};

/** Watches that may be read; a post counts in each that found it. */
const watches = ({ visible }: CheckedScope): RawBuilder<unknown> => sql`
  join listen.hit h on h.organization_id = a.organization_id and h.post_id = a.post_id and not h.muted
  join listen.watch w on w.organization_id = h.organization_id and w.id = h.watch_id and w.archived_at is null
    ${visible === null ? sql`` : sql`and (w.facility_id is null or w.facility_id = any (${visible}::uuid[]))`}`;

function isHit(measure: string): RawBuilder<boolean> {
  const [kind, label = ''] = measure.split(' ');
  if (kind === 'urgent') return sql<boolean>`a.urgency >= 2`;
  if (kind === 'sentiment') return sql<boolean>`a.sentiment = ${label}`;
  if (kind === 'flag') return sql<boolean>`${label} = any (a.flags)`;
  if (kind === 'topic') return sql<boolean>`${label} = any (a.topics)`;
  const of = topics.filter(({ parent }) => parent === label).map(({ topic }) => topic);
  return sql<boolean>`a.topics && ${of}::text[]`;
}

/** One row a post and group; posts in languages that are not read have nothing to count. */
const said = (scope: CheckedScope, by: Way, measure: string): RawBuilder<unknown> => sql`
  select ${groups[by]} as grp, coalesce(a.author_id, a.post_id) as who, a.at, a.post_id, a.at >= s.begin as now,
    ${isHit(measure)} as hit
  from learn.analysis a cross join (select ${scope.starts.from}::timestamptz as begin) s
  ${by === 'watch' ? watches(scope) : sql``}
  where ${inScope(scope, 'both')} and a.read`;

/** `ends`: the first moment after each piece of the period. */
export async function countGroups(
  db: Transaction,
  scope: CheckedScope,
  by: Way,
  measure: string,
  ends: readonly Date[],
): Promise<GroupCount[]> {
  const { rows } = await sql<GroupCount>`
    select grp as "group", now, case when grouping(piece) = 0 then piece end as piece, count(*)::int as posts,
      count(distinct who)::int as people, (count(*) filter (where hit))::int as "hitPosts",
      (count(distinct who) filter (where hit))::int as hits
    from (select *, width_bucket(at, ${ends}::timestamptz[]) as piece from (${said(scope, by, measure)}) as each) as placed
    group by grouping sets ((grp, now), (grp, now, piece))
    having grouping(piece) = 1 or now`.execute(db);
  return rows;
}

/** Posts of the ten who said it most, by group, in the period and in the one before. */
export async function countBusiest(
  db: Transaction,
  scope: CheckedScope,
  by: Way,
  measure: string,
): Promise<{ group: string | null; now: boolean; posts: number }[]> {
  const { rows } = await sql<{ group: string | null; now: boolean; posts: number }>`
    select grp as "group", now, sum(posts)::int as posts from (
      select grp, now, count(*) as posts, row_number() over (partition by grp, now order by count(*) desc) as place
      from (${said(scope, by, measure)}) as each where hit group by grp, now, who) as ranked
    where place <= 10 group by grp, now`.execute(db);
  return rows;
}

export interface ComparedPlace {
  at: string;
  id: string;
}

/** Ids of the posts under one figure, newest first; `at` as PostgreSQL writes it, to the microsecond. */
export async function findHits(
  db: Transaction,
  scope: CheckedScope,
  by: Way,
  measure: string,
  group: string | null,
  before: ComparedPlace | null,
  limit: number,
): Promise<ComparedPlace[]> {
  const { rows } = await sql<ComparedPlace>`
    select at::text as at, post_id as id from (${said(scope, by, measure)}) as each
    where hit and grp is not distinct from ${group}::text ${by === 'period' ? sql`` : sql`and now`}
      ${before ? sql`and (at, post_id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``}
    order by each.at desc, post_id desc limit ${limit}`.execute(db);
  return rows;
}

/** Names of facilities and watches. */
export async function findGroupNames(
  db: Transaction,
  organization: string,
  by: Way,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if ((by !== 'facility' && by !== 'watch') || ids.length === 0) return new Map();
  const table = by === 'facility' ? sql`govern.facility` : sql`listen.watch`;
  const { rows } = await sql<{ id: string; name: string }>`select id, name from ${table}
    where organization_id = ${organization} and id = any (${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
