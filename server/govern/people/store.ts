// SQL of people, their grants, invitations and one-time links.
import { type Kysely, sql } from 'kysely';
import type { Context } from '../../core/context.ts';
import type { Tables, Transaction } from '../../core/database.ts';
import { newId } from '../../core/ids.ts';
import { digestOf } from '../sign-in/secrets.ts';
import type { GrantGiven } from '../tables.ts';

export type PersonRow = Awaited<ReturnType<typeof selectPeople>>[number];
export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** Everyone, the removed too, with what they may do and whether a second factor guards them. */
export const selectPeople = (db: Transaction, organization: string, id?: string) => {
  const query = db
    .selectFrom('govern.person as p')
    .leftJoin('auth.user as u', 'u.id', 'p.user_id')
    .select(['p.id', 'p.user_id', 'p.name', 'p.email', 'p.language', 'p.last_seen_at', 'p.removed_at'])
    .select(
      sql<boolean>`coalesce(u.two_factor_enabled, false)
        or exists (select from auth.passkey k where k.user_id = p.user_id)`.as('second_factor'),
    )
    .select(
      sql<GrantGiven[]>`(select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'facilityId', g.facility_id)
          order by g.given_at, g.id), '[]')
        from govern.person_grant g
        where g.organization_id = p.organization_id and g.person_id = p.id)`.as('grants'),
    )
    .where('p.organization_id', '=', organization)
    .orderBy('p.created_at')
    .orderBy('p.id');
  return (id ? query.where('p.id', '=', id) : query).execute();
};

/** How many people with access administer the whole organization, without one. */
export async function countOtherAdministrators(db: Transaction, organization: string, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct p.id) as count from govern.person p
    join govern.person_grant g on g.organization_id = p.organization_id and g.person_id = p.id
    where p.organization_id = ${organization} and p.id <> ${id} and p.removed_at is null
      and g.role = 'administrator' and g.facility_id is null`.execute(db);
  return rows[0]!.count;
}

export async function replaceGrants(context: Context, personId: string, grants: readonly GrantGiven[]): Promise<void> {
  const { db, organization, clock } = context;
  await db
    .deleteFrom('govern.person_grant')
    .where('organization_id', '=', organization)
    .where('person_id', '=', personId)
    .execute();
  const rows = grants.map(({ role, facilityId }) => ({
    organization_id: organization,
    id: newId(clock),
    person_id: personId,
    role,
    facility_id: facilityId,
    given_at: clock.now(),
  }));
  await db
    .insertInto('govern.person_grant')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Gives a user access, or gives it back to one who had it before. */
export async function insertPerson(
  { db, organization, clock }: Context,
  person: { userId: string; name: string; email: string; language: 'en' | 'es' | null },
): Promise<string> {
  const { id } = await db
    .insertInto('govern.person')
    .values({
      organization_id: organization,
      id: newId(clock),
      user_id: person.userId,
      name: person.name,
      email: person.email.toLowerCase(),
      language: person.language,
      created_at: clock.now(),
      last_seen_at: null,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'user_id']).doUpdateSet({ name: person.name, removed_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const selectInvitations = (db: Transaction, organization: string) =>
  db
    .selectFrom('govern.invitation')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const findInvitation = (db: Transaction, organization: string, id: string, locked = false) => {
  const query = db
    .selectFrom('govern.invitation')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id);
  return (locked ? query.forUpdate() : query).executeTakeFirst();
};

interface Found {
  organization: string;
  id: string;
}

/** Where a one-time link leads, before its organization is entered. */
export async function findByToken(
  db: Kysely<Tables>,
  kind: 'invitation' | 'password_link',
  token: string,
): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select organization_id as organization, id
    from ${sql.raw(`govern.find_${kind}`)}(${digestOf(token)})`.execute(db);
  return rows[0];
}
