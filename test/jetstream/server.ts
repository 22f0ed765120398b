// A stand-in for Jetstream, in a process of its own: it speaks the frames that Jetstream documents, keeps them, honours the
// cursor and the wanted collections, and misbehaves on command. Driven by JSON lines on stdin, as in `Command`.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { type WebSocket, WebSocketServer } from 'ws';

export type Command =
  | { do: 'create' | 'update'; did: string; rkey: string; record: unknown; collection?: string; time?: number }
  | { do: 'delete'; did: string; rkey: string; collection?: string }
  | { do: 'account'; did: string; active: boolean; status?: string }
  | { do: 'identity'; did: string; handle: string }
  /** Ends every connection, as a network that drops. */
  | { do: 'drop' }
  /** Sends this as it is, once, to whoever listens now. */
  | { do: 'garbage'; data: string; binary?: boolean }
  /** So many posts at once, `text` with their number. */
  | { do: 'flood'; posts: number; text: string }
  /** Takes no connection until it is told so again. */
  | { do: 'refuse'; status: number | null };

interface Kept {
  time_us: number;
  collection: string | null;
  frame: string;
}

const kept: Kept[] = [];
const listeners = new Map<WebSocket, { wanted: Set<string> }>();
let refusing: number | null = null;
let last = 0;

const wants = (wanted: Set<string>, collection: string | null) =>
  collection === null || wanted.size === 0 || wanted.has(collection);

function keep(event: Record<string, unknown>, collection: string | null, time?: number): void {
  last = Math.max(last + 1, Date.now() * 1000);
  const time_us = time ?? last;
  const frame = JSON.stringify({ ...event, time_us });
  kept.push({ time_us, collection, frame });
  for (const [socket, { wanted }] of listeners) if (wants(wanted, collection)) socket.send(frame);
}

function act(command: Command): void {
  switch (command.do) {
    case 'create':
    case 'update':
    case 'delete': {
      const { do: operation, did, rkey, collection = 'app.bsky.feed.post' } = command;
      const written = 'record' in command ? { record: command.record, cid: 'bafyreistandin' } : {};
      const time = 'time' in command ? command.time : undefined;
      keep(
        { did, kind: 'commit', commit: { rev: `r${last}`, operation, collection, rkey, ...written } },
        collection,
        time,
      );
      break;
    }
    case 'account': {
      const { did, active, status } = command;
      keep({ did, kind: 'account', account: { active, did, seq: last, status, time: new Date().toISOString() } }, null);
      break;
    }
    case 'identity':
      keep(
        { did: command.did, kind: 'identity', identity: { did: command.did, handle: command.handle, seq: last } },
        null,
      );
      break;
    case 'flood':
      for (let number = 0; number < command.posts; number++) {
        const record = {
          $type: 'app.bsky.feed.post',
          text: `${command.text} ${number}`,
          createdAt: new Date().toISOString(),
        };
        act({ do: 'create', did: 'did:plc:flood', rkey: `f${last}x${number}`, record });
      }
      break;
    case 'garbage':
      for (const socket of listeners.keys()) socket.send(command.data, { binary: command.binary ?? false });
      break;
    case 'refuse':
      refusing = command.status;
      break;
    case 'drop':
      for (const socket of listeners.keys()) socket.terminate();
  }
}

const http = createServer((_request, response) => response.writeHead(404).end());
const server = new WebSocketServer({ noServer: true });
http.on('upgrade', (request, socket, head) => {
  if (refusing !== null) {
    socket.end(`HTTP/1.1 ${refusing} Refused\r\nconnection: close\r\n\r\n`);
    return;
  }
  server.handleUpgrade(request, socket, head, (connection) => {
    const query = new URL(request.url ?? '/', 'http://stand-in').searchParams;
    const wanted = new Set(query.getAll('wantedCollections'));
    const cursor = query.has('cursor') ? Number(query.get('cursor')) : Number.POSITIVE_INFINITY;
    for (const { time_us, collection, frame } of kept)
      if (time_us >= cursor && wants(wanted, collection)) connection.send(frame);
    listeners.set(connection, { wanted });
    say({ listening: listeners.size, cursor: query.get('cursor') });
    connection.on('close', () => {
      listeners.delete(connection);
      say({ listening: listeners.size });
    });
    connection.on('error', () => {});
  });
});

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
http.listen(0, '127.0.0.1', () => say({ url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/subscribe` }));
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => act(JSON.parse(line) as Command));
lines.on('close', () => process.exit(0));
