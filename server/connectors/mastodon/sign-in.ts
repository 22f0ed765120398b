// Signs in on any server that speaks Mastodon's API: the program registers there as an application, the person agrees on the
// server's own page, and a code that came back is turned into a token.
import { createHash, randomBytes } from 'node:crypto';
import type { Fault } from '../../../contract/connect.ts';
import type { Registered, SignedIn, SignIn, Surroundings } from '../../connect/connector.ts';
import { line, list, type Outside, object } from '../../connect/outside.ts';
import { type Api, apiOf, type No, originOf } from './api.ts';
import { revoke } from './revoke.ts';
import { handleOf, idOf } from './status.ts';

/** What the connector does and no more: it reads, and it writes statuses with images. */
const scopes = [
  'read:accounts',
  'read:notifications',
  'read:search',
  'read:statuses',
  'write:media',
  'write:statuses',
].join(' ');

type Failed = { ok: false; fault: Fault };

const failed = (code: string, host: string): Failed => ({ ok: false, fault: { code, values: { host } } });

export const signIn: SignIn<'mastodon'> = {
  place: ({ server, account }) => [originOf(server), account?.id, account?.handle],
  async begin({ settings, redirect, state, registered, signal }, around) {
    const server = originOf(settings.server);
    if (!server) return { ok: false, fault: { code: 'address', values: {} } };
    const api = apiOf(server, undefined, around);
    const app = await appAt(api, redirect, registered, signal);
    if (!app.ok) return app;
    const verifier = (await takesProof(api, signal)) ? randomBytes(48).toString('base64url') : undefined;
    const address = new URL('/oauth/authorize', server);
    const query = {
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: redirect,
      scope: scopes,
      state,
      // Another account than the one the browser is signed in with may be meant.
      force_login: 'true',
      ...(verifier ? { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' } : {}),
    };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const kept = { server, clientId: app.clientId, clientSecret: app.clientSecret, ...(verifier ? { verifier } : {}) };
    return { ok: true, address: address.href, kept };
  },

  async finish({ settings, kept, query, redirect, registered, signal }, around) {
    const { server, clientId, clientSecret, verifier } = kept as Record<string, string | undefined>;
    const host = URL.parse(server ?? '')?.hostname ?? '';
    const code = query.get('code');
    if (!server || !clientId || !clientSecret || !code) return failed('sign_in_denied', host);
    const api = apiOf(server, undefined, around);
    const answer = await askForToken(api, { clientId, clientSecret }, code, redirect, verifier, signal);
    if (!answer.ok && isUnknownApp(answer)) await registered.forget(server);
    if (!answer.ok) return answer.status && answer.status < 500 ? failed('sign_in_denied', host) : answer;
    const token = line(object(answer.body)?.access_token, 4000);
    if (!token) return failed('unreadable_answer', host);
    return signedInWith({ server, token, clientId, clientSecret }, settings, signal, around);
  },
  revoke,
};

/** The account behind a token, and what its server allows. */
export async function signedInWith(
  credentials: { server: string; token: string; clientId?: string; clientSecret?: string },
  settings: Parameters<NonNullable<typeof signIn.finish>>[0]['settings'],
  signal: AbortSignal,
  around: Surroundings,
): Promise<SignedIn<'mastodon'>> {
  const { server, token } = credentials;
  const api = apiOf(server, token, around);
  const who = await api.call('/api/v1/accounts/verify_credentials', { signal });
  if (!who.ok) return who;
  const instance = await instanceOf(api, signal);
  const account = object(who.body);
  const id = idOf(account?.id);
  const handle = handleOf(account, { domain: instance.domain ?? api.host });
  if (!id || !handle) return failed('unreadable_answer', api.host);
  return {
    ok: true,
    settings: { ...settings, server, account: { id, handle }, mostCharacters: instance.mostCharacters },
    name: `@${handle}`.slice(0, 160),
    credentials: { ...credentials },
  };
}

/** What a server says of itself; of one that says nothing, nothing. */
export async function instanceOf(api: Api, signal: AbortSignal) {
  const now = await api.call('/api/v2/instance', { signal });
  const before = now.ok ? now : await api.call('/api/v1/instance', { signal });
  const instance = (before.ok && object(before.body)) || {};
  const configuration = object(instance.configuration);
  const most = object(configuration?.statuses)?.max_characters ?? instance.max_toot_chars;
  const urls = object(configuration?.urls) ?? object(instance.urls);
  return {
    domain: line(instance.domain ?? instance.uri, 253)
      ?.replace(/^https?:\/\//, '')
      .toLowerCase(),
    mostCharacters: typeof most === 'number' && Number.isInteger(most) && most > 0 ? Math.min(most, 1_000_000) : 500,
    streaming: line(urls?.streaming ?? urls?.streaming_api, 300),
  };
}

interface App {
  ok: true;
  clientId: string;
  clientSecret: string;
}

/** The application that is registered there, as long as the server knows it; else a new one. */
async function appAt(api: Api, redirect: string, registered: Registered, signal: AbortSignal): Promise<App | Failed> {
  const kept = await registered.read(api.server);
  const { clientId, clientSecret } = kept ?? {};
  if (typeof clientId === 'string' && typeof clientSecret === 'string' && kept?.scopes === scopes) {
    const app: App = { ok: true, clientId, clientSecret };
    // A code that nobody has: a server that knows the application says so of the code, another of the application.
    const tried = await askForToken(api, app, 'none', redirect, undefined, signal);
    if (tried.ok || !isUnknownApp(tried)) return app;
  }
  const app = await register(api, redirect, signal);
  if (app.ok) await registered.save(api.server, { clientId: app.clientId, clientSecret: app.clientSecret, scopes });
  return app;
}

const isUnknownApp = ({ status, error }: No): boolean => status === 401 || error === 'invalid_client';

function askForToken(
  api: Api,
  { clientId, clientSecret }: Omit<App, 'ok'>,
  code: string,
  redirect: string,
  verifier: string | undefined,
  signal: AbortSignal,
) {
  const form: [string, string][] = [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['client_id', clientId],
    ['client_secret', clientSecret],
    ['redirect_uri', redirect],
    ...(verifier ? ([['code_verifier', verifier]] as [string, string][]) : []),
  ];
  return api.call('/oauth/token', { method: 'POST', form, signal });
}

async function register(api: Api, redirect: string, signal: AbortSignal): Promise<App | Failed> {
  const answer = await api.call('/api/v1/apps', {
    method: 'POST',
    form: [
      ['client_name', 'OpenRounds'],
      ['redirect_uris', redirect],
      ['scopes', scopes],
    ],
    signal,
  });
  if (!answer.ok) return answer.status === 404 ? failed('not_mastodon', new URL(api.server).hostname) : answer;
  const { client_id, client_secret } = (object(answer.body) ?? {}) as Outside;
  const [clientId, clientSecret] = [line(client_id, 1000), line(client_secret, 1000)];
  if (!clientId || !clientSecret) return failed('not_mastodon', new URL(api.server).hostname);
  return { ok: true as const, clientId, clientSecret };
}

/** Servers older than 4.3 do not say what they offer, and offer no proof of who began (PKCE). */
async function takesProof(api: Api, signal: AbortSignal): Promise<boolean> {
  const answer = await api.call('/.well-known/oauth-authorization-server', { signal });
  return answer.ok && list(object(answer.body)?.code_challenge_methods_supported).includes('S256');
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
