// A stand-in for a Mastodon server, in a process of its own: it keeps what it is told and answers as the API is documented,
// checks what it is sent, and misbehaves on command. Driven by JSON lines on stdin: {"id", "do", …} in, {"id", "ok"} or {"id", "error"} out.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { routes } from './api.ts';
import { act, type Called, type Command } from './command.ts';
import { answerWith, type Fault, isAfter, take } from './faults.ts';
import { type Asked, given, HttpNo, type Replied, readForm } from './http.ts';
import { later, now, state } from './state.ts';
import { allows, serveStreaming } from './streaming.ts';

/** Every request, without its words: what a test counts. */
const calls: Called[] = [];

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', state.origin);
  const name = `${request.method} ${url.pathname}`;
  const fault = take(name);
  const call: Called = {
    request: name,
    at: now().toISOString(),
    status: null,
    retryAfter: 0,
    by: null,
    left: null,
    resetsAt: null,
  };
  call.by = state.tokens.get(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')?.account ?? null;
  calls.push(call);
  const open = String(request.headers['x-call'] ?? `${name} ${calls.length}`);
  state.open.add(open);
  response.once('finish', () => {
    call.status = response.statusCode;
    call.retryAfter = Number(fault?.headers?.['retry-after'] ?? 0);
  });
  response.once('close', () => state.open.delete(open));
  if (fault && !isAfter(fault)) {
    request.resume();
    return answerWith(fault, response);
  }
  const replied = await run(request, url, fault);
  const left = replied.headers?.['x-ratelimit-remaining'];
  call.left = left === undefined ? null : Number(left);
  call.resetsAt = replied.headers?.['x-ratelimit-reset'] ?? null;
  const send = () => {
    response.writeHead(replied.status ?? 200, {
      'content-type': replied.type ?? 'application/json; charset=utf-8',
      ...replied.headers,
    });
    response.end(replied.text ?? JSON.stringify(replied.body));
  };
  if (fault) answerWith(fault, response, send);
  else send();
}

async function run(request: IncomingMessage, url: URL, fault?: Fault): Promise<Replied> {
  const limits: Record<string, string> = {};
  try {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ? state.tokens.get(bearer) : undefined;
    const cameAt = now();
    const form = await readForm(request);
    if (fault?.how === 'slow') await later(fault.ms ?? 1000);
    if (bearer && (!token || token.revoked)) throw new HttpNo(401, 'The access token is invalid');
    if (token) count(token.token, limits);
    for (const { method, path, scope, run } of routes) {
      const match = path.exec(url.pathname);
      if (!match || method !== request.method) continue;
      if (scope && !token) throw new HttpNo(401, 'The access token is invalid');
      if (scope && !allows(token!.scopes, scope)) throw new HttpNo(403, 'This action is outside the authorized scopes');
      const asked: Asked = {
        method,
        path: url.pathname,
        query: given([...url.searchParams]),
        form,
        headers: request.headers,
        token: token ?? null,
        viewer: token?.account ?? null,
        cameAt,
      };
      const replied = await run(asked, ...match.slice(1));
      return { ...replied, headers: { ...limits, ...replied.headers } };
    }
    throw new HttpNo(404, 'Record not found');
  } catch (error) {
    if (!(error instanceof HttpNo)) throw error;
    const { status, code, message } = error;
    return { status, body: code ? { error: code, error_description: message } : { error: message }, headers: limits };
  }
}

/** One request more of the five minutes; throws when there are none left. */
function count(token: string, headers: Record<string, string>): void {
  const at = now().getTime();
  const before = state.rate.used.get(token);
  const used = before && before.resets > at ? before : { count: 0, resets: at + 300_000 };
  used.count++;
  state.rate.used.set(token, used);
  headers['x-ratelimit-limit'] = String(state.rate.of);
  headers['x-ratelimit-remaining'] = String(Math.max(0, state.rate.of - used.count));
  headers['x-ratelimit-reset'] = new Date(used.resets).toISOString();
  if (used.count > state.rate.of) throw new HttpNo(429, 'Too many requests');
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
});
serveStreaming(server, (listening) => say({ listening }));
server.listen(0, '127.0.0.1', () => {
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.domain = 'stand-in.example';
  say({ url: state.origin });
});
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, ...command } = JSON.parse(line) as Command & { id: number };
  try {
    say({ id, ok: act(command as Command, calls) ?? null });
  } catch (error) {
    say({ id, error: String(error) });
  }
});
lines.on('close', () => process.exit(0));
