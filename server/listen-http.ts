// The HTTP server: it holds the address from the first moment and says "starting" until the app is there.

import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { clientAddress } from './client-address.ts';
import type { Config } from './core/config.ts';

export type Answer = (request: Request, from: { from: string }) => Response | Promise<Response>;

export interface Listening {
  /** From now on requests go to the app. */
  answerWith(answer: Answer): void;
  /** Takes no more requests, lets those under way end. */
  close(): Promise<void>;
}

/** A former process of ours that is just stopping may hold the address for a moment. */
const tries = 20;

/** The longest a request may take to arrive whole, and a connection to say nothing either way, milliseconds. */
const longestRequest = 6 * 3_600_000;
const longestSilence = 600_000;

/** Requests under way have this long to end when the program stops, milliseconds. */
const stragglers = 2000;

export async function listenHttp({ host, port, trustProxy }: Config): Promise<Listening> {
  let answer: Answer = () =>
    new Response('OpenRounds is starting. Try again in a moment.\n', { status: 503, headers: { 'retry-after': '2' } });
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => {
      const forwarded = incoming.headers['x-forwarded-for']?.toString();
      const from = clientAddress(incoming.socket.remoteAddress ?? '', forwarded, trustProxy);
      return answer(request, { from });
    },
  }) as Server;
  // A slow sender of headers may not hold a connection for long; live pages stay open as they like.
  server.headersTimeout = 20_000;
  // A file of two gigabytes may take its time, as long as something comes.
  server.requestTimeout = longestRequest;
  server.timeout = longestSilence;
  await bind(server, host, port);
  return {
    answerWith: (next) => {
      answer = next;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await Promise.race([closed, pause(stragglers, undefined, { ref: false })]);
      server.closeAllConnections();
    },
  };
}

async function bind(server: Server, host: string, port: number): Promise<void> {
  for (let turn = 1; ; turn++) {
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && turn < tries) await pause(100);
      else throw new Error(sayWhy(code, host, port), { cause: error });
    }
  }
}

function sayWhy(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use on ${host}. Stop the other program, or set OPENROUNDS_PORT.`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Set OPENROUNDS_PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host} (OPENROUNDS_HOST).`;
  return `Can't listen on ${host}:${port} (${code}).`;
}
