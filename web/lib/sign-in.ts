// Signing in and out, by the sign-in endpoints (which are not part of the contract).
import { queries } from './queries.ts';

export type SignedIn = 'in' | 'second-factor' | 'wrong' | 'too-many' | 'offline';

const post = async (path: string, body: object = {}): Promise<Response | null> =>
  fetch(`/api/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);

/** With e-mail and password; `second-factor` asks for a code next. */
export async function signIn(email: string, password: string): Promise<SignedIn> {
  const answer = await post('sign-in/email', { email, password });
  if (!answer) return 'offline';
  if (answer.status === 429) return 'too-many';
  if (!answer.ok) return answer.status >= 500 ? 'offline' : 'wrong';
  const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
  return twoFactorRedirect ? 'second-factor' : 'in';
}

/** With the code of the authenticator app, or a backup code. */
export async function giveCode(code: string): Promise<SignedIn> {
  const bare = code.replace(/\s/g, '');
  const answer = await post(/^\d{6}$/.test(bare) ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', {
    code: bare,
  });
  if (!answer) return 'offline';
  if (answer.status === 429) return 'too-many';
  return answer.ok ? 'in' : 'wrong';
}

/** Begins a second factor: the secret's address for an authenticator, and the backup codes. */
export async function beginSecondFactor(password: string): Promise<{ totpURI: string; backupCodes: string[] } | null> {
  const answer = await post('two-factor/enable', { password });
  return answer?.ok ? ((await answer.json()) as { totpURI: string; backupCodes: string[] }) : null;
}

export async function endSecondFactor(password: string): Promise<boolean> {
  return (await post('two-factor/disable', { password }))?.ok ?? false;
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<boolean> {
  return (await post('change-password', { currentPassword, newPassword, revokeOtherSessions: true }))?.ok ?? false;
}

export async function signOut(): Promise<void> {
  await post('sign-out');
  queries.clear();
  window.location.assign('/sign-in');
}
