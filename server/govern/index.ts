// The door of govern: who may enter, what for, and the record of what was done.

export { csvLine } from './audit/csv.ts';
export { record } from './audit/record.ts';
export { startSealer } from './audit/seal.ts';
export { verifyAudit } from './audit/verify.ts';
export { BackupError } from './backup/format.ts';
export { type Restored, restoreBackup } from './backup/restore.ts';
export { writeBackup } from './backup/write.ts';
export { governJobs } from './jobs.ts';
export { createKey } from './keys/keys.ts';
export { foundOrganization } from './organization/found.ts';
export { organizationNames } from './organization/names.ts';
export { removeOrganization } from './organization/remove.ts';
export { findOrganizations } from './organization/store.ts';
export { addPerson } from './people/add.ts';
export { findPeople } from './people/invite.ts';
export { resetPassword } from './people/password-link.ts';
export { takeOffSecondFactor } from './people/second-factor.ts';
export { type Held, onHold } from './retention/holds.ts';
export { type Retention, retentionOf } from './retention/retention.ts';
export { governHandlers } from './routes.ts';
export { signInApp } from './sign-in/app.ts';
export { authenticate } from './sign-in/authenticate.ts';
export { guardOrigin } from './sign-in/origin.ts';
export { digestOf, newSecret } from './sign-in/secrets.ts';
export { startLink } from './start/installation.ts';
export { setUp, type Welcome } from './start/set-up.ts';
