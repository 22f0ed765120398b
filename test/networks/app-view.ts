// The network's view of everything (AppView) needs PostgreSQL and Redis: ours, and Debian's; started for one test file.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { emptyDatabase } from '../database.ts';
import { missing } from '../debian.ts';
import { freePort } from '../program.ts';
import { missingNetwork, type Network, startNetwork } from './index.ts';

const redis = '/usr/bin/redis-server';

/** Why it can't be started here; false when it can. */
export const missingAppView: string | false = missingNetwork ?? (await missing(['redis-server'], [redis]));

/** A network in which people are told of what concerns them. */
export async function startWholeNetwork(): Promise<Network> {
  const database = await emptyDatabase();
  const port = await freePort();
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const store = spawn(redis, settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  await ready(store);
  const network = await startNetwork({ DB_POSTGRES_URL: database.url, REDIS_HOST: `127.0.0.1:${port}` });
  return {
    ...network,
    async close() {
      await network.close();
      const gone = once(store, 'exit');
      store.kill();
      await gone;
      await database.close();
    },
  };
}

async function ready(store: ChildProcess): Promise<void> {
  const said = new Promise<void>((done) => {
    store.stdout!.on('data', (text) => String(text).includes('Ready to accept connections') && done());
  });
  const ended = once(store, 'exit').then(() => Promise.reject(new Error('Redis ended.')));
  ended.catch(() => {});
  await Promise.race([said, ended]);
}
