// Who may accept what: people with access whose roles carry a right, in the whole organization or at this place.
import { sql } from 'kysely';
import { type Right, rightsOf } from '../../../contract/rights.ts';
import type { Transaction } from '../../core/database.ts';
import type { GrantGiven } from '../tables.ts';

export interface Able {
  id: string;
  name: string;
}

/** @param facilityId null: what belongs to no place is everybody's who holds the right somewhere */
export async function findAble(
  db: Transaction,
  organization: string,
  right: Right,
  facilityId: string | null,
): Promise<Able[]> {
  const { rows } = await sql<Able & { grants: GrantGiven[] }>`select p.id, p.name,
      (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'facilityId', g.facility_id)), '[]')
        from govern.person_grant g where g.organization_id = p.organization_id and g.person_id = p.id) as grants
    from govern.person p where p.organization_id = ${organization} and p.removed_at is null
    order by p.created_at, p.id`.execute(db);
  return rows
    .filter(({ grants }) =>
      grants.some(
        (grant) =>
          rightsOf[grant.role].includes(right) &&
          (grant.facilityId === null || facilityId === null || grant.facilityId === facilityId),
      ),
    )
    .map(({ id, name }) => ({ id, name }));
}
