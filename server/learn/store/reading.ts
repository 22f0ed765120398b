// SQL of readings: the posts they are made of, what was found, and the words it is quoted from.
import { type Selectable, sql } from 'kysely';
import type { Said } from '../../../language/themes/index.ts';
import type { Tables, Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import { inScope } from './scope.ts';

export type ReadingRow = Selectable<Tables['learn.reading']>;
export type StrandRow = Selectable<Tables['learn.strand']>;
export type StrandKind = StrandRow['kind'];

export interface PostToRead extends Omit<Said, 'when' | 'bucket'> {
  at: Date;
}

/** Where the next posts begin. */
export interface After {
  at: Date;
  id: string;
}

/** The posts of a scope from the beginning of its past on, as they were said; those of unread languages without their words. */
export async function findPostsToRead(
  db: Transaction,
  scope: CheckedScope,
  after: After | null,
  limit: number,
): Promise<PostToRead[]> {
  const { rows } = await sql<PostToRead>`
    select a.post_id as id, a.at, coalesce(a.author_id, a.post_id)::text as who, a.language as lang, a.sentiment, a.topics,
      a.facility_id as facility, a.network, answered.id as "repliesTo",
      case when a.read then concat_ws(e'\\n', p.title, p.text) else '' end as text,
      a.personal_data as hidden,
      not a.life_risk and not a.flags && array['self_harm', 'threat', 'personal_data'] as quotable
    from (select * from learn.analysis a where ${inScope(scope, 'both')}
        ${after ? sql`and (a.at, a.post_id) > (${after.at}, ${after.id})` : sql``}
      order by a.at, a.post_id limit ${limit}) as a
    join listen.post p on p.organization_id = a.organization_id and p.id = a.post_id
    left join lateral (select r.id from listen.post r where r.organization_id = p.organization_id
      and r.network = p.network and r.external_id = p.reply_to) as answered on p.reply_to is not null
    order by a.at, a.post_id`.execute(db);
  return rows;
}

export async function countPostsToRead(db: Transaction, scope: CheckedScope): Promise<number> {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from learn.analysis a
    where ${inScope(scope, 'both')}`.execute(db);
  return rows[0]!.many;
}

export async function findReading(db: Transaction, organization: string, key: string): Promise<ReadingRow | undefined> {
  return db
    .selectFrom('learn.reading')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('scope_key', '=', key)
    .executeTakeFirst();
}

export async function findStrands(
  db: Transaction,
  organization: string,
  readingId: string,
  kind: StrandKind,
): Promise<Omit<StrandRow, 'post_ids'>[]> {
  return db
    .selectFrom('learn.strand')
    .select(['organization_id', 'reading_id', 'kind', 'key', 'position', 'read'])
    .where('organization_id', '=', organization)
    .where('reading_id', '=', readingId)
    .where('kind', '=', kind)
    .orderBy('position')
    .execute();
}

export async function findStrand(
  db: Transaction,
  organization: string,
  readingId: string,
  kind: StrandKind,
  key: string,
): Promise<StrandRow | undefined> {
  return db
    .selectFrom('learn.strand')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reading_id', '=', readingId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Of each strand, how many of its posts we answered. */
export async function countAnswered(
  db: Transaction,
  organization: string,
  readingId: string,
  kind: StrandKind,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; many: number }>`
    select s.key, count(*)::int as many from learn.strand s cross join unnest(s.post_ids) as u (id)
    where s.organization_id = ${organization} and s.reading_id = ${readingId} and s.kind = ${kind}
      and exists (select from connect.delivery d where d.organization_id = s.organization_id and d.post_id = u.id
        and d.kind = 'reply' and d.state = 'posted')
    group by s.key`.execute(db);
  return new Map(rows.map(({ key, many }) => [key, many]));
}

export interface Quotable {
  id: string;
  conversationId: string;
  text: string;
}

/** The whole words of posts that are still as they were when they were read, and may be seen. */
export async function findQuotable(
  db: Transaction,
  organization: string,
  ids: readonly string[],
  visible: readonly string[] | null,
  madeAt: Date,
): Promise<Map<string, Quotable>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Quotable>`select p.id, p.conversation_id as "conversationId",
      concat_ws(e'\\n', p.title, p.text) as text
    from listen.post p
    where p.organization_id = ${organization} and p.id = any (${ids}::uuid[]) and p.text is not null
      and p.deleted_at is null and p.expired_at is null and p.muted is null
      and (p.edited_at is null or p.edited_at < ${madeAt})
      ${visible === null ? sql`` : sql`and (p.facility_id is null or p.facility_id = any (${visible}::uuid[]))`}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findPlaces(db: Transaction, organization: string) {
  const facilities = await db
    .selectFrom('govern.facility')
    .select(['id', 'name', 'other_names as others'])
    .where('organization_id', '=', organization)
    .execute();
  const own = await db
    .selectFrom('govern.organization')
    .select(['name', 'other_names as others'])
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();
  return {
    facilities: facilities.map(({ id, name, others }) => ({ id, names: [name, ...others] })),
    names: [own.name, ...own.others],
  };
}

/** The last day before the scope's own on which somebody was heard there. */
export async function findLastHeard(db: Transaction, scope: CheckedScope): Promise<string | null> {
  const ever = { ...scope, starts: { ...scope.starts, before: new Date(0) } };
  const { rows } = await sql<{ day: string }>`select (a.at at time zone ${scope.timeZone})::date::text as day
    from learn.analysis a where ${inScope(ever, 'before')} order by a.at desc, a.post_id desc limit 1`.execute(db);
  return rows[0]?.day ?? null;
}
