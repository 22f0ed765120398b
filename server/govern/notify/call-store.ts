// SQL of calls, their turns, the rota and who stands in.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CallTable, RotaTable, StandInTable, Whom } from './tables.ts';

export type CallRow = Selectable<CallTable>;
export type StandInRow = Selectable<StandInTable>;

/** Undefined where the thing was called for before. */
export const insertCall = (db: Transaction, values: Insertable<CallTable>) =>
  db
    .insertInto('govern.call')
    .values(values)
    .onConflict((at) => at.columns(['organization_id', 'subject_kind', 'subject_id']).doNothing())
    .returningAll()
    .executeTakeFirst();

/** Locked until the transaction ends, so that an acceptance and a turn come one after the other. */
export const lockCall = (db: Transaction, organization: string, id: string) =>
  db
    .selectFrom('govern.call')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const lockCallOf = (db: Transaction, organization: string, subject: { kind: string; id: string }) =>
  db
    .selectFrom('govern.call')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .forUpdate()
    .executeTakeFirst();

export async function saveCall(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<CallTable>,
): Promise<void> {
  await db
    .updateTable('govern.call')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

export const insertStep = (
  db: Transaction,
  values: { organization_id: string; call_id: string; number: number; at: Date; whom: Whom; person_ids: string[] },
) => db.insertInto('govern.call_step').values(values).execute();

export const findSteps = (db: Transaction, organization: string, callId: string) =>
  db
    .selectFrom('govern.call_step')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('call_id', '=', callId)
    .orderBy('number')
    .execute();

/** Calls for these things, with their turns as names. */
export async function findCallsOf(db: Transaction, organization: string, kind: string, ids: readonly string[]) {
  const { rows } = await sql<{
    subject_id: string;
    next_at: Date | null;
    accepted_at: Date | null;
    accepted_name: string | null;
    steps: { at: string; whom: Whom; names: string[] }[];
  }>`select c.subject_id, c.next_at, c.accepted_at, a.name as accepted_name,
      coalesce((select jsonb_agg(jsonb_build_object('at', s.at, 'whom', s.whom, 'names',
          (select coalesce(jsonb_agg(p.name order by p.name), '[]') from govern.person p
            where p.organization_id = s.organization_id and p.id = any (s.person_ids))) order by s.number)
        from govern.call_step s where s.organization_id = c.organization_id and s.call_id = c.id), '[]') as steps
    from govern.call c
    left join govern.person a on a.organization_id = c.organization_id and a.id = c.accepted_by
    where c.organization_id = ${organization} and c.subject_kind = ${kind} and c.subject_id = any (${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}

export const findRota = (db: Transaction, organization: string): Promise<Selectable<RotaTable> | undefined> =>
  db.selectFrom('govern.rota').selectAll().where('organization_id', '=', organization).executeTakeFirst();

export async function saveRota(db: Transaction, values: Insertable<RotaTable>): Promise<void> {
  await db
    .insertInto('govern.rota')
    .values(values)
    .onConflict((at) => at.column('organization_id').doUpdateSet(values))
    .execute();
}

/** Those that are not over, oldest first. */
export const findStandIns = (db: Transaction, organization: string, now: Date): Promise<StandInRow[]> =>
  db
    .selectFrom('govern.stand_in')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('to_at', '>', now)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export const insertStandIn = (db: Transaction, values: Insertable<StandInTable>) =>
  db.insertInto('govern.stand_in').values(values).execute();

export async function endStandIn(db: Transaction, organization: string, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('govern.stand_in')
    .set({ removed_at: now })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
