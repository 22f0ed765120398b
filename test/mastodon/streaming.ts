// The streaming API over WebSocket: one connection, several subscriptions, each event named with the stream it is for.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { state } from './state.ts';

interface Listener {
  account: string | null;
  scopes: string[];
  /** `user`, `hashtag er`, `public:local`. */
  streams: Set<string>;
}

const listeners = new Map<WebSocket, Listener>();
let refusing: number | null = null;
let told: (count: number) => void = () => {};

const needs: Record<string, string> = { user: 'read:statuses', 'user:notification': 'read:notifications' };
const known = new Set(['user', 'user:notification', 'public', 'public:local', 'hashtag', 'hashtag:local']);

export const allows = (scopes: readonly string[], needed: string) =>
  scopes.includes(needed) || scopes.includes(needed.split(':')[0]!);

export function refuse(status: number | null): void {
  refusing = status;
}

export function drop(): void {
  for (const socket of listeners.keys()) socket.terminate();
}

export function dropOf(account: string): void {
  for (const [socket, listener] of listeners) if (listener.account === account) socket.terminate();
}

/** Sends it as it is to whoever listens. */
export function sendRaw(data: string): void {
  for (const socket of listeners.keys()) socket.send(data);
}

export function publish(streams: string[], account: string | null, event: string, payload: string, tag?: string): void {
  for (const [socket, listener] of listeners) {
    if (account !== null && listener.account !== account) continue;
    for (const stream of streams) {
      const name = tag === undefined ? stream : `${stream} ${tag}`;
      if (listener.streams.has(name))
        socket.send(JSON.stringify({ stream: tag === undefined ? [stream] : [stream, tag], event, payload }));
    }
  }
}

export function serveStreaming(server: Server, changed: (listening: number) => void): void {
  told = changed;
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', state.origin);
    const no = (status: number) => {
      socket.end(`HTTP/1.1 ${status} No\r\nconnection: close\r\n\r\n`);
    };
    if (refusing !== null) return no(refusing);
    if (url.pathname.replace(/\/$/, '') !== '/api/v1/streaming') return no(404);
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    // Browsers can set no header and put it where a subprotocol stands.
    const shown = bearer ?? url.searchParams.get('access_token') ?? request.headers['sec-websocket-protocol'];
    const token = state.tokens.get(shown ?? '');
    if (!token || token.revoked || token.account === null) return no(401);
    sockets.handleUpgrade(request, socket, head, (connection) => {
      const listener: Listener = { account: token.account, scopes: token.scopes, streams: new Set() };
      listeners.set(connection, listener);
      const first = url.searchParams.get('stream');
      if (first) subscribe(connection, listener, { stream: first, tag: url.searchParams.get('tag') ?? undefined });
      connection.on('message', (data) => command(connection, listener, data.toString()));
      connection.on('close', () => {
        listeners.delete(connection);
        tell();
      });
      connection.on('error', () => {});
    });
  });
}

/** Those who hear something. */
const tell = () => told([...listeners.values()].filter(({ streams }) => streams.size > 0).length);

function command(connection: WebSocket, listener: Listener, text: string): void {
  let said: { type?: string; stream?: string; tag?: string };
  try {
    said = JSON.parse(text);
  } catch {
    connection.send(JSON.stringify({ error: 'Invalid message', status: 400 }));
    return;
  }
  if (said.type === 'subscribe') subscribe(connection, listener, said);
  else if (said.type === 'unsubscribe') listener.streams.delete(nameOf(said));
  tell();
}

function subscribe(
  connection: WebSocket,
  listener: Listener,
  said: { stream?: string; tag?: string | undefined },
): void {
  const [error, status] = whyNot(listener, said);
  if (error) connection.send(JSON.stringify({ error, status }));
  else listener.streams.add(nameOf(said));
  tell();
}

function whyNot({ scopes }: Listener, { stream, tag }: { stream?: string; tag?: string | undefined }) {
  if (!stream || !known.has(stream)) return ['Unknown stream type', 400];
  if (stream.startsWith('hashtag') && !tag) return ['Missing tag name parameter', 400];
  if (!allows(scopes, needs[stream] ?? 'read:statuses')) return ['Access token does not have the required scopes', 401];
  return [];
}

const nameOf = ({ stream, tag }: { stream?: string; tag?: string | undefined }) =>
  stream?.startsWith('hashtag') ? `${stream} ${tag?.toLowerCase()}` : `${stream}`;
