// SQL of an insight's steps: each is written once, and taken back by a mark.
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';
import type { StepKind } from '../follow-through/tables.ts';

export type StepRow = Selectable<Tables['learn.insight_step']> & { by_name: string | null; person_name: string | null };
export type NewStep = Insertable<Tables['learn.insight_step']>;

export async function insertStep(db: Transaction, step: NewStep): Promise<void> {
  await db.insertInto('learn.insight_step').values(step).execute();
}

/** All of them, oldest first, those taken back too. */
export async function findSteps(db: Transaction, organization: string, insight: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`select s.*, b.name as by_name, p.name as person_name from learn.insight_step s
    left join govern.person b on b.organization_id = s.organization_id and b.id = s.by_person
    left join govern.person p on p.organization_id = s.organization_id and p.id = s.person_id
    where s.organization_id = ${organization} and s.insight_id = ${insight} order by s.at, s.id`.execute(db);
  return rows;
}

export async function markUndone(
  db: Transaction,
  organization: string,
  id: string,
  undone: { at: Date; by: string | null },
): Promise<void> {
  await db
    .updateTable('learn.insight_step')
    .set({ undone_at: undone.at, undone_by: undone.by })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** The steps of these kinds that stand, newest first. */
export const standing = (steps: readonly StepRow[], ...kinds: StepKind[]): StepRow[] =>
  steps.filter(({ kind, undone_at }) => kinds.includes(kind) && undone_at === null).reverse();

/** People with access, by name. */
export async function findPeople(db: Transaction, organization: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from govern.person
    where organization_id = ${organization} and removed_at is null order by name, id`.execute(db);
  return rows;
}
