// Requests to the outside: bounded in size and time, and never to a private address unless a setting allows it.
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import type { Fault } from '../../contract/connect.ts';
import { take } from './answer.ts';
import type { Ground } from './context.ts';
import { type Lookup, type Resolve, reachOf } from './reach.ts';

export interface Asked {
  method?: 'GET' | 'POST' | 'HEAD' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The most bytes of the answer, after decoding; default 5 MB. */
  most?: number;
  /** The longest from first byte asked to last byte had, ms; default 20 s. */
  within?: number;
  /** How many redirects are followed; default 5. */
  redirects?: number;
  /** What an answer of 400 and above says is read too, up to 64 kB: `body` of the failure. */
  keepBody?: true;
  signal?: AbortSignal;
}

export type Answered =
  | {
      ok: true;
      status: number;
      headers: Record<string, string>;
      body: Buffer;
      url: string;
      /** Permanent redirects alone led here. */
      moved: boolean;
    }
  | {
      ok: false;
      fault: Fault;
      status?: number;
      retryAfter?: Date;
      headers?: Record<string, string>;
      /** Where `keepBody` asked for it and it came whole. */
      body?: Buffer;
    };

export interface Outgoing {
  /** Asks and follows at most five redirects. A failure is a value: `{ ok: false, fault }`. */
  ask(url: string, asked?: Asked): Promise<Answered>;
  /** Throws nothing: says why an address may not be reached, or undefined when it may. `wss:` and `ws:` too. */
  refuses(url: string): Promise<Fault | undefined>;
  /** For sockets made elsewhere: a lookup in the shape of `dns.lookup` that refuses private addresses. */
  lookup: Lookup;
  close(): Promise<void>;
}

const mostOfFailure = 64_000;

const fault = (code: string, values: Fault['values'] = {}): Fault => ({ code, values });

/** @param resolve asks the name servers; tests put their own answers here */
export function openOutgoing(ground: Pick<Ground, 'config' | 'clock'>, resolve?: Resolve): Outgoing {
  const reach = reachOf(ground.config.allowPrivate, resolve);
  const connector = buildConnector({ lookup: reach.lookup as never, timeout: 10_000 });
  const agent = new Agent({
    connect: (options, done) => {
      try {
        reach.judge(options.hostname);
      } catch (error) {
        return done(error as Error, null);
      }
      connector(options, done);
    },
    headersTimeout: 20_000,
    bodyTimeout: 20_000,
    maxHeaderSize: 32 * 1024,
    connections: 16,
  });

  const once = (url: URL, asked: Asked, signal: AbortSignal) =>
    request(url, {
      dispatcher: agent,
      method: asked.method ?? 'GET',
      headers: {
        'user-agent': `OpenRounds/${ground.config.version}`,
        'accept-encoding': 'gzip, deflate, br',
        ...asked.headers,
      },
      body: asked.body ?? null,
      signal,
    });

  const ask = async (address: string, given: Asked = {}): Promise<Answered> => {
    const most = given.most ?? 5_000_000;
    const ended = AbortSignal.timeout(given.within ?? 20_000);
    const signal = given.signal ? AbortSignal.any([ended, given.signal]) : ended;
    let asked = given;
    let url = parse(address);
    let moved = true;
    try {
      for (let hops = 0; hops <= (given.redirects ?? 5); hops++) {
        if (!url) return { ok: false, fault: fault('address') };
        const answer = await once(url, asked, signal);
        const headers = flat(answer.headers);
        if (isRedirect(answer.statusCode) && headers.location) {
          drop(answer.body);
          moved &&= answer.statusCode === 301 || answer.statusCode === 308;
          const next = parse(headers.location, undefined, url);
          if (next) asked = afterRedirect(asked, answer.statusCode, url.origin === next.origin);
          url = next;
          continue;
        }
        const host = url.hostname;
        if (answer.statusCode >= 400) {
          const body = given.keepBody
            ? await take(answer.body, headers['content-encoding'], mostOfFailure, signal).catch(() => undefined)
            : drop(answer.body);
          const retryAfter = readRetryAfter(headers['retry-after'], ground.clock.now());
          return {
            ok: false,
            status: answer.statusCode,
            fault: fault(codeOf(answer.statusCode), { status: answer.statusCode, host }),
            headers,
            ...(retryAfter ? { retryAfter } : {}),
            ...(body ? { body } : {}),
          };
        }
        const body = await take(answer.body, headers['content-encoding'], most, signal);
        if (!body) {
          const megabytes = Math.max(1, Math.round(most / 1e6));
          return { ok: false, status: answer.statusCode, fault: fault('too_large', { megabytes, host }) };
        }
        return { ok: true, status: answer.statusCode, headers, body, url: url.href, moved: moved && hops > 0 };
      }
      return { ok: false, fault: fault('redirects', { host: url?.hostname ?? '' }) };
    } catch (error) {
      return { ok: false, fault: faultOf(error, url?.hostname ?? '') };
    }
  };

  return {
    ask,
    lookup: reach.lookup,
    async refuses(address) {
      const url = parse(address, ['http:', 'https:', 'ws:', 'wss:']);
      if (!url) return fault('address');
      try {
        await reach.resolve(url.hostname);
        return undefined;
      } catch (error) {
        return faultOf(error, url.hostname);
      }
    },
    close: () => agent.destroy(),
  };
}

