// SQL of voices: whose words others took up, and who speaks well of us.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import { inScope } from './scope.ts';

export interface VoiceRow {
  id: string;
  network: string;
  handle: string | null;
  name: string | null;
  place: string | null;
  posts: number;
  heardBy: number;
  happy: number;
  unhappy: number;
  latestAt: Date;
  postId: string;
}

/**
 * Authors of a scope. `heard`: by how many different people answered, passed on or copied their posts of it. `well`: two happy posts
 * or more on two days or more, and twice as many as unhappy ones.
 */
export async function findVoices(db: Transaction, scope: CheckedScope, by: 'heard' | 'well', most: number) {
  const { organization, starts, visible } = scope;
  const seen = (alias: string) =>
    visible === null
      ? sql``
      : sql`and (${sql.ref(`${alias}.facility_id`)} is null or ${sql.ref(`${alias}.facility_id`)} = any (${visible}::uuid[]))`;
  const { rows } = await sql<VoiceRow>`
    with said as materialized (
      select a.post_id, a.author_id, a.at, a.sentiment, a.read, p.network, p.external_id
      from learn.analysis a join listen.post p on p.organization_id = a.organization_id and p.id = a.post_id
      where ${inScope(scope)} and a.author_id is not null
    ), taken_up as (
      select s.author_id, s.post_id, q.author_id as by_author
      from said s join listen.post q on q.organization_id = ${organization} and q.network = s.network
        and q.reply_to = s.external_id
      where q.at >= ${starts.from} and q.reply_to is not null and q.muted is null and q.deleted_at is null ${seen('q')}
      union
      select s.author_id, s.post_id, q.author_id
      from said s join listen.post q on q.organization_id = ${organization} and q.fold_under = s.post_id
      where q.fold_under is not null and q.muted is null and q.deleted_at is null ${seen('q')}
    ), heard as (
      select author_id, count(distinct by_author)::int as people from taken_up
      where by_author is not null and by_author <> author_id group by author_id
    ), most_heard as (
      select distinct on (author_id) author_id, post_id from (
        select author_id, post_id, count(distinct by_author) as people from taken_up
        where by_author is not null and by_author <> author_id group by author_id, post_id) each
      order by author_id, people desc, post_id desc
    ), people as (
      select author_id, count(*)::int as posts, max(at) as latest,
        count(*) filter (where read and sentiment = 'positive')::int as happy,
        count(*) filter (where read and sentiment = 'negative')::int as unhappy,
        count(distinct at::date) filter (where read and sentiment = 'positive') as happy_days,
        (array_agg(post_id order by (read and sentiment = 'positive') desc, at desc))[1] as happiest,
        (array_agg(post_id order by at desc))[1] as newest
      from said group by author_id
    )
    select w.id, w.network, w.handle, w.name, w.place, p.posts, coalesce(h.people, 0) as "heardBy", p.happy, p.unhappy,
      p.latest as "latestAt", ${by === 'heard' ? sql`coalesce(m.post_id, p.newest)` : sql`p.happiest`} as "postId"
    from people p
    join listen.author w on w.organization_id = ${organization} and w.id = p.author_id and w.forgotten_at is null
    left join heard h on h.author_id = p.author_id
    left join most_heard m on m.author_id = p.author_id
    where ${by === 'heard' ? sql`h.people > 0` : sql`p.happy >= 2 and p.happy_days >= 2 and p.happy >= 2 * p.unhappy`}
    order by ${by === 'heard' ? sql`h.people desc` : sql`p.happy desc, "heardBy" desc`}, p.latest desc, w.id
    limit ${most}`.execute(db);
  return rows;
}
