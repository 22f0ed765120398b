// Starts a whole Bluesky network, made by the people who make Bluesky, and drives it; or says why it is not there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../server/core/root.ts';

export interface Posted {
  uri: string;
  cid: string;
}

export interface Kept extends Posted {
  value: Record<string, unknown>;
}

export interface Network {
  /** The server where everybody lives. */
  url: string;
  /** The directory of accounts. */
  plc: string;
  account(handle: string, name?: string): Promise<{ did: string }>;
  post(by: string, text: string, more?: object): Promise<Posted>;
  reply(by: string, text: string, to: { root: Posted; parent: Posted }): Promise<Posted>;
  repost(by: string, of: Posted): Promise<Posted>;
  edit(by: string, of: Posted, text: string): Promise<void>;
  delete(by: string, of: Posted): Promise<void>;
  like(by: string, of: Posted): Promise<void>;
  follow(by: string, did: string): Promise<void>;
  appPassword(by: string, name: string): Promise<string>;
  revoke(by: string, name: string): Promise<void>;
  /** What an account's repository holds of one kind. */
  records(by: string, collection: string): Promise<Kept[]>;
  /** Until everything that happened is seen by everybody. */
  settle(): Promise<void>;
  /** Over there so many hours pass: what was signed for a while has run out. */
  later(hours: number): Promise<void>;
  /** The whole account goes. */
  leave(by: string): Promise<void>;
  close(): Promise<void>;
}

const home = join(root, 'test', 'networks');

/** Why the network can't be started here; undefined when it can. */
export const missingNetwork: string | undefined = existsSync(join(home, 'node_modules', '@atproto', 'dev-env'))
  ? undefined
  : 'the Bluesky test network is not installed: npm ci --prefix test/networks';

/** @param more the environment of its app view: `DB_POSTGRES_URL`, `REDIS_HOST`; without them there is none */
export async function startNetwork(more: Record<string, string> = {}): Promise<Network> {
  const temporary = await mkdtemp(join(tmpdir(), 'openrounds-network-'));
  const child = spawn(process.execPath, [join(home, 'network.js')], {
    stdio: ['pipe', 'pipe', process.env.OPENROUNDS_TEST_LOUD ? 'inherit' : 'ignore'],
    env: { ...process.env, TMPDIR: temporary, LOG_ENABLED: 'false', ...more },
  });
  const lines = createInterface({ input: child.stdout });
  const waiting = new Map<number, { done(ok: never): void; failed(error: Error): void }>();
  const ended = once(child, 'exit').then(() => {
    throw new Error('The test network ended.');
  });
  ended.catch(() => {});
  const [first] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  const { url, plc } = JSON.parse(first) as { url: string; plc: string };
  lines.on('line', (line) => {
    const { id, ok, error } = JSON.parse(line) as { id: number; ok: never; error?: string };
    if (error === undefined) waiting.get(id)?.done(ok);
    else waiting.get(id)?.failed(new Error(error));
    waiting.delete(id);
  });
  let number = 0;
  const tell = <T>(act: string, given: object): Promise<T> => {
    const id = ++number;
    child.stdin.write(`${JSON.stringify({ id, do: act, ...given })}\n`);
    return new Promise<T>((done, failed) => waiting.set(id, { done, failed }));
  };
  return {
    url,
    plc,
    account: (handle, name) => tell('account', { handle, name }),
    post: (by, text, more = {}) => tell('post', { by, text, record: more }),
    reply: (by, text, { root, parent }) => tell('post', { by, text, reply: { root, parent } }),
    repost: (by, { uri, cid }) => tell('repost', { by, uri, cid }),
    edit: (by, { uri }, text) => tell('edit', { by, uri, text }),
    delete: (by, { uri }) => tell('delete', { by, uri }),
    like: (by, { uri, cid }) => tell('like', { by, uri, cid }),
    follow: (by, did) => tell('follow', { by, did }),
    appPassword: async (by, name) => (await tell<{ password: string }>('appPassword', { by, name })).password,
    revoke: (by, name) => tell('revoke', { by, name }),
    records: async (by, collection) => (await tell<{ records: Kept[] }>('records', { by, collection })).records,
    settle: () => tell('settle', {}),
    later: (hours) => tell('later', { hours }),
    leave: (by) => tell('leave', { by }),
    async close() {
      child.stdin.end();
      await once(child, 'exit');
      await rm(temporary, { recursive: true, force: true });
    },
  };
}
