// SQL of analyses: which posts have none, write them, read them.
import { type Selectable, sql } from 'kysely';
import type { Analysis } from '../../../language/analysis/index.ts';
import type { Transaction } from '../../core/database.ts';
import type { AnalysisTable } from '../tables.ts';

/** A post with words and without an analysis. */
export interface Unread {
  id: string;
  title: string | null;
  text: string | null;
  lang: string | null;
  at: Date;
  authorId: string | null;
  facilityId: string | null;
  network: string;
  aside: boolean;
}

export type AnalysisRow = Selectable<AnalysisTable>;

export async function findUnread(db: Transaction, organization: string, ids: readonly string[]): Promise<Unread[]> {
  const { rows } = await sql<Unread>`select p.id, p.title, p.text, p.lang, p.at, p.author_id as "authorId",
      p.facility_id as "facilityId", p.network, p.fold_under is not null or p.muted is not null as aside
    from listen.post p
    where p.organization_id = ${organization} and p.id = any (${ids}::uuid[]) and p.text is not null
      and p.deleted_at is null and p.expired_at is null
      and not exists (select from learn.analysis a where a.organization_id = p.organization_id and a.post_id = p.id)
    for share of p`.execute(db);
  return rows;
}

export async function insertAnalyses(
  db: Transaction,
  organization: string,
  read: readonly (Unread & Analysis & { model: string; analysedAt: Date })[],
): Promise<void> {
  await db
    .insertInto('learn.analysis')
    .values(
      read.map((of) => ({
        organization_id: organization,
        post_id: of.id,
        model: of.model,
        analysed_at: of.analysedAt,
        language: of.language,
        read: of.read,
        sentiment: of.sentiment,
        scores: JSON.stringify(of.scores),
        urgency: of.urgency,
        life_risk: of.lifeRisk,
        topics: of.topics.map(({ topic }) => topic),
        topic_scores: of.topics.map(({ score }) => score),
        flags: of.flags,
        personal_data: JSON.stringify(of.personalData),
        corrected_at: null,
        corrected_by: null,
        at: of.at,
        author_id: of.authorId,
        facility_id: of.facilityId,
        network: of.network,
        aside: of.aside,
      })),
    )
    .onConflict((at) => at.columns(['organization_id', 'post_id']).doNothing())
    .execute();
}

/** Those of these posts that somebody with these facilities may see; null: all. */
export async function findAnalyses(
  db: Transaction,
  organization: string,
  postIds: readonly string[],
  visible: readonly string[] | null,
): Promise<AnalysisRow[]> {
  if (postIds.length === 0) return [];
  return db
    .selectFrom('learn.analysis')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('post_id', 'in', [...postIds])
    .$if(visible !== null, (asked) =>
      asked.where(sql<boolean>`(facility_id is null or facility_id = any (${visible}::uuid[]))`),
    )
    .execute();
}
