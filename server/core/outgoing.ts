// Requests to the outside: bounded in size and time, and never to a private address unless a setting allows it.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import type { Fault } from '../../contract/connect.ts';
import type { Ground } from './context.ts';

export interface Asked {
  method?: 'GET' | 'POST' | 'HEAD';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The most bytes of the answer, after decoding; default 5 MB. */
  most?: number;
  /** The longest from first byte asked to last byte had, ms; default 20 s. */
  within?: number;
  signal?: AbortSignal;
}

export type Answered =
  | {
      ok: true;
      status: number;
      headers: Record<string, string>;
      body: Buffer;
      url: string /** Permanent redirects led here. */;
      moved: boolean;
    }
  | { ok: false; fault: Fault; status?: number; retryAfter?: Date };

export interface Outgoing {
  /** Asks and follows at most five redirects. A failure is a value: `{ ok: false, fault }`. */
  ask(url: string, asked?: Asked): Promise<Answered>;
  /** Throws nothing: says why an address may not be reached, or undefined when it may. `wss:` and `ws:` too. */
  refuses(url: string): Promise<Fault | undefined>;
  /** For sockets made elsewhere: a lookup in the shape of `dns.lookup` that refuses private addresses. */
  lookup: Lookup;
  close(): Promise<void>;
}

type Lookup = (
  host: string,
  options: { all?: boolean },
  done: (
    error: NodeJS.ErrnoException | null,
    address: string | { address: string; family: number }[],
    family?: number,
  ) => void,
) => void;

class Private extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

const fault = (code: string, values: Fault['values'] = {}): Fault => ({ code, values });

export function openOutgoing(ground: Pick<Ground, 'config' | 'clock'>): Outgoing {
  const allowed = ground.config.allowPrivate.map((entry) => entry.toLowerCase());

  const mayReach = (host: string, address: string): boolean => {
    if (isPublic(address)) return true;
    const bare = host.toLowerCase().replace(/^\[|\]$/g, '');
    return allowed.some((entry) => entry === bare || entry === address || within(entry, address));
  };

  const resolve = async (host: string): Promise<{ address: string; family: number }[]> => {
    const bare = host.replace(/^\[|\]$/g, '');
    const found = isIP(bare)
      ? [{ address: bare, family: isIP(bare) }]
      : await lookup(bare, { all: true, verbatim: true });
    const good = found.filter(({ address }) => mayReach(bare, address));
    if (good.length === 0) throw new Private(`${found.length} private addresses`);
    return good;
  };

  const guardedLookup: Lookup = (host, options, done) => {
    resolve(host).then(
      (found) => (options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)),
      (error) => done(error, '', 0),
    );
  };

  const connector = buildConnector({ lookup: guardedLookup as never, timeout: 10_000 });
  const agent = new Agent({
    connect: (options, done) => {
      // A literal address is never looked up, so it is judged here.
      const bare = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(bare) && !mayReach(bare, bare)) return done(new Private(), null);
      connector(options, done);
    },
    headersTimeout: 20_000,
    bodyTimeout: 20_000,
    maxHeaderSize: 32 * 1024,
    connections: 16,
  });

  const ask = async (address: string, asked: Asked = {}): Promise<Answered> => {
    const most = asked.most ?? 5_000_000;
    const ended = AbortSignal.timeout(asked.within ?? 20_000);
    const signal = asked.signal ? AbortSignal.any([ended, asked.signal]) : ended;
    let url = address;
    let moved = true;
    try {
      for (let hops = 0; hops <= 5; hops++) {
        const parsed = parse(url);
        if (!parsed) return { ok: false, fault: fault('address', {}) };
        const answer = await request(parsed, {
          dispatcher: agent,
          method: asked.method ?? 'GET',
          headers: {
            'user-agent': `OpenRounds/${ground.config.version}`,
            'accept-encoding': 'gzip, br',
            ...asked.headers,
          },
          body: asked.body ?? null,
          signal,
        });
        const headers = flat(answer.headers);
        const location = headers.location;
        if ([301, 302, 303, 307, 308].includes(answer.statusCode) && location) {
          answer.body.on('error', () => {});
          answer.body.destroy();
          moved &&= answer.statusCode === 301 || answer.statusCode === 308;
          url = new URL(location, parsed).href;
          continue;
        }
        const body =
          answer.statusCode === 304 ? Buffer.alloc(0) : await take(answer.body, headers['content-encoding'], most);
        if (body === undefined)
          return {
            ok: false,
            status: answer.statusCode,
            fault: fault('too_large', { megabytes: Math.round(most / 1e6) }),
          };
        if (answer.statusCode >= 400) {
          const retryAfter = readRetryAfter(headers['retry-after'], ground.clock.now());
          return {
            ok: false,
            status: answer.statusCode,
            fault: fault(statusCode(answer.statusCode), { status: answer.statusCode, host: parsed.hostname }),
            ...(retryAfter ? { retryAfter } : {}),
          };
        }
        return { ok: true, status: answer.statusCode, headers, body, url: parsed.href, moved: moved && hops > 0 };
      }
      return { ok: false, fault: fault('redirects', {}) };
    } catch (error) {
      return { ok: false, fault: faultOf(error, parse(url)?.hostname ?? '') };
    }
  };

  return {
    ask,
    lookup: guardedLookup,
    async refuses(url) {
      const parsed = parse(url, ['http:', 'https:', 'ws:', 'wss:']);
      if (!parsed) return fault('address', {});
      try {
        await resolve(parsed.hostname);
        return undefined;
      } catch (error) {
        return faultOf(error, parsed.hostname);
      }
    },
    close: () => agent.destroy(),
  };
}

