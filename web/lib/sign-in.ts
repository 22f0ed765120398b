// Signing in and out, by the sign-in endpoints (which are not part of the contract).
import { Dismissed, provePasskey } from './passkey.ts';
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

/** With a passkey, which stands for both factors; undefined when the person thought better of it. */
export async function signInWithPasskey(): Promise<SignedIn | undefined> {
  const asked = await fetch('/api/auth/passkey/generate-authenticate-options', { credentials: 'same-origin' }).catch(
    () => null,
  );
  if (!asked?.ok) return 'offline';
  try {
    const answer = await post('passkey/verify-authentication', { response: await provePasskey(await asked.json()) });
    if (!answer) return 'offline';
    if (answer.status === 429) return 'too-many';
    return answer.ok ? 'in' : 'wrong';
  } catch (error) {
    return error instanceof Dismissed ? undefined : 'wrong';
  }
}

export async function signOut(): Promise<void> {
  await post('sign-out');
  queries.clear();
  window.location.assign('/sign-in');
}
