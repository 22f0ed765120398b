// Calls to a site's REST API as one of its users, by an application password.
import type { Fault } from '../../../contract/connect.ts';
import type { Surroundings } from '../../connect/connector.ts';
import { line, list, type Outside, object, webAddress } from '../../connect/outside.ts';
import type { Credentials, Patience } from '../../connect/speaking.ts';

/** What a site is signed in to with. */
export interface Account {
  /** Where its API begins, as the site itself says. */
  api: string;
  user: string;
  password: string;
}

export interface Called {
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Record<string, string | number>;
  body?: object;
  signal: AbortSignal;
}

export type No = { ok: false; fault: Fault; status?: number; code?: string; retryAfter?: Date };
export type Answer = { ok: true; value: unknown; pages: number } | No;

const within = 20_000;

/** `https://site.example/wp-json/` or `https://site.example/index.php?rest_route=/`, as the site's own header names it. */
export async function findApi(site: string, signal: AbortSignal, { outgoing }: Surroundings): Promise<string | Fault> {
  const asked = await outgoing.ask(site, { method: 'HEAD', within, signal });
  if (!asked.ok) return asked.fault;
  const [, found] = /<([^>]+)>\s*;\s*rel="https:\/\/api\.w\.org\/"/.exec(asked.headers.link ?? '') ?? [];
  const address = webAddress(found, asked.url);
  // A password goes to the site that was named, and to no other.
  if (!address || new URL(address).origin !== new URL(asked.url).origin)
    return { code: 'not_wordpress', values: { host: new URL(site).hostname } };
  return address;
}

export async function accountOf(credentials: Credentials, user: string): Promise<Account | undefined> {
  const kept = await credentials.read();
  return typeof kept?.api === 'string' && typeof kept.password === 'string'
    ? { api: kept.api, user, password: kept.password }
    : undefined;
}

export async function call(account: Account, path: string, called: Called, around: Surroundings): Promise<Answer> {
  const url = addressOf(account.api, path, called.query ?? {});
  const asked = await around.outgoing.ask(url.href, {
    method: called.method ?? 'GET',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`,
      ...(called.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(called.body ? { body: JSON.stringify(called.body) } : {}),
    within,
    redirects: 0,
    keepBody: true,
    signal: called.signal,
  });
  if (!asked.ok) {
    const code = line(object(parse(asked.body))?.code, 100);
    const signedOut = asked.status === 401;
    return {
      ok: false,
      fault: signedOut ? { code: 'signed_out', values: { host: url.hostname } } : asked.fault,
      ...(asked.status === undefined ? {} : { status: asked.status }),
      ...(code === undefined ? {} : { code }),
      ...(asked.retryAfter ? { retryAfter: asked.retryAfter } : {}),
    };
  }
  const value = parse(asked.body);
  if (value === undefined) return { ok: false, fault: { code: 'unreadable_answer', values: { host: url.hostname } } };
  return { ok: true, value, pages: Number(asked.headers['x-wp-totalpages'] ?? 1) || 1 };
}

/** Pretty addresses have the path in the path, plain ones in `rest_route`. */
function addressOf(api: string, path: string, query: Record<string, string | number>): URL {
  const url = new URL(api);
  const route = url.searchParams.get('rest_route');
  if (route === null) url.pathname = `${url.pathname.replace(/\/$/, '')}/wp/v2/${path}`;
  else url.searchParams.set('rest_route', `/wp/v2/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}

function parse(body: Buffer | undefined): unknown {
  try {
    return body && JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** What was asked for is not there, or no longer. */
export const isGone = ({ status }: No): boolean => status === 404 || status === 410;

/** When the site wants to be asked again. */
export const patienceOf = ({ retryAfter }: No): Patience => (retryAfter ? { retryAt: retryAfter } : {});

export const rows = (value: unknown): Outside[] =>
  list(value, 100)
    .map(object)
    .filter((row) => row !== undefined);

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
