// Starts the stand-in for a Mastodon server and drives it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Command, Seen } from './command.ts';
import type { Media } from './state.ts';

type Same<Name extends Command['do']> = Omit<Extract<Command, { do: Name }>, 'do'>;

export interface Mastodon {
  url: string;
  person(name: string, more?: Partial<Same<'person'>>): Promise<string>;
  token(name: string, scopes?: string): Promise<string>;
  say(by: string, text: string, more?: Partial<Same<'say'>>): Promise<Seen>;
  statuses(by?: string): Promise<Seen[]>;
  media(): Promise<Media[]>;
  /** What was asked since the last time: `POST /api/v1/statuses`. */
  requests(): Promise<string[]>;
  complaints(): Promise<string[]>;
  do(command: Command): Promise<unknown>;
  /** Resolves when so many hear something over a WebSocket. */
  listening(count: number): Promise<void>;
  /** Agrees on the page at that address as that person, and returns where the browser is sent. */
  agree(address: string, username: string, agree?: boolean): Promise<URL>;
  close(): Promise<void>;
}

export async function startMastodon(): Promise<Mastodon> {
  const program = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let listening = 0;
  let changed = new Set<() => void>();
  let last = 0;
  const [first] = (await once(lines, 'line')) as [string];
  const { url } = JSON.parse(first) as { url: string };
  lines.on('line', (line) => {
    const said = JSON.parse(line) as { id?: number; ok?: unknown; error?: string; listening?: number };
    if (said.listening !== undefined) {
      listening = said.listening;
      const told = changed;
      changed = new Set();
      for (const tell of told) tell();
      return;
    }
    const asked = waiting.get(said.id!);
    waiting.delete(said.id!);
    if (said.error) asked?.reject(new Error(said.error));
    else asked?.resolve(said.ok);
  });
  const run = <T>(command: Command): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    });
  return {
    url,
    person: (name, more = {}) => run({ do: 'person', name, ...more }),
    token: (name, scopes) => run({ do: 'token', name, ...(scopes ? { scopes } : {}) }),
    say: (by, text, more = {}) => run({ do: 'say', by, text, ...more }),
    statuses: (by) => run({ do: 'statuses', ...(by ? { by } : {}) }),
    media: () => run({ do: 'media' }),
    requests: () => run({ do: 'requests' }),
    complaints: () => run({ do: 'complaints' }),
    do: run,
    async listening(count) {
      while (listening !== count) await new Promise<void>((resolve) => changed.add(resolve));
    },
    async agree(address, username, agree = true) {
      const page = await fetch(address);
      const html = await page.text();
      if (!page.ok) throw new Error(`The page says no: ${html}`);
      const fields = [...html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      const form = new URLSearchParams(
        fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
      );
      form.set('username', username);
      form.set('agree', agree ? 'yes' : 'no');
      const answer = await fetch(new URL('/oauth/authorize', address), {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
      return new URL(answer.headers.get('location') ?? '');
    },
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
