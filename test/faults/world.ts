// The world that faults befall: what acts stand on beside the program's own processes, an organization with channels on
// networks in processes of their own, and what is stored of it.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { connectors } from '../../server/app.ts';
import { insert } from '../../server/connect/channels/add.ts';
import type { Settings } from '../../server/connect/connector.ts';
import { saveCredentials } from '../../server/connect/credentials/credentials.ts';
import type { Outside } from '../../server/connect/outside.ts';
import { accountOf } from '../../server/connectors/mastodon/testing/world.ts';
import { grantOf, program } from '../../server/core/actor.ts';
import { readConfig } from '../../server/core/config.ts';
import { act, type Context } from '../../server/core/context.ts';
import { inInstallation } from '../../server/core/database.ts';
import { openGround } from '../../server/core/ground.ts';
import { silentLog } from '../../server/core/log.ts';
import { foundOrganization } from '../../server/govern/index.ts';
import { addWatch } from '../../server/listen/index.ts';
import { openCore } from '../../server/open-core.ts';
import { emptyDatabase } from '../database.ts';
import { type Program, startProgram } from '../program.ts';
import { type Networks, startNetworks } from './networks.ts';

const editor = { kind: 'person' as const, id: null, grants: [grantOf('editor', null)] };

/** What every process of the program is given: loopback may be reached, and nothing of the open internet is asked. */
export const settingsFor = (data: string, jetstream: string) => ({
  OPENROUNDS_DATA: data,
  OPENROUNDS_JETSTREAM_URL: jetstream,
  OPENROUNDS_PUBLIC_API_URL: 'http://127.0.0.1:1',
  OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1,localhost',
  OPENROUNDS_LOG_LEVEL: 'warn',
});

/** A worker that works; one that does not start is a failure at once, in its own words. */
export async function startWorker(data: string, settings: Record<string, string>): Promise<Program> {
  const worker = await startProgram({ data, env: { ...settings, OPENROUNDS_ROLE: 'worker' } });
  assert.match(worker.said(), /works in the background/);
  return worker;
}

export interface DeliveryNow {
  state: string;
  tries: number;
  externalId: string | null;
  text: string;
}

/** Opens what acts stand on and founds Mercy Valley, which hears and speaks on all the networks. */
export async function openWorld(settings: Record<string, string>, { stand, site }: Networks) {
  const ground = await openGround(readConfig(settings), silentLog, () => {});
  const { core, close } = await openCore(ground);
  const owner = new pg.Pool({ connectionString: ground.database.url, max: 2 });
  owner.on('error', () => {});
  const { organization } = await inInstallation(core.database, async (db) => {
    const named = { name: 'Mercy Valley', kind: 'charity' as const, otherNames: [] };
    const founding = {
      organization: { ...named, language: 'en' as const, timeZone: 'America/New_York' },
      facilities: [],
    };
    return (await foundOrganization(core, db, program, founding)).context;
  });
  const run = <T>(work: (context: Context) => Promise<T>): Promise<T> => act(core, organization, editor, work);
  const add = (chosen: Settings, name: string, credentials?: Outside) =>
    run(async (context) => {
      const id = await insert(context, core, connectors, { settings: chosen, name, facilityId: null });
      if (credentials) await saveCredentials(context, core.keys, id, credentials);
      return id;
    });
  const account = await accountOf(stand.url, await stand.token('mercy'), core);
  const { url, user, api } = site;
  const channels = {
    mastodon: await add(account.settings, account.name, account.credentials.now()!),
    wordpress: await add({ connector: 'wordpress', site: url, user, everyMinutes: 60 }, 'Site', { api, password: 'x' }),
    bluesky: await add({ connector: 'bluesky', source: 'jetstream' }, 'Bluesky'),
  };
  await run((context) => addWatch(context, { name: 'Harbor', query: 'harbor' }));
  return {
    core,
    channels,
    act: run,
    /** The owner's connections, for looking at what is stored. */
    owner,
    /** To be called before its database goes. */
    async close() {
      await close();
      await owner.end();
      await ground.close();
    },
    async deliveries(): Promise<DeliveryNow[]> {
      const { rows } = await owner.query(
        `select state, tries, external_id as "externalId", content ->> 'text' as text from connect.delivery order by id`,
      );
      return rows;
    },
    /** The networks' own ids of what is stored, each as often as it is. */
    async stored(): Promise<string[]> {
      const { rows } = await owner.query('select external_id from listen.post');
      return rows.map(({ external_id }) => external_id);
    },
    /**
     * A try that was cut off is looked after when its claim ends, a minute or so later. Here no network takes that long over
     * anything, so claims of tries that can't be under way any more end now.
     */
    async endClaims(): Promise<void> {
      await owner.query(
        `update connect.delivery set claimed_until = now(), next_at = now()
         where state = 'sending' and claimed_until > now() and first_tried_at < now() - interval '27 seconds'`,
      );
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The world on a database of its own, its networks, and workers as many as are started; everything ends with the file. */
export async function openWithWorkers() {
  const data = await mkdtemp(join(tmpdir(), 'openrounds-faults-'));
  const database = await emptyDatabase(true);
  const workers: Program[] = [];
  let world: World | undefined;
  after(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await world?.close();
    await database.close();
    await rm(data, { recursive: true, force: true });
  });
  const networks = await startNetworks();
  const settings = { ...settingsFor(data, networks.jetstream.url), OPENROUNDS_DATABASE_URL: database.url };
  world = await openWorld(settings, networks);
  return {
    networks,
    world,
    start: async () => void workers.push(await startWorker(data, settings)),
    /** Kills the oldest that lives. */
    kill: async () => workers.shift()?.end('SIGKILL'),
  };
}
