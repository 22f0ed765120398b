// SQL of publications: people counted by place and topic, the frozen tables, and what was published when.
import { type Selectable, sql } from 'kysely';
import type { Heard, HeardByPlace } from '../../../language/numbers/index.ts';
import type { Transaction } from '../../core/database.ts';
import type { PublicationTable } from '../tables.ts';

/** Kinds of posts that are counted like topics; one post may be several. */
export const marks = ['complaint', 'compliment', 'question', 'suggestion'];

export type PublicationRow = Selectable<PublicationTable>;

interface Cell {
  facility: string | null;
  topic: string | null;
  byFacility: boolean;
  byTopic: boolean;
  people: number;
  named: number;
}

/** People of all posts that were read, between two moments: together and by place. */
export async function countHeard(
  db: Transaction,
  organization: string,
  from: Date,
  end: Date,
): Promise<HeardByPlace & { ids: string[] }> {
  const { rows } = await sql<Cell>`
    select facility_id as facility, topic, grouping(facility_id) = 0 as "byFacility", grouping(topic) = 0 as "byTopic",
      count(distinct who)::int as people, (count(distinct who) filter (where facility_id is not null))::int as named
    from (select coalesce(a.author_id, a.post_id) as who, a.facility_id, t.topic
      from learn.analysis a left join lateral unnest(a.topics || array(select f
        from unnest(a.flags) as f where f = any (${marks}::text[]))) as t (topic) on true
      where a.organization_id = ${organization} and a.read and not a.aside and a.at >= ${from} and a.at < ${end}) as said
    group by grouping sets ((), (topic), (facility_id), (facility_id, topic))`.execute(db);
  const ids = [...new Set(rows.flatMap(({ facility }) => facility ?? []))].sort();
  const heard = (of: readonly Cell[], count: (cell: Cell) => number): Heard => ({
    people: sum(of.filter(({ byTopic }) => !byTopic).map(count)),
    topics: new Map(of.flatMap((cell) => (cell.byTopic && cell.topic !== null ? [[cell.topic, count(cell)]] : []))),
  });
  const whole = rows.filter(({ byFacility }) => !byFacility);
  const of = (place: string | null) =>
    heard(
      rows.filter(({ byFacility, facility }) => byFacility && facility === place),
      ({ people }) => people,
    );
  return {
    all: heard(whole, ({ people }) => people),
    named: heard(whole, ({ named }) => named),
    unnamed: of(null),
    places: ids.map(of),
    ids,
  };
}

export async function findFacilityNames(
  db: Transaction,
  organization: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from govern.facility
    where organization_id = ${organization} and id = any (${ids}::uuid[])`.execute(db);
  return rows;
}

/** Until the transaction ends, nobody else publishes for this organization. */
export async function holdPublishing(db: Transaction, organization: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learn.publication ${organization}`}, 0))`.execute(db);
}

/** Those that share a day with these. */
export const findPublications = (db: Transaction, organization: string, from = '1900-01-01', to = '2199-12-31') =>
  db
    .selectFrom('learn.publication')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('from_day', '<=', to)
    .where('to_day', '>=', from)
    .orderBy('from_day', 'desc')
    .execute();

export const findPublication = (db: Transaction, organization: string, id: string) =>
  db
    .selectFrom('learn.publication')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
