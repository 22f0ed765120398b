// The rows of this room's tables, as Kysely reads and writes them.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { z } from 'zod';
import type { auditEntry, grant, hold, organizationKinds } from '../../contract/govern.ts';
import type { Right, Role } from '../../contract/rights.ts';

export type GrantGiven = z.output<typeof grant>;
type ActorKind = z.output<typeof auditEntry>['actor']['kind'];

interface OrganizationTable {
  organization_id: string;
  name: string;
  kind: (typeof organizationKinds)[number];
  other_names: string[];
  language: 'en' | 'es';
  time_zone: string;
  demonstration: Generated<boolean>;
  post_days: number | null;
  audit_days: number | null;
  created_at: Date;
}

interface FacilityTable {
  organization_id: string;
  id: string;
  name: string;
  other_names: string[];
  created_at: Date;
  closed_at: Date | null;
}

interface PersonTable {
  organization_id: string;
  id: string;
  user_id: string;
  name: string;
  email: string;
  language: 'en' | 'es' | null;
  created_at: Date;
  last_seen_at: Date | null;
  removed_at: Date | null;
}

interface GrantTable {
  organization_id: string;
  id: string;
  person_id: string;
  role: Role;
  facility_id: string | null;
  given_at: Date;
}

interface InvitationTable {
  organization_id: string;
  id: string;
  name: string;
  email: string;
  grants: JSONColumnType<GrantGiven[]>;
  token_hash: Buffer;
  created_at: Date;
  created_by: string | null;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
}

interface PasswordLinkTable {
  organization_id: string;
  id: string;
  person_id: string;
  token_hash: Buffer;
  created_at: Date;
  created_by: string | null;
  expires_at: Date;
  used_at: Date | null;
}

interface KeyTable {
  organization_id: string;
  id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  scopes: Right[];
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

interface AuditTable {
  organization_id: string;
  id: string;
  at: Date;
  actor_kind: ActorKind;
  actor_id: string | null;
  act: string;
  subject_kind: string;
  subject_id: string | null;
  details: ColumnType<Record<string, unknown>, string, never>;
  number: number | null;
  previous: Buffer | null;
  hash: Buffer | null;
}

interface AuditHeadTable {
  organization_id: string;
  number: number;
  hash: Buffer;
}

interface HoldTable {
  organization_id: string;
  id: string;
  reason: string;
  covers: z.output<typeof hold>['covers'];
  subject_id: string | null;
  placed_at: Date;
  placed_by: string | null;
  released_at: Date | null;
  released_by: string | null;
}

/** The sign-in library's tables, as far as this room reads or writes them itself. */
interface UserTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  created_at: Date;
  updated_at: Date;
  two_factor_enabled: Generated<boolean | null>;
}

interface SessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: Date;
  seen_at: Date | null;
  chosen_organization: string | null;
}

interface AccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

declare module '../core/database.ts' {
  interface Tables {
    'govern.organization': OrganizationTable;
    'govern.facility': FacilityTable;
    'govern.person': PersonTable;
    'govern.person_grant': GrantTable;
    'govern.invitation': InvitationTable;
    'govern.password_link': PasswordLinkTable;
    'govern.api_key': KeyTable;
    'govern.audit_entry': AuditTable;
    'govern.audit_head': AuditHeadTable;
    'govern.legal_hold': HoldTable;
    'auth.user': UserTable;
    'auth.session': SessionTable;
    'auth.account': AccountTable;
    'auth.two_factor': { id: string; user_id: string };
    'auth.passkey': { id: string; user_id: string };
    'auth.verification': { id: string; expires_at: Date };
    'auth.attempt': { key: string; expire: number | null };
  }
}