/** A web address without a name and password in it, on a port that web servers use; undefined for anything else. */
function parse(address: string, schemes = ['http:', 'https:'], from?: URL): URL | undefined {
  const url = URL.parse(address, from);
  if (!url || !schemes.includes(url.protocol) || url.username || url.password || !url.hostname) return undefined;
  const port = Number(url.port);
  // Below 1024 live mail, file and name servers that an HTTP request could be made to talk to.
  return port === 0 || port === 80 || port === 443 || port >= 1024 ? url : undefined;
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** What is asked again elsewhere: as a GET after a 303 (of a POST after 301 and 302 too), without secrets at another origin. */
function afterRedirect(asked: Asked, status: number, sameOrigin: boolean): Asked {
  const { body, headers = {}, ...rest } = asked;
  const asGet = status === 303 || ((status === 301 || status === 302) && (asked.method ?? 'GET') === 'POST');
  const kept = Object.entries(headers).filter(([name]) => sameOrigin || !/^(authorization|cookie|dpop)$/i.test(name));
  return {
    ...rest,
    headers: Object.fromEntries(kept),
    ...(!asGet && body ? { body } : {}),
    ...(asGet && asked.method !== 'HEAD' ? { method: 'GET' as const } : {}),
  };
}

/** Lets go of an answer nobody reads. */
function drop(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {});
  body.destroy();
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function codeOf(status: number): string {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404) return 'not_there';
  if (status === 410) return 'gone';
  if (status === 429) return 'too_many';
  return status >= 500 ? 'server' : 'status';
}

/** Seconds or a date; nothing beyond a day is believed. */
export function readRetryAfter(header: string | undefined, now: Date): Date | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const at = /^\d{1,9}$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  if (!Number.isFinite(at)) return undefined;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + 86_400_000));
}

/** What went wrong on the way, as a code that the catalogues explain. */
export function faultOf(error: unknown, host: string): Fault {
  const { code: given, name } = (error ?? {}) as { code?: unknown; name?: string };
  const code = typeof given === 'string' ? given : undefined;
  if (code === 'PRIVATE_ADDRESS') return fault('private_address', { host });
  if (name === 'TimeoutError' || code === 'ETIMEDOUT' || (code?.startsWith('UND_ERR_') && code.includes('TIMEOUT')))
    return fault('timeout', { host });
  if (name === 'AbortError' || code === 'UND_ERR_ABORTED') return fault('stopped');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fault('unknown_host', { host });
  if (code === 'ECONNREFUSED') return fault('connection_refused', { host });
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return fault('headers_too_large', { host });
  if (code?.includes('CERT') || code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL'))
    return fault('certificate', { host });
  if (code?.startsWith('Z_') || code?.startsWith('ERR__ERROR_')) return fault('unreadable_answer', { host });
  // Several addresses were tried: they come as one error.
  if (error instanceof AggregateError && error.errors.length > 0) return faultOf(error.errors[0], host);
  return fault('connection', { host });
}
