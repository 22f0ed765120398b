// Credentials for tests of connectors: in memory, from nothing.
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
