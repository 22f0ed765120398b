// Calls of the sign-in endpoints that change how one signs in; a refusal is thrown with its code.
import type { Problem } from '../../../contract/common.ts';
import { Refused } from '../../lib/call.ts';

async function ask<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (answer?.ok) return (await answer.json()) as Answer;
  const problem = (await answer?.json().catch(() => null)) as Problem | null;
  throw new Refused({ type: 'about:blank', title: '', status: 0, code: 'offline', ...problem });
}

/** Ends every other session. */
export const changePassword = (currentPassword: string, newPassword: string) =>
  ask('change-password', { currentPassword, newPassword });

/** The address for an authenticator, and the backup codes; it counts only once a code was given. */
export const beginSecondFactor = (password: string) =>
  ask<{ totpURI: string; backupCodes: string[] }>('two-factor/enable', { password });

export const proveSecondFactor = (code: string) => ask('two-factor/verify-totp', { code: code.replace(/\s/g, '') });

export const endSecondFactor = (password: string) => ask('two-factor/disable', { password });

/** The old ones are useless from then on. */
export const renewBackupCodes = (password: string) =>
  ask<{ backupCodes: string[] }>('two-factor/generate-backup-codes', { password });
