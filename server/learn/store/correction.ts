// SQL of corrections: every one is kept, also one taken back.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { Understood } from '../tables.ts';
import type { AnalysisRow } from './analysis.ts';
import { change } from './rollup.ts';

export interface CorrectionRow {
  id: string;
  post_id: string;
  at: Date;
  by_name: string | null;
  by_person: string | null;
  changed: Partial<Understood>;
  machine: Partial<Understood>;
  undone_at: Date | null;
}

const columns = sql.raw(`c.id, c.post_id, c.at, c.by_person, c.changed, c.machine, c.undone_at,
  (select b.name from govern.person b where b.organization_id = c.organization_id and b.id = c.by_person) as by_name`);

/** Oldest first. */
export async function findCorrections(db: Transaction, organization: string, post: string): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`select ${columns} from learn.correction c
    where c.organization_id = ${organization} and c.post_id = ${post} order by c.at, c.id`.execute(db);
  return rows;
}

export async function findCorrection(
  db: Transaction,
  organization: string,
  id: string,
): Promise<CorrectionRow | undefined> {
  const { rows } = await sql<CorrectionRow>`select ${columns} from learn.correction c
    where c.organization_id = ${organization} and c.id = ${id}`.execute(db);
  return rows[0];
}

/** By post: what people have said of it that stands, oldest first. */
export async function findStanding(
  db: Transaction,
  organization: string,
  ids: readonly string[],
): Promise<Map<string, Partial<Understood>[]>> {
  const { rows } = await sql<{ post_id: string; changed: Partial<Understood>[] }>`
    select c.post_id, jsonb_agg(c.changed order by c.at, c.id) as changed from learn.correction c
    where c.organization_id = ${organization} and c.post_id = any (${ids}::uuid[]) and c.undone_at is null
    group by c.post_id`.execute(db);
  return new Map(rows.map(({ post_id, changed }) => [post_id, changed]));
}

export async function insertCorrection(
  db: Transaction,
  organization: string,
  of: {
    id: string;
    postId: string;
    at: Date;
    by: string | null;
    changed: Partial<Understood>;
    machine: Partial<Understood>;
    model: string;
  },
): Promise<void> {
  await db
    .insertInto('learn.correction')
    .values({
      organization_id: organization,
      id: of.id,
      post_id: of.postId,
      at: of.at,
      by_person: of.by,
      changed: JSON.stringify(of.changed),
      machine: JSON.stringify(of.machine),
      model: of.model,
      undone_at: null,
    })
    .execute();
}

export async function markUndone(db: Transaction, organization: string, id: string, at: Date): Promise<void> {
  await sql`update learn.correction set undone_at = ${at}
    where organization_id = ${organization} and id = ${id} and undone_at is null`.execute(db);
}

/** What holds of a post from now on. `corrected` null: what the machine read. */
export async function writeHolding(
  db: Transaction,
  organization: string,
  row: Pick<AnalysisRow, 'post_id'>,
  holds: Understood & { parents: string[]; topicScores: number[] },
  corrected: { at: Date; by: string | null; machine: Understood } | null,
): Promise<void> {
  await change(
    db,
    organization,
    [row.post_id],
    sql`update learn.analysis a set sentiment = ${holds.sentiment}, urgency = ${holds.urgency},
        life_risk = ${holds.lifeRisk}, topics = ${holds.topics}::text[], topic_scores = ${holds.topicScores}::real[],
        parents = ${holds.parents}::text[], flags = ${holds.flags}::text[],
        machine = ${corrected && JSON.stringify(corrected.machine)}::jsonb,
        corrected_at = ${corrected?.at ?? null}, corrected_by = ${corrected?.by ?? null}
      where a.organization_id = ${organization} and a.post_id = ${row.post_id} returning a.*`,
  );
}