/** True for addresses of the open internet alone. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

function within(range: string, address: string): boolean {
  if (!range.includes('/')) return false;
  try {
    const [net, bits] = ipaddr.parseCIDR(range);
    const parsed = ipaddr.process(address);
    return parsed.kind() === net.kind() && parsed.match([net, bits] as never);
  } catch {
    return false;
  }
}

function parse(url: string, protocols = ['http:', 'https:']): URL | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && protocols.includes(parsed.protocol) && !parsed.username && !parsed.password ? parsed : undefined;
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

/** The body, decoded, or undefined when it is larger than `most`. Stops reading there: a bomb is never unpacked. */
async function take(
  body: NodeJS.ReadableStream & { destroy(): void },
  encoding: string | undefined,
  most: number,
): Promise<Buffer | undefined> {
  const { createBrotliDecompress, createGunzip } = await import('node:zlib');
  const { pipeline } = await import('node:stream');
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : undefined;
  const source = decoder ? pipeline(body, decoder, () => {}) : body;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > most) {
      body.destroy();
      return undefined;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function statusCode(status: number): string {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'gone';
  if (status === 429) return 'too_many';
  return status >= 500 ? 'server' : 'status';
}

/** Seconds or a date; nothing beyond a day is believed. */
export function readRetryAfter(header: string | undefined, now: Date): Date | undefined {
  if (!header) return undefined;
  const at = /^\d+$/.test(header.trim()) ? now.getTime() + Number(header) * 1000 : Date.parse(header);
  if (!Number.isFinite(at)) return undefined;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + 86_400_000));
}

/** What went wrong on the way, as a code that the catalogues explain. */
export function faultOf(error: unknown, host: string): Fault {
  const { code, name } = (error ?? {}) as { code?: string; name?: string };
  if (code === 'PRIVATE_ADDRESS') return fault('private_address', { host });
  if (name === 'TimeoutError' || (code?.startsWith('UND_ERR_') && code.includes('TIMEOUT')))
    return fault('timeout', { host });
  if (name === 'AbortError') return fault('stopped', {});
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fault('unknown_host', { host });
  if (code === 'ECONNREFUSED') return fault('connection_refused', { host });
  if (code?.includes('CERT') || code?.startsWith('ERR_TLS') || code === 'DEPTH_ZERO_SELF_SIGNED_CERT')
    return fault('certificate', { host });
  return fault('connection', { host });
}
