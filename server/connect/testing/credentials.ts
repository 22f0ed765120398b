// Credentials for tests of connectors: in memory, from nothing.
import type { Registered } from '../connector.ts';
import type { Outside } from '../outside.ts';
import type { Credentials } from '../speaking.ts';

export function credentialsFor(value?: Outside): Credentials & { now(): Outside | undefined } {
  let kept = value;
  let last: Promise<unknown> = Promise.resolve();
  return {
    now: () => kept,
    read: async () => kept,
    save: async (next) => {
      kept = next;
    },
    alone(run) {
      const mine = last.then(run, run);
      last = mine.catch(() => {});
      return mine;
    },
  };
}

export const noCredentials = credentialsFor();

/** What the program is known by at servers, in memory. */
export function registeredFor(): Registered {
  const kept = new Map<string, Outside>();
  return {
    read: async (server) => kept.get(server),
    save: async (server, value) => void kept.set(server, value),
    forget: async (server) => void kept.delete(server),
  };
}
