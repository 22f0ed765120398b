// An account that is signed in: calls in its name, with tokens that are renewed when they have run out.
import type { SettingsOf, Surroundings } from '../../../connect/connector.ts';
import { line, object } from '../../../connect/outside.ts';
import type { Credentials } from '../../../connect/speaking.ts';
import { type Answer, signedOut } from './answer.ts';
import type { Call } from './call.ts';
import { callByOauth } from './oauth-call.ts';
import { callByPassword } from './password-call.ts';

export interface Account {
  did: string;
  /** Its own server. What others say it fetches for us from the network's view of everything (AppView). */
  home: string;
  call(method: string, call: Call): Promise<Answer>;
}

/** @returns the failure of one who has no valid sign-in */
export async function openAccount(
  settings: SettingsOf<'bluesky'>,
  credentials: Credentials,
  around: Surroundings,
): Promise<{ ok: true; account: Account } | Extract<Answer, { ok: false }>> {
  const { did, server: home } = settings;
  const given = await credentials.read();
  const host = URL.parse(home ?? '')?.hostname ?? 'Bluesky';
  // Settings that name another account than the one that signed in are nobody's to speak for.
  if (!did || !home || given?.did !== did) return signedOut(host);
  const call =
    given.kind === 'password' && line(given.access, 5000)
      ? callByPassword({ home, host, credentials, given }, around)
      : given.kind === 'oauth' && object(given.session)
        ? callByOauth({ did, home, host, credentials, settings }, around)
        : undefined;
  return call ? { ok: true, account: { did, home, call } } : signedOut(host);
}
