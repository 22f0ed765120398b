// Calls with the tokens of an OAuth sign-in, each with a proof of the key they are bound to (DPoP).
import {
  type NodeOAuthClient,
  type NodeSavedSession,
  TokenInvalidError,
  TokenRefreshError,
  TokenRevokedError,
} from '@atproto/oauth-client-node';
import type { SettingsOf, Surroundings } from '../../../connect/connector.ts';
import { type Outside, object } from '../../../connect/outside.ts';
import type { Credentials } from '../../../connect/speaking.ts';
import { type Answer, readAnswer, signedOut } from './answer.ts';
import { askedOf, type Call, pathOf } from './call.ts';
import { answeredOf, faultBehind } from './guarded-fetch.ts';
import { noStore, openClient } from './oauth.ts';
import { isShutOut } from './password-call.ts';

interface Given {
  did: string;
  home: string;
  host: string;
  credentials: Credentials;
  settings: SettingsOf<'bluesky'>;
}

/** Renewed this long before they run out, ms. */
const ahead = 60_000;

export const keepSession = (did: string, session: NodeSavedSession): Outside => ({ kind: 'oauth', did, session });

export function callByOauth({ did, home, host, credentials, settings }: Given, around: Surroundings) {
  const kept = async () => object((await credentials.read())?.session) as NodeSavedSession | undefined;
  const sessionStore = {
    get: kept,
    set: (_did: string, session: NodeSavedSession) => credentials.save(keepSession(did, session)),
    // What the network no longer takes opens nothing: better none than a token that is tried for ever.
    del: () => credentials.save({ kind: 'oauth', did }),
  };
  const client = openClient(around, settings.server, { stateStore: noStore, sessionStore });
  return async (method: string, call: Call): Promise<Answer> => {
    if (!client) return signedOut(host);
    try {
      await renew(client, did, credentials, kept);
      const session = await client.restore(did, false);
      const { headers, method: verb = 'GET', body, signal } = askedOf(call);
      const response = await session.fetchHandler(home + pathOf(method, call), {
        method: verb,
        headers,
        ...(body === undefined ? {} : { body: body as BodyInit }),
        ...(signal ? { signal } : {}),
      });
      const answered = answeredOf(response);
      const answer: Answer = answered
        ? readAnswer(answered, host)
        : { ok: false, fault: { code: 'unreadable_answer', values: { host } } };
      return !answer.ok && (answer.status === 401 || isShutOut(answer)) ? signedOut(host) : answer;
    } catch (error) {
      return failure(error, host);
    }
  };
}

/** One at a time over all processes: a token for renewal is good once. */
async function renew(
  client: NodeOAuthClient,
  did: string,
  credentials: Credentials,
  kept: () => Promise<NodeSavedSession | undefined>,
): Promise<void> {
  if (!isWorn(await kept())) return;
  await credentials.alone(async () => {
    if (isWorn(await kept())) await client.restore(did, true);
  });
}

// The library keeps the time of the machine, so this does.
const isWorn = (session: NodeSavedSession | undefined) =>
  session?.tokenSet.expires_at !== undefined && Date.parse(session.tokenSet.expires_at) < Date.now() + ahead;

function failure(error: unknown, host: string): Extract<Answer, { ok: false }> {
  const fault = faultBehind(error);
  if (fault) return { ok: false, fault };
  const out = [TokenRefreshError, TokenInvalidError, TokenRevokedError].some((kind) => error instanceof kind);
  return out ? signedOut(host) : { ok: false, fault: { code: 'unreadable_answer', values: { host } } };
}
