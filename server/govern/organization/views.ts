// Rows of organizations and facilities, in the shapes of the contract.
import type { z } from 'zod';
import type { facility, organization } from '../../../contract/govern.ts';
import type { FacilityRow, OrganizationRow } from './store.ts';

export const showFacility = (row: FacilityRow): z.output<typeof facility> => ({
  id: row.id,
  name: row.name,
  otherNames: row.other_names,
  closedAt: row.closed_at?.toISOString() ?? null,
});

export const showOrganization = (row: OrganizationRow, facilities: FacilityRow[]): z.output<typeof organization> => ({
  id: row.organization_id,
  name: row.name,
  kind: row.kind,
  otherNames: row.other_names,
  language: row.language,
  timeZone: row.time_zone,
  facilities: facilities.map(showFacility),
  demonstration: row.demonstration,
  createdAt: row.created_at.toISOString(),
});
