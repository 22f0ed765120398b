// Starts the Jetstream stand-in and drives it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Command } from './server.ts';

export interface Jetstream {
  url: string;
  say(command: Command): void;
  /** Resolves when so many listen. `cursors` holds what each asked for. */
  listening(count: number): Promise<void>;
  cursors: (string | null)[];
  close(): Promise<void>;
}

export async function startJetstream(): Promise<Jetstream> {
  const program = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const cursors: (string | null)[] = [];
  let listening = 0;
  let changed = () => {};
  const [first] = (await once(lines, 'line')) as [string];
  lines.on('line', (line) => {
    const said = JSON.parse(line) as { listening: number; cursor?: string | null };
    listening = said.listening;
    if (said.cursor !== undefined) cursors.push(said.cursor);
    changed();
  });
  return {
    url: (JSON.parse(first) as { url: string }).url,
    cursors,
    say: (command) => void child.stdin.write(`${JSON.stringify(command)}\n`),
    async listening(count) {
      while (listening !== count) await new Promise<void>((resolve) => (changed = resolve));
    },
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** A record of a post as the network writes it. */
export const record = (text: string, more: object = {}) => ({
  $type: 'app.bsky.feed.post',
  text,
  langs: ['en'],
  createdAt: new Date().toISOString(),
  ...more,
});
