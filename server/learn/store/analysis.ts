// SQL of analyses: what there is to read, what was read of it, and what became of the post since.
import { type Selectable, sql } from 'kysely';
import type { Sentiment } from '../../../language/analysis/index.ts';
import type { PersonalData } from '../../../language/personal-data/index.ts';
import type { Transaction } from '../../core/database.ts';
import type { AnalysisTable, Understood } from '../tables.ts';
import { change } from './rollup.ts';

/** A post's words. */
export interface Words {
  id: string;
  title: string | null;
  text: string;
  lang: string | null;
  editedAt: Date | null;
}

export type AnalysisRow = Selectable<AnalysisTable>;

/** Nothing is left of a post whose author took it back, or whose time is over; a legal hold withholds it. */
const isThere = sql.raw(`(p.deleted_at is null and p.expired_at is null and (p.text <> '' or p.title <> ''))`);

/** Those of these posts whose words nobody has read; `anew`: read or not. */
export async function findWords(
  db: Transaction,
  organization: string,
  ids: readonly string[],
  anew = false,
): Promise<Words[]> {
  const { rows } =
    await sql<Words>`select p.id, p.title, coalesce(p.text, '') as text, p.lang, p.edited_at as "editedAt"
    from unnest(${ids}::uuid[]) as u (id)
    cross join lateral (select * from listen.post p
      where p.organization_id = ${organization} and p.id = u.id and ${isThere} limit 1) as p
    ${
      anew
        ? sql``
        : sql`where not exists (select from learn.analysis a
      where a.organization_id = ${organization} and a.post_id = u.id and a.edited_at is not distinct from p.edited_at)`
    }`.execute(db);
  return rows;
}

/** What is kept of some words: what holds, and, where people corrected it, what the `machine` had read. */
export interface Reading extends Understood {
  id: string;
  editedAt: Date | null;
  model: string;
  language: string;
  read: boolean;
  scores: Partial<Record<Sentiment, number>>;
  topicScores: number[];
  parents: string[];
  personalData: PersonalData[];
  machine: Understood | null;
}

/** Keeps readings, with where the posts stand now. Those whose words have changed again meanwhile are left out. */
export function writeReadings(
  db: Transaction,
  organization: string,
  at: Date,
  readings: readonly Reading[],
): Promise<number> {
  return change(
    db,
    organization,
    readings.map(({ id }) => id),
    sql`insert into learn.analysis as a (organization_id, post_id, model, analysed_at, language, read, sentiment, scores,
        urgency, life_risk, topics, topic_scores, parents, flags, personal_data, machine, edited_at, at, author_id,
        facility_id, network, aside)
      select ${organization}::uuid, u.id, u.model, ${at}, u.language, u.read, u.sentiment, u.scores, u.urgency,
        u."lifeRisk", u.topics, u."topicScores", u.parents, u.flags, u."personalData", u.machine, u."editedAt",
        p.at, p.author_id, p.facility_id, p.network, p.fold_under is not null or p.muted is not null
      from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as u (id uuid, model text, language text, read boolean,
        sentiment text, scores jsonb, urgency smallint, "lifeRisk" boolean, topics text[], "topicScores" real[],
        parents text[], flags text[], "personalData" jsonb, machine jsonb, "editedAt" timestamptz)
      cross join lateral (select * from listen.post p
        where p.organization_id = ${organization} and p.id = u.id and ${isThere}
          and p.edited_at is not distinct from u."editedAt" limit 1) as p
      on conflict (organization_id, post_id) do update set model = excluded.model, analysed_at = excluded.analysed_at,
        language = excluded.language, read = excluded.read, sentiment = excluded.sentiment, scores = excluded.scores,
        urgency = excluded.urgency, life_risk = excluded.life_risk, topics = excluded.topics,
        topic_scores = excluded.topic_scores, parents = excluded.parents, flags = excluded.flags,
        personal_data = excluded.personal_data, machine = excluded.machine, edited_at = excluded.edited_at,
        at = excluded.at, author_id = excluded.author_id, facility_id = excluded.facility_id,
        network = excluded.network, aside = excluded.aside
      returning *`,
  );
}

/** Takes over where these posts stand now: folded, muted, heard again, elsewhere, or without their words. */
export function followPosts(db: Transaction, organization: string, ids: readonly string[]): Promise<number> {
  return change(
    db,
    organization,
    ids,
    sql`update learn.analysis a set at = p.at, author_id = p.author_id, facility_id = p.facility_id, network = p.network,
        aside = p.aside, personal_data = case when p.there then a.personal_data else '[]' end
      from (select p.id, p.at, p.author_id, p.facility_id, p.network, ${isThere} is true as there,
          ${isThere} is not true or p.fold_under is not null or p.muted is not null as aside
        from unnest(${ids}::uuid[]) as u (id)
        cross join lateral (select * from listen.post p where p.organization_id = ${organization} and p.id = u.id limit 1) as p
      ) as p
      where a.organization_id = ${organization} and a.post_id = p.id
        and ((a.at, a.author_id, a.facility_id, a.network, a.aside)
            is distinct from (p.at, p.author_id, p.facility_id, p.network, p.aside)
          or (not p.there and a.personal_data <> '[]'))
      returning a.*`,
  );
}

/** With who corrected it last. */
export type SeenRow = AnalysisRow & { correction_id: string | null; corrected_by_name: string | null };

/** An analysis `a` as it is shown; what is gone is not. */
export const seen = sql.raw(`a.*, (select c.id from learn.correction c where a.corrected_at is not null
      and c.organization_id = a.organization_id and c.post_id = a.post_id and c.undone_at is null
    order by c.at desc, c.id desc limit 1) as correction_id,
  (select b.name from govern.person b where b.organization_id = a.organization_id and b.id = a.corrected_by)
    as corrected_by_name`);

/** Of these posts, those that are there and that somebody with these facilities may see; null: all. */
export async function findAnalyses(
  db: Transaction,
  organization: string,
  postIds: readonly string[],
  visible: readonly string[] | null,
): Promise<SeenRow[]> {
  if (postIds.length === 0) return [];
  const { rows } = await sql<SeenRow>`select ${seen} from learn.analysis a
    where a.organization_id = ${organization} and a.post_id = any (${postIds}::uuid[])
      and (${visible}::uuid[] is null or a.facility_id is null or a.facility_id = any (${visible}::uuid[]))
      and exists (select from listen.post p
        where p.organization_id = a.organization_id and p.id = a.post_id and ${isThere})`.execute(db);
  return rows;
}
