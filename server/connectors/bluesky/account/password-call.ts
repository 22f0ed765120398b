// Calls with the tokens that an app password was changed for.
import type { Surroundings } from '../../../connect/connector.ts';
import type { Outside } from '../../../connect/outside.ts';
import type { Credentials } from '../../../connect/speaking.ts';
import { type Answer, isSignedOut, readAnswer, signedOut } from './answer.ts';
import { askedOf, type Call, pathOf } from './call.ts';

interface Given {
  home: string;
  host: string;
  credentials: Credentials;
  given: Outside;
}

/** What a server says of an account that may do nothing there for now, or ever. */
const shutOut = new Set(['AccountTakedown', 'AccountDeactivated', 'AccountSuspended', 'AccountNotFound']);
const worn = new Set(['ExpiredToken', 'InvalidToken']);

export const isShutOut = (answer: Answer): boolean => !answer.ok && shutOut.has(answer.error ?? '');

export function callByPassword({ home, host, credentials, given }: Given, { outgoing }: Surroundings) {
  let tokens = given;
  const send = async (method: string, call: Call): Promise<Answer> => {
    const asked = askedOf(call);
    const headers = { ...asked.headers, authorization: `Bearer ${tokens.access}` };
    return readAnswer(await outgoing.ask(home + pathOf(method, call), { ...asked, headers }), host);
  };
  return async (method: string, call: Call): Promise<Answer> => {
    const answer = await send(method, call);
    if (isShutOut(answer)) return signedOut(host);
    if (answer.ok || (answer.status !== 401 && !worn.has(answer.error ?? ''))) return answer;
    const renewed = await renew({ home, host, credentials, given: tokens }, outgoing);
    if (!renewed.ok) return renewed;
    tokens = renewed.tokens;
    const again = await send(method, call);
    return !again.ok && (again.status === 401 || isShutOut(again)) ? signedOut(host) : again;
  };
}

/** One at a time, and not broken off: what the server gives is saved, or the channel would be signed out. */
async function renew(
  { home, host, credentials, given }: Given,
  outgoing: Surroundings['outgoing'],
): Promise<{ ok: true; tokens: Outside } | Extract<Answer, { ok: false }>> {
  return credentials.alone(async () => {
    const now = await credentials.read();
    if (!now || now.did !== given.did || now.kind !== 'password') return signedOut(host);
    if (now.access !== given.access) return { ok: true, tokens: now };
    const answered = await outgoing.ask(`${home}/xrpc/com.atproto.server.refreshSession`, {
      method: 'POST',
      headers: { authorization: `Bearer ${now.refresh}` },
      redirects: 0,
      keepBody: true,
      within: 15_000,
      most: 200_000,
    });
    const answer = readAnswer(answered, host);
    if (!answer.ok)
      return [400, 401, 403].includes(answer.status ?? 0) || isSignedOut(answer) ? signedOut(host) : answer;
    const tokens = tokensIn(answer.body, given.did as string);
    if (!tokens) return signedOut(host);
    await credentials.save(tokens);
    return { ok: true, tokens };
  });
}

/** What to keep of a session that a server opened; undefined when it is another account's, or none. */
export function tokensIn(body: Outside, did: string): Outside | undefined {
  const { accessJwt: access, refreshJwt: refresh } = body;
  if (body.did !== did || typeof access !== 'string' || typeof refresh !== 'string') return undefined;
  return { kind: 'password', did, access, refresh };
}
