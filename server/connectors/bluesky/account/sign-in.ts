// An account of ours signs in: with an app password, or on the page of its own server.
import type { NodeSavedSession, NodeSavedState } from '@atproto/oauth-client-node';
import type { Fault } from '../../../../contract/connect.ts';
import type { SettingsOf, SignedIn, SignIn, Surroundings } from '../../../connect/connector.ts';
import { line, type Outside, object } from '../../../connect/outside.ts';
import { isDid } from '../record.ts';
import { readAnswer } from './answer.ts';
import { askedOf } from './call.ts';
import { faultBehind } from './guarded-fetch.ts';
import { findAccount, findPerson, type Person, plainHandle } from './identity.ts';
import { backAddress, noStore, openClient } from './oauth.ts';
import { keepSession } from './oauth-call.ts';
import { tokensIn } from './password-call.ts';
import { revoke } from './revoke.ts';

type Settings = SettingsOf<'bluesky'>;

const no = (code: string, values: Fault['values'] = {}) => ({ ok: false, fault: { code, values } }) as const;

function signedIn(person: Person, credentials: Outside): SignedIn<'bluesky'> {
  const { did, handle, home } = person;
  const settings: Settings = { connector: 'bluesky', source: 'account', server: home, did, ...(handle && { handle }) };
  return { ok: true, settings, name: handle ? `@${handle}` : did, credentials };
}

const password: NonNullable<SignIn<'bluesky'>['password']> = async ({ settings, fields, signal }, around) => {
  const found = await findAccount(settings.did ?? settings.handle, settings.server, around, signal);
  if (!found.ok) return found;
  const { did, home } = found.person;
  const host = new URL(home).hostname;
  const send = async (method: string, input: object | undefined, headers: Record<string, string> = {}) => {
    const asked = askedOf({ ...(input ? { input } : {}), signal });
    const given = { ...asked, method: 'POST' as const, headers: { ...asked.headers, ...headers } };
    return readAnswer(await around.outgoing.ask(`${home}/xrpc/com.atproto.server.${method}`, given), host);
  };
  const answer = await send('createSession', { identifier: did, password: line(fields.password, 1000) ?? '' });
  if (!answer.ok) return answer.status === 401 ? no('password_wrong', { host }) : answer;
  const credentials = tokensIn(answer.body, did);
  if (!credentials) return no('unreadable_answer', { host });
  if (scopeOf(credentials.access) === 'com.atproto.access') {
    // The account's own password may do everything, also change itself: the session it opened is ended at once.
    await send('deleteSession', undefined, { authorization: `Bearer ${credentials.refresh}` });
    return no('own_password', { host });
  }
  return signedIn({ ...found.person, handle: plainHandle(answer.body.handle) ?? found.person.handle }, credentials);
};

/** What a token may do, where it says so. */
function scopeOf(token: unknown): unknown {
  try {
    const [, claims = ''] = String(token).split('.');
    return object(JSON.parse(Buffer.from(claims, 'base64url').toString()))?.scope;
  } catch {
    return undefined;
  }
}

const begin: NonNullable<SignIn<'bluesky'>['begin']> = async ({ settings, state, signal }, around) => {
  let kept: { state: string; saved: NodeSavedState } | undefined;
  const stateStore = {
    ...noStore,
    set: (made: string, saved: NodeSavedState) => {
      kept = { state: made, saved };
    },
  };
  const client = openClient(around, settings.server, { stateStore, sessionStore: noStore });
  if (!client) return no('sign_in_https');
  const named = settings.did ?? plainHandle(settings.handle) ?? settings.server;
  if (!named) return no('account_unknown', { account: settings.handle ?? '' });
  try {
    const address = await client.authorize(named, { state, redirect_uri: backAddress(around.config) as never, signal });
    return { ok: true, address: address.href, kept: { ...kept }, state: kept!.state };
  } catch (error) {
    return failure(error, settings, around);
  }
};

const finish: NonNullable<SignIn<'bluesky'>['finish']> = async ({ settings, kept, query, signal }, around) => {
  if (query.has('error')) return no('sign_in_declined', { host: hostOf(settings) });
  const saved = object(kept.saved) as NodeSavedState | undefined;
  let session: NodeSavedSession | undefined;
  const stateStore = { ...noStore, get: (state: string) => (state === kept.state ? saved : undefined) };
  const sessionStore = {
    ...noStore,
    get: () => session,
    set: (_did: string, given: NodeSavedSession) => {
      session = given;
    },
  };
  const client = openClient(around, settings.server, { stateStore, sessionStore });
  if (!client) return no('sign_in_https');
  try {
    await client.callback(query, { redirect_uri: backAddress(around.config) as never });
  } catch (error) {
    return failure(error, settings, around);
  }
  const did = session?.tokenSet.sub;
  if (!session || !isDid(did)) return no('unreadable_answer', { host: hostOf(settings) });
  // On the page one can sign in as anybody; a channel that stands for somebody stays theirs.
  if (settings.did && settings.did !== did) return no('other_account');
  const found = await findPerson(did, around, signal);
  return found.ok ? signedIn(found.person, keepSession(did, session)) : found;
};

const hostOf = ({ server, handle }: Settings) => URL.parse(server ?? '')?.hostname ?? handle ?? 'Bluesky';

/** What a server said in its own words is for its own people; here it is that it did not work. */
function failure(error: unknown, settings: Settings, { log }: Surroundings) {
  const fault = faultBehind(error);
  if (fault) return { ok: false, fault } as const;
  log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'A sign-in at Bluesky did not work.');
  return no('sign_in_failed', { host: hostOf(settings) });
}

/** Public streams need no account; a channel that has one keeps it. */
const place: SignIn<'bluesky'>['place'] = ({ source, server, did, handle }) =>
  source === 'account' ? [source, server, did, handle] : ['public'];

export const signIn: SignIn<'bluesky'> = { place, password, begin, finish, revoke };
