// A listening connection that is held open: bounded frames, a pulse, back-pressure, and a plain word for how it ended.
import WebSocket from 'ws';
import type { Fault } from '../../contract/connect.ts';
import { faultOf, type Outgoing, readRetryAfter } from '../core/outgoing.ts';

export interface Listening {
  url: string;
  signal: AbortSignal;
  headers?: Record<string, string>;
  /** The largest frame taken, bytes. */
  most: number;
  /** Called for each frame; the socket waits while the promise it may return is open. */
  hear(data: Buffer, binary: boolean): Promise<void> | undefined;
  /** What is sent when the connection stands. */
  first?: readonly string[];
  /** Called when the connection stands. */
  open(): void;
}

const pulse = 15_000;

/** Resolves with the fault that ended it, or undefined when `signal` did. Rejects with what `hear` threw. */
export async function listenTo(
  { url, signal, headers, most, hear, first = [], open }: Listening,
  outgoing: Pick<Outgoing, 'refuses' | 'lookup'>,
): Promise<Fault | undefined> {
  const host = new URL(url).hostname;
  const refused = await outgoing.refuses(url);
  if (refused || signal.aborted) return signal.aborted ? undefined : refused;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      headers,
      lookup: outgoing.lookup as never,
      maxPayload: most,
      perMessageDeflate: false,
      handshakeTimeout: 15_000,
    });
    let alive = true;
    let settled = false;
    const beat = setInterval(() => {
      if (!alive && !socket.isPaused) return end({ code: 'stream_silent', values: { host } });
      alive = false;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, pulse);
    const end = (fault: Fault | undefined, thrown?: unknown) => {
      if (settled) return;
      settled = true;
      clearInterval(beat);
      signal.removeEventListener('abort', stop);
      socket.terminate();
      if (thrown) reject(thrown);
      else resolve(fault);
    };
    const stop = () => end(undefined);
    signal.addEventListener('abort', stop, { once: true });

    socket.on('open', () => {
      for (const message of first) socket.send(message);
      open();
    });
    socket.on('pong', () => {
      alive = true;
    });
    socket.on('message', (data, binary) => {
      alive = true;
      if (settled) return;
      const waiting = hear(data as Buffer, binary);
      if (!waiting) return;
      socket.pause();
      waiting.then(
        () => socket.resume(),
        (error) => end(undefined, error),
      );
    });
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      const status = response.statusCode ?? 0;
      const code = status === 429 ? 'too_many' : status >= 500 ? 'server' : status === 404 ? 'not_there' : 'refused';
      const now = new Date();
      const at = readRetryAfter(response.headers['retry-after'], now);
      const seconds = at && Math.ceil((at.getTime() - now.getTime()) / 1000);
      end({ code, values: { status, host, ...(seconds ? { seconds } : {}) } });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? '';
      if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') end({ code: 'frame_too_large', values: { host } });
      else if (code.startsWith('WS_ERR_')) end({ code: 'stream_unreadable', values: { host } });
      else if (/handshake has timed out/.test(error.message)) end({ code: 'timeout', values: { host } });
      else end(faultOf(error, host));
    });
    socket.on('close', () => end({ code: 'stream_closed', values: { host } }));
  });
}

/** How long the server asked to be left alone when it would not let us listen, ms. */
export const askedToWait = (fault: Fault | undefined): number => Number(fault?.values.seconds ?? 0) * 1000;
