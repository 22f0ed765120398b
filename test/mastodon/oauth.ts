// Applications, the page on which a person agrees, codes, tokens, and their end.
import { createHash } from 'node:crypto';
import { type Asked, type Given, HttpNo, type Replied } from './http.ts';
import { type Application, find, now, secret, state } from './state.ts';
import { dropOf } from './streaming.ts';

const all = new Set(
  ['read', 'write', 'follow', 'push', 'profile'].concat(
    ['accounts', 'notifications', 'search', 'statuses', 'lists', 'filters', 'follows', 'bookmarks'].map(
      (each) => `read:${each}`,
    ),
    ['statuses', 'media', 'favourites', 'notifications', 'accounts', 'follows', 'conversations'].map(
      (each) => `write:${each}`,
    ),
  ),
);

const scopesOf = (given: string | undefined) => (given ?? 'read').split(/[\s+]+/).filter(Boolean);
const within = (asked: string[], allowed: string[]) =>
  asked.every((scope) => allowed.includes(scope) || allowed.includes(scope.split(':')[0]!));

export function register({ form }: Asked): Replied {
  const name = form.one('client_name');
  const redirects = form.one('redirect_uris')?.split('\n') ?? form.all('redirect_uris[]');
  const scopes = scopesOf(form.one('scopes'));
  if (!name) throw new HttpNo(422, "Validation failed: Application name can't be blank");
  if (redirects.length === 0 || !redirects.every((each) => each === outOfBand || URL.canParse(each)))
    throw new HttpNo(422, 'Validation failed: Redirect URI must be an absolute URI.');
  if (!scopes.every((scope) => all.has(scope)))
    throw new HttpNo(422, "Validation failed: Scopes doesn't match configured on the server.");
  const application: Application = { id: secret(), secret: secret(), name, redirects, scopes };
  state.applications.set(application.id, application);
  return {
    body: {
      id: String(state.applications.size),
      name,
      website: form.one('website') ?? null,
      scopes,
      redirect_uri: redirects.join('\n'),
      redirect_uris: redirects,
      client_id: application.id,
      client_secret: application.secret,
      client_secret_expires_at: 0,
    },
  };
}

const outOfBand = 'urn:ietf:wg:oauth:2.0:oob';

export function metadata(): Replied {
  if (state.old) throw new HttpNo(404, 'Record not found');
  const { origin } = state;
  return {
    body: {
      issuer: `${origin}/`,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      app_registration_endpoint: `${origin}/api/v1/apps`,
      scopes_supported: [...all],
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    },
  };
}

/** What the page and its answer both check. */
function wanted(given: Given) {
  const application = state.applications.get(given.one('client_id') ?? '');
  const redirect = given.one('redirect_uri') ?? '';
  if (!application) throw new HttpNo(401, 'Client authentication failed due to unknown client', 'invalid_client');
  if (!application.redirects.includes(redirect))
    throw new HttpNo(400, 'The requested redirect uri is malformed or does not match', 'invalid_redirect_uri');
  if (given.one('response_type') !== 'code')
    throw new HttpNo(400, 'The authorization server does not support this response type.', 'unsupported_response_type');
  const scopes = scopesOf(given.one('scope'));
  if (!within(scopes, application.scopes)) throw new HttpNo(400, 'The requested scope is invalid', 'invalid_scope');
  if (given.one('code_challenge') && given.one('code_challenge_method') !== 'S256')
    throw new HttpNo(400, 'The code_challenge_method must be S256.', 'invalid_code_challenge_method');
  return { application, redirect, scopes };
}

export function authorizePage({ query }: Asked): Replied {
  const { application, scopes } = wanted(query);
  const fields = [...query.pairs].map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${quoted(value)}">`,
  );
  const html = `<!doctype html><title>A stand-in, not Mastodon</title><p>${quoted(application.name)} asks for ${quoted(scopes.join(', '))}</p>
<form method="post" action="/oauth/authorize">${fields.join('')}<input name="username"><button name="agree" value="yes">Authorize</button>
<button name="agree" value="no">Deny</button></form>`;
  return { text: html, type: 'text/html; charset=utf-8' };
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export function authorize({ form }: Asked): Replied {
  const { application, redirect, scopes } = wanted(form);
  const back = new URL(redirect);
  const stateGiven = form.one('state');
  if (form.one('agree') === 'no') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'The resource owner or authorization server denied the request.');
  } else {
    const account = find(form.one('username') ?? '');
    if (!account || account.domain) throw new HttpNo(422, 'Nobody is called that here');
    const code = secret();
    const challenge = form.one('code_challenge') ?? null;
    state.grants.set(code, { code, application: application.id, account: account.id, scopes, redirect, challenge });
    back.searchParams.set('code', code);
  }
  if (stateGiven) back.searchParams.set('state', stateGiven);
  return { status: 302, headers: { location: back.href }, text: '' };
}

export function token({ form }: Asked): Replied {
  const application = state.applications.get(form.one('client_id') ?? '');
  if (!application || application.secret !== form.one('client_secret'))
    throw new HttpNo(401, 'Client authentication failed due to unknown client', 'invalid_client');
  if (form.one('grant_type') !== 'authorization_code')
    throw new HttpNo(400, 'The authorization grant type is not supported', 'unsupported_grant_type');
  const code = form.one('code') ?? '';
  const grant = state.grants.get(code);
  state.grants.delete(code);
  const proven =
    !grant?.challenge ||
    grant.challenge ===
      createHash('sha256')
        .update(form.one('code_verifier') ?? '')
        .digest('base64url');
  if (!grant || grant.application !== application.id || grant.redirect !== form.one('redirect_uri') || !proven)
    throw new HttpNo(400, 'The provided authorization grant is invalid', 'invalid_grant');
  // The same person and application have one token, however often they sign in, as on a real server.
  const same = [...state.tokens.values()].find(
    (each) =>
      each.application === application.id &&
      each.account === grant.account &&
      !each.revoked &&
      each.scopes.join(' ') === grant.scopes.join(' '),
  );
  const given = same?.token ?? issue(application.id, grant.account, grant.scopes);
  return {
    body: {
      access_token: given,
      token_type: 'Bearer',
      scope: grant.scopes.join(' '),
      created_at: Math.floor(now().getTime() / 1000),
    },
  };
}

export function issue(application: string, account: string, scopes: string[]): string {
  const given = secret();
  state.tokens.set(given, { token: given, application, account, scopes, revoked: false });
  return given;
}

export function revoke({ form }: Asked): Replied {
  const found = state.tokens.get(form.one('token') ?? '');
  const application = state.applications.get(form.one('client_id') ?? '');
  const own =
    found && application && application.secret === form.one('client_secret') && found.application === application.id;
  if (!own) throw new HttpNo(403, 'You are not authorized to revoke this token', 'unauthorized_client');
  found.revoked = true;
  if (found.account) dropOf(found.account);
  return { body: {} };
}
