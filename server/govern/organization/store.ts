// SQL of organizations and facilities.
import { type Kysely, sql } from 'kysely';
import type { Tables, Transaction } from '../../core/database.ts';
import '../tables.ts';

export interface OrganizationListed {
  id: string;
  name: string;
  demonstration: boolean;
}

/** Every organization of the installation, real ones first. Asked before one is entered. */
export async function findOrganizations(db: Kysely<Tables>): Promise<OrganizationListed[]> {
  const { rows } = await sql<OrganizationListed>`select id, name, demonstration from govern.organizations()`.execute(
    db,
  );
  return rows;
}

export type OrganizationRow = NonNullable<Awaited<ReturnType<typeof selectOrganization>>>;
export type FacilityRow = Awaited<ReturnType<typeof selectFacilities>>[number];

export const selectOrganization = (db: Transaction, organization: string) =>
  db.selectFrom('govern.organization').selectAll().where('organization_id', '=', organization).executeTakeFirst();

export const selectFacilities = (db: Transaction, organization: string) =>
  db
    .selectFrom('govern.facility')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** Holds the organization's row until the transaction ends: acts that count people do so one after the other. */
export async function lockOrganization(db: Transaction, organization: string): Promise<void> {
  await db
    .selectFrom('govern.organization')
    .select('organization_id')
    .where('organization_id', '=', organization)
    .forUpdate()
    .execute();
}
