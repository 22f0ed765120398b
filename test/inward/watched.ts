// Counts who comes in: a door on every address of this machine, and every connection this process so much as begins.
import { createServer, type Server, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

export interface Door {
  port: number;
  /** Connections that came in, on whatever address. */
  came(): number;
  close(): Promise<void>;
}

/** Open on all addresses there are, and on those of both kinds; whoever comes is counted and let go. */
export async function openDoor(): Promise<Door> {
  let came = 0;
  const server: Server = createServer((socket) => {
    came++;
    socket.on('error', () => {});
    socket.destroy();
  });
  // `::` takes IPv4 as well.
  await new Promise<void>((ready) => server.listen({ port: 0, host: '::' }, ready));
  const { port } = server.address() as { port: number };
  return { port, came: () => came, close: () => new Promise((closed) => server.close(() => closed())) };
}

/** The addresses of this machine: each is knocked at, and none may answer. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).flatMap(({ address, family, scopeid }) => (family === 'IPv6' && scopeid ? [] : [address])),
  );

export interface Begun {
  address: string;
  port: number;
}

/** Every connection this process begins from now on, whichever library asks for it; `end` puts things back. */
export function watchSockets(): { begun: Begun[]; end(): void } {
  const begun: Begun[] = [];
  const own = Socket.prototype.connect;
  Socket.prototype.connect = function watched(this: Socket, ...given: unknown[]) {
    this.on('connectionAttempt', (address: string, port: number) => begun.push({ address, port }));
    return own.apply(this, given as never);
  } as typeof own;
  return {
    begun,
    end() {
      Socket.prototype.connect = own;
    },
  };
}
