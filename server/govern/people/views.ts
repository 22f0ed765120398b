// Rows of people and invitations, in the shapes of the contract.
import type { z } from 'zod';
import type { invitation, person } from '../../../contract/govern.ts';
import type { InvitationRow, PersonRow } from './store.ts';

export const showPerson = (row: PersonRow): z.output<typeof person> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  grants: row.grants,
  secondFactor: row.second_factor,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  removedAt: row.removed_at?.toISOString() ?? null,
});

export const showInvitation = (row: InvitationRow): z.output<typeof invitation> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  grants: row.grants,
  expiresAt: row.expires_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});
