// Ends a sign-in at the account's own server: its session, or the tokens it was given on the server's page.
import type { NodeSavedSession } from '@atproto/oauth-client-node';
import type { Revoked, SettingsOf, SignIn, Surroundings } from '../../../connect/connector.ts';
import { type Outside, object } from '../../../connect/outside.ts';
import type { Answered } from '../../../core/outgoing.ts';
import { readAnswer } from './answer.ts';
import { faultBehind } from './guarded-fetch.ts';
import { noStore, openClient } from './oauth.ts';

export const revoke: NonNullable<SignIn<'bluesky'>['revoke']> = async (given, around) => {
  const { settings, credentials, inUse, signal } = given;
  const same = (each: Outside) =>
    credentials.kind === 'oauth'
      ? tokenOf(each) !== undefined && tokenOf(each) === tokenOf(credentials)
      : each.refresh !== undefined && each.refresh === credentials.refresh;
  if (inUse.some(same)) return { was: 'kept' };
  if (credentials.kind === 'oauth') return revokeTokens(settings, credentials, around);
  return endSession(settings, credentials, signal, around);
};

const sessionOf = (value: Outside) => object(value.session) as NodeSavedSession | undefined;
const tokenOf = (value: Outside) => sessionOf(value)?.tokenSet?.refresh_token;

const notEnded = (settings: SettingsOf<'bluesky'>): Revoked => {
  const host = URL.parse(settings.server ?? '')?.hostname ?? 'Bluesky';
  return { was: 'not_ended', fault: { code: 'not_revoked', values: { host } } };
};

async function endSession(
  settings: SettingsOf<'bluesky'>,
  { refresh }: Outside,
  signal: AbortSignal,
  { outgoing }: Surroundings,
): Promise<Revoked> {
  if (!settings.server || typeof refresh !== 'string') return notEnded(settings);
  const answered = await outgoing.ask(`${settings.server}/xrpc/com.atproto.server.deleteSession`, {
    method: 'POST',
    headers: { authorization: `Bearer ${refresh}` },
    redirects: 0,
    keepBody: true,
    within: 10_000,
    most: 100_000,
    signal,
  });
  const answer = readAnswer(answered, new URL(settings.server).hostname);
  // It had ended already.
  if (answer.ok || answer.status === 401 || answer.error === 'ExpiredToken' || answer.error === 'InvalidToken')
    return { was: 'ended' };
  return { was: 'not_ended', fault: answer.fault };
}

/** The library says nothing of how it went, so what the server answered last does. */
async function revokeTokens(
  settings: SettingsOf<'bluesky'>,
  credentials: Outside,
  around: Surroundings,
): Promise<Revoked> {
  const session = sessionOf(credentials);
  let last: Answered | undefined;
  const ask: Surroundings['outgoing']['ask'] = async (...given) => {
    last = await around.outgoing.ask(...given);
    return last;
  };
  const watched = { ...around, outgoing: { ...around.outgoing, ask } };
  const sessionStore = { ...noStore, get: () => session };
  const client = openClient(watched, settings.server, { stateStore: noStore, sessionStore });
  const did = session?.tokenSet?.sub;
  if (!client || !did) return notEnded(settings);
  try {
    await client.revoke(did);
  } catch (error) {
    const fault = faultBehind(error);
    return fault ? { was: 'not_ended', fault } : notEnded(settings);
  }
  if (last?.ok) return { was: 'ended' };
  return last ? { was: 'not_ended', fault: last.fault } : notEnded(settings);
}
