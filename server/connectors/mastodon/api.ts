// One server's API as one account may use it: bounded requests, JSON, what its rate headers allow, and faults in plain words.
import type { Fault } from '../../../contract/connect.ts';
import type { Surroundings } from '../../connect/connector.ts';
import { line, type Outside, object } from '../../connect/outside.ts';
import type { Credentials, Patience, Quota } from '../../connect/speaking.ts';
import type { Asked } from '../../core/outgoing.ts';

export interface Reply {
  ok: true;
  status: number;
  body: unknown;
  quota: Quota | undefined;
}

export interface No {
  ok: false;
  fault: Fault;
  /** The server's answer; absent where there was none that could be read. */
  status?: number;
  /** OAuth's own word for what is wrong: `invalid_client`. */
  error?: string;
  retryAt?: Date;
  quota?: Quota | undefined;
  /** Another server's answer than the account's own. */
  elsewhere?: true;
}

export interface Call {
  method?: Asked['method'];
  query?: [name: string, value: string][];
  form?: [name: string, value: string][];
  /** In place of `form`. */
  upload?: FormData;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

export interface Api {
  server: string;
  host: string;
  token: string | undefined;
  call(path: string, given: Call): Promise<Reply | No>;
}

const longest = 15_000;

/** @param server an origin; @param token without one only what is public can be asked for */
export function apiOf(server: string, token: string | undefined, around: Surroundings): Api {
  const { host, hostname } = new URL(server);
  return {
    server,
    host,
    token,
    async call(path, { method = 'GET', query = [], form, upload, headers, signal }) {
      const url = new URL(path, server);
      for (const [name, value] of query) url.searchParams.append(name, value);
      const body = upload ? await packed(upload) : form ? packedForm(form) : undefined;
      const answer = await around.outgoing.ask(url.href, {
        method,
        within: longest,
        most: 4_000_000,
        // Elsewhere a second server would be told what was meant for the first.
        redirects: method === 'GET' ? 3 : 0,
        keepBody: true,
        headers: {
          accept: 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body ? { 'content-type': body.type } : {}),
          ...headers,
        },
        body: body?.bytes,
        signal,
      });
      const quota = quotaOf(answer.headers ?? {});
      if (answer.ok) {
        const read = parse(answer.body);
        if (read !== undefined) return { ok: true, status: answer.status, body: read, quota };
        return { ok: false, fault: { code: 'unreadable_answer', values: { host: hostname } }, quota };
      }
      const { status } = answer;
      if (status === 401 && token) return { ok: false, fault: signedOut(hostname), status, quota };
      const said = line(object(answer.body && parse(answer.body))?.error, 200);
      const unfit = status === 422 || status === 400 || status === 413;
      const fault = said && unfit ? { code: 'said_no', values: { host: hostname, said } } : answer.fault;
      const retryAt = answer.retryAfter ?? (status === 429 ? (resetOf(quota) ?? later(around)) : undefined);
      return {
        ok: false,
        fault,
        quota,
        ...(status ? { status } : {}),
        ...(said ? { error: said } : {}),
        ...(retryAt ? { retryAt } : {}),
      };
    },
  };
}

export const signedOut = (host: string): Fault => ({ code: 'signed_out', values: { host } });

/**
 * As the channel signed in. The server is the one the token is from, whatever the settings say now: it is shown to no other.
 */
export async function signedIn(
  credentials: Credentials,
  settings: { server: string },
  around: Surroundings,
): Promise<Api | Fault> {
  const { server, token } = (await credentials.read()) ?? {};
  const known = typeof server === 'string' && typeof token === 'string';
  if (!known || originOf(settings.server) !== server) return signedOut(URL.parse(settings.server)?.hostname ?? '');
  return apiOf(server, token, around);
}

export const isFault = (value: Api | Fault): value is Fault => 'code' in value;

/** The origin of what a person typed as a server; undefined where that is no web address. */
export function originOf(typed: string): string | undefined {
  const url = URL.parse(typed);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
}

/** How long the server wants to be left alone after this answer. */
export const patienceOf = ({
  quota,
  retryAt,
  elsewhere,
}: {
  quota?: Quota | undefined;
  retryAt?: Date;
  elsewhere?: true;
}): Patience => ({
  ...(retryAt ? { retryAt } : {}),
  ...(quota ? { quota } : {}),
  ...(elsewhere ? { elsewhere } : {}),
});

function quotaOf(headers: Record<string, string>): Quota | undefined {
  const left = Number(headers['x-ratelimit-remaining'] || Number.NaN);
  const of = Number(headers['x-ratelimit-limit'] || Number.NaN);
  if (!Number.isSafeInteger(left) || left < 0) return undefined;
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '');
  return {
    left: Math.min(left, 1e9),
    of: Number.isSafeInteger(of) ? of : null,
    resetsAt: Number.isFinite(reset) ? new Date(reset).toISOString() : null,
  };
}

export const resetOf = (quota: Quota | undefined): Date | undefined =>
  quota?.resetsAt ? new Date(quota.resetsAt) : undefined;

const later = ({ clock }: Surroundings) => new Date(clock.now().getTime() + 60_000);

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as Outside;
  } catch {
    return undefined;
  }
}

function packedForm(form: [string, string][]) {
  return { bytes: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
}

async function packed(upload: FormData) {
  const response = new Response(upload);
  const type = response.headers.get('content-type') ?? '';
  return { bytes: new Uint8Array(await response.arrayBuffer()), type };
}
