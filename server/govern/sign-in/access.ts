// Which organizations a user may enter; asked before any of them is known.
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../core/database.ts';

export interface Access {
  organizationId: string;
  personId: string;
  name: string;
  demonstration: boolean;
}

/** Real organizations first, then the order in which access was given. */
export async function findAccess(db: Kysely<Tables>, userId: string): Promise<Access[]> {
  const { rows } = await sql<Access>`select organization_id as "organizationId", person_id as "personId", name,
    demonstration from govern.access_of_user(${userId})`.execute(db);
  return rows;
}
