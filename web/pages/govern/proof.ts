// Calls of the sign-in endpoints that change how one signs in; a refusal is thrown with its code.
import type { Problem } from '../../../contract/common.ts';
import { Refused } from '../../lib/call.ts';
import { makePasskey } from '../../lib/passkey.ts';

/** Without a body it only looks. */
async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const sent = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/api/auth/${path}`, { credentials: 'same-origin', ...sent }).catch(() => null);
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

/** Whether an authenticator app is set up; a passkey is a second factor too, but asks for no code. */
export const hasAuthenticator = async (): Promise<boolean> =>
  Boolean((await ask<{ user?: { twoFactorEnabled?: boolean } } | null>('get-session'))?.user?.twoFactorEnabled);

export interface Passkey {
  id: string;
  name: string | null;
  createdAt: string;
}

export const findPasskeys = () => ask<Passkey[]>('passkey/list-user-passkeys');

/** Asks the browser to make one; `name` is what the person calls it. */
export async function addPasskey(name: string): Promise<void> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options');
  await ask('passkey/verify-registration', { name, response: await makePasskey(options) });
}

export const renamePasskey = (id: string, name: string) => ask('passkey/update-passkey', { id, name });

export const removePasskey = (id: string) => ask('passkey/delete-passkey', { id });
