// SQL of second readings: draw a post by chance, write what a person understood, read what is counted.
import { type Selectable, sql } from 'kysely';
import type { Understood } from '../../../contract/learn/agreement.ts';
import type { Transaction } from '../../core/database.ts';
import type { SecondReadingTable } from '../tables.ts';

type Visible = readonly string[] | null;

/** Posts that were read by the machine, are shown, and that nobody read again; said since then. */
const waiting = (organization: string, visible: Visible, since: Date) => sql`learn.analysis a
  where a.organization_id = ${organization} and a.at >= ${since} and not a.aside and a.read
    and (${visible}::uuid[] is null or a.facility_id is null or a.facility_id = any (${visible}::uuid[]))
    and not exists (select from learn.second_reading s
      where s.organization_id = a.organization_id and s.post_id = a.post_id)`;

export async function countWaiting(db: Transaction, organization: string, visible: Visible, since: Date) {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${waiting(organization, visible, since)}`.execute(
    db,
  );
  return rows[0]!.n;
}

/** The one that has so many before it. */
export async function findWaiting(
  db: Transaction,
  organization: string,
  visible: Visible,
  since: Date,
  before: number,
) {
  const { rows } = await sql<{ id: string }>`select a.post_id as id from ${waiting(organization, visible, since)}
    order by a.at desc, a.post_id desc offset ${before} limit 1`.execute(db);
  return rows[0]?.id;
}

/** False when this person has read the post already. */
export async function insertSecondReading(
  db: Transaction,
  organization: string,
  of: {
    id: string;
    postId: string;
    personId: string;
    at: Date;
    person: Understood;
    machine: Understood;
    model: string;
  },
): Promise<boolean> {
  const found = await db
    .insertInto('learn.second_reading')
    .values({
      organization_id: organization,
      id: of.id,
      post_id: of.postId,
      person_id: of.personId,
      at: of.at,
      person: JSON.stringify(of.person),
      machine: JSON.stringify(of.machine),
      model: of.model,
    })
    .onConflict((at) => at.columns(['organization_id', 'post_id', 'person_id']).doNothing())
    .executeTakeFirst();
  return found.numInsertedOrUpdatedRows === 1n;
}

export async function deleteSecondReading(db: Transaction, organization: string, id: string, personId: string) {
  const gone = await db
    .deleteFrom('learn.second_reading')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** One for each post, the newest; oldest first. */
export async function findSecondReadings(
  db: Transaction,
  organization: string,
): Promise<Pick<Selectable<SecondReadingTable>, 'person' | 'machine' | 'model' | 'at' | 'person_id'>[]> {
  return db
    .selectFrom('learn.second_reading')
    .distinctOn('post_id')
    .select(['person', 'machine', 'model', 'at', 'person_id'])
    .where('organization_id', '=', organization)
    .orderBy('post_id')
    .orderBy('at', 'desc')
    .execute();
}
