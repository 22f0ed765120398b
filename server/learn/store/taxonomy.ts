// SQL of taxonomies of one's own: the taxonomies, their labels on posts, and the posts people labelled.
import { type Selectable, sql } from 'kysely';
import type { Counted } from '../../../language/numbers/index.ts';
import type { Transaction } from '../../core/database.ts';
import type { CheckedScope } from '../scope.ts';
import type { TaxonomyTable } from '../tables.ts';
import { inScope } from './scope.ts';

export type TaxonomyRow = Selectable<Omit<TaxonomyTable, 'model'>>;

const columns = [
  'organization_id',
  'id',
  'name',
  'source',
  'state',
  'file_id',
  'columns',
  'chosen',
  'outcome',
  'fault',
  'created_at',
  'created_by',
  'trained_at',
  'used_since',
  'labelled_to',
] as const;

export function findTaxonomies(db: Transaction, organization: string): Promise<TaxonomyRow[]> {
  return db
    .selectFrom('learn.taxonomy')
    .select(columns)
    .where('organization_id', '=', organization)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export function findTaxonomy(db: Transaction, organization: string, id: string): Promise<TaxonomyRow | undefined> {
  return db
    .selectFrom('learn.taxonomy')
    .select(columns)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function findInUse(db: Transaction, organization: string): Promise<TaxonomyRow | undefined> {
  return db
    .selectFrom('learn.taxonomy')
    .select(columns)
    .where('organization_id', '=', organization)
    .where('state', '=', 'in_use')
    .executeTakeFirst();
}

export async function readModelOf(db: Transaction, organization: string, id: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('learn.taxonomy')
    .select('model')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.model ?? null;
}

export async function insertTaxonomy(
  db: Transaction,
  organization: string,
  of: Pick<TaxonomyRow, 'id' | 'name' | 'source' | 'state' | 'file_id' | 'columns' | 'created_at' | 'created_by'>,
): Promise<void> {
  await db
    .insertInto('learn.taxonomy')
    .values({ ...of, organization_id: organization, columns: JSON.stringify(of.columns) })
    .execute();
}

type Changes = Partial<{
  state: TaxonomyRow['state'];
  file_id: string | null;
  chosen: TaxonomyRow['chosen'];
  outcome: TaxonomyRow['outcome'];
  fault: TaxonomyRow['fault'];
  model: Buffer;
  trained_at: Date;
  used_since: Date | null;
  labelled_to: Date | null;
}>;

export async function updateTaxonomy(db: Transaction, organization: string, id: string, changes: Changes) {
  const { chosen, outcome, fault, ...rest } = changes;
  await db
    .updateTable('learn.taxonomy')
    .set({
      ...rest,
      ...(chosen === undefined ? {} : { chosen: JSON.stringify(chosen) }),
      ...(outcome === undefined ? {} : { outcome: outcome && JSON.stringify(outcome) }),
      ...(fault === undefined ? {} : { fault: fault && JSON.stringify(fault) }),
    })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

export async function deleteTaxonomyRow(db: Transaction, organization: string, id: string): Promise<void> {
  await db.deleteFrom('learn.taxonomy').where('organization_id', '=', organization).where('id', '=', id).execute();
}

export interface Labelled {
  id: string;
  labels: string[];
}

/** What the machine says; where a person labelled the post, the person's labels stand. */
export async function writeOwnLabels(
  db: Transaction,
  organization: string,
  taxonomy: string,
  at: Date,
  labelled: readonly Labelled[],
): Promise<void> {
  if (labelled.length === 0) return;
  await sql`insert into learn.own_label as o (organization_id, taxonomy_id, post_id, labels, machine, at)
    select ${organization}, ${taxonomy}, u.id, u.labels, u.labels, ${at}
    from jsonb_to_recordset(${JSON.stringify(labelled)}::jsonb) as u (id uuid, labels text[])
    order by u.id
    on conflict (organization_id, taxonomy_id, post_id) do update set machine = excluded.machine, at = excluded.at,
      labels = case when o.labelled_by is null then excluded.labels else o.labels end`.execute(db);
}

/** Returns the labels that stood before; null where there were none. */
export async function writeLabelsByHand(
  db: Transaction,
  organization: string,
  of: { taxonomy: string; post: string; labels: string[]; person: string; at: Date },
): Promise<string[] | null> {
  const { rows } = await sql<{ labels: string[] }>`select labels from learn.own_label
    where organization_id = ${organization} and taxonomy_id = ${of.taxonomy} and post_id = ${of.post} for update`.execute(
    db,
  );
  await sql`insert into learn.own_label (organization_id, taxonomy_id, post_id, labels, labelled_by, at)
    values (${organization}, ${of.taxonomy}, ${of.post}, ${of.labels}, ${of.person}, ${of.at})
    on conflict (organization_id, taxonomy_id, post_id) do update
      set labels = excluded.labels, labelled_by = excluded.labelled_by, at = excluded.at`.execute(db);
  return rows[0]?.labels ?? null;
}

export async function findOwnLabels(
  db: Transaction,
  organization: string,
  taxonomy: string,
  postIds: readonly string[],
  visible: readonly string[] | null,
): Promise<{ postId: string; labels: string[]; byPerson: boolean }[]> {
  const { rows } = await sql<{ postId: string; labels: string[]; byPerson: boolean }>`
    select o.post_id as "postId", o.labels, o.labelled_by is not null as "byPerson"
    from learn.own_label o join learn.analysis a on a.organization_id = o.organization_id and a.post_id = o.post_id
    where o.organization_id = ${organization} and o.taxonomy_id = ${taxonomy} and o.post_id = any (${postIds}::uuid[])
      and (${visible}::uuid[] is null or a.facility_id is null or a.facility_id = any (${visible}::uuid[]))`.execute(
    db,
  );
  return rows;
}

/** Analysed posts before a place in time, newest first, with their words: the next piece of the archive to label. */
export async function findToLabel(
  db: Transaction,
  organization: string,
  before: { at: Date; id: string } | null,
  most: number,
): Promise<{ id: string; at: Date; title: string | null; text: string }[]> {
  const { rows } = await sql<{ id: string; at: Date; title: string | null; text: string }>`
    select a.post_id as id, a.at, p.title, coalesce(p.text, '') as text
    from learn.analysis a join listen.post p on p.organization_id = a.organization_id and p.id = a.post_id
    where a.organization_id = ${organization} and not a.aside
      ${before ? sql`and (a.at, a.post_id) < (${before.at}, ${before.id})` : sql``}
    order by a.at desc, a.post_id desc limit ${most}`.execute(db);
  return rows;
}

/** Posts people labelled or corrected here, with their words: the newest word on each post. */
export async function findLabelledPosts(
  db: Transaction,
  organization: string,
): Promise<{ title: string | null; text: string; labels: string[] }[]> {
  const { rows } = await sql<{ title: string | null; text: string; labels: string[] }>`
    select p.title, coalesce(p.text, '') as text, said.labels
    from (
      select distinct on (post_id) post_id, labels from (
        select o.post_id, o.labels, o.at from learn.own_label o
          join learn.taxonomy t on t.organization_id = o.organization_id and t.id = o.taxonomy_id and t.state = 'in_use'
          where o.organization_id = ${organization} and o.labelled_by is not null
        union all
        select s.post_id, array(select jsonb_array_elements_text(s.person->'topics')), s.at
          from learn.second_reading s
          where s.organization_id = ${organization} and not exists (${ownInUse(organization)})
        union all
        select c.post_id, array(select jsonb_array_elements_text(c.changed->'topics')), c.at
          from learn.correction c
          where c.organization_id = ${organization} and c.changed ? 'topics' and c.undone_at is null
            and not exists (${ownInUse(organization)})
      ) every order by post_id, at desc
    ) said
    join listen.post p on p.organization_id = ${organization} and p.id = said.post_id
      and p.deleted_at is null and p.expired_at is null and coalesce(p.text, p.title, '') <> ''`.execute(db);
  return rows;
}

/** A taxonomy of their own is what people label by; without one, the topics of the framework. */
const ownInUse = (organization: string) =>
  sql`select from learn.taxonomy t where t.organization_id = ${organization} and t.state = 'in_use'`;

/** Posts, people and the busiest ten people's posts, over all labelled posts of a scope (null) and by label. */
export async function countOwnLabels(
  db: Transaction,
  scope: CheckedScope,
  taxonomy: string,
): Promise<({ label: string | null } & Pick<Counted, 'posts' | 'people'> & { busiest: number })[]> {
  const { rows } = await sql<{ label: string | null; posts: number; people: number; busiest: number }>`
    with labelled as (
      select coalesce(a.author_id, a.post_id) as person, o.labels
      from learn.own_label o join learn.analysis a on a.organization_id = o.organization_id and a.post_id = o.post_id
      where o.organization_id = ${scope.organization} and o.taxonomy_id = ${taxonomy} and ${inScope(scope)}
    ), each as (
      select l.label, person, count(*)::int as posts from labelled, lateral unnest(labels) as l (label) group by 1, 2
      union all select null, person, count(*)::int from labelled group by person
    ), ranked as (
      select *, row_number() over (partition by label order by posts desc) as place from each
    )
    select label, sum(posts)::int as posts, count(*)::int as people,
      coalesce(sum(posts) filter (where place <= 10), 0)::int as busiest
    from ranked group by label order by people desc, label`.execute(db);
  return rows;
}
