// A whole Bluesky network in one process, with its app view where there is a database for it, driven by JSON lines: {"id", "do", …} in, {"id", "ok"} or {"id", "error"} out.
import { Server } from 'node:net';
import { createInterface } from 'node:readline';

// The test network listens on every interface by itself; a test's servers are for this machine alone.
const listen = Server.prototype.listen;
Server.prototype.listen = function (...given) {
  const callback = given.find((part) => typeof part === 'function');
  const port = typeof given[0] === 'object' ? given[0].port : given[0];
  return listen.call(this, { port, host: '127.0.0.1' }, callback);
};
// Standard output is for answers alone.
console.log = console.error;

const { TestNetwork, TestNetworkNoAppView } = await import('@atproto/dev-env');
const database = process.env.DB_POSTGRES_URL;
const network = await (database
  ? TestNetwork.create({ dbPostgresUrl: database, dbPostgresSchema: 'network' })
  : TestNetworkNoAppView.create());
const people = new Map();

const agentOf = (handle) => {
  const agent = people.get(handle);
  if (!agent) throw new Error('Nobody has that handle');
  return agent;
};

const acts = {
  async account({ handle, name }) {
    const agent = network.pds.getAgent();
    const { data } = await agent.createAccount({ handle, email: `${handle}@mail.test`, password: 'correct-horse' });
    people.set(handle, agent);
    if (name) await agent.upsertProfile((profile) => ({ ...profile, displayName: name }));
    return { did: data.did };
  },
  /** `record` goes into the post as it is: `embed`, `facets`, `createdAt`. */
  post: ({ by, text, langs, reply, record }) =>
    agentOf(by).post({ text, langs, ...(reply ? { reply } : {}), ...record }),
  repost: ({ by, uri, cid }) => agentOf(by).repost(uri, cid),
  async delete({ by, uri }) {
    await agentOf(by).deletePost(uri);
    return {};
  },
  async edit({ by, uri, text }) {
    const agent = agentOf(by);
    const [, , repo, collection, rkey] = uri.split('/');
    const { data } = await agent.com.atproto.repo.getRecord({ repo, collection, rkey });
    await agent.com.atproto.repo.putRecord({ repo, collection, rkey, record: { ...data.value, text } });
    return {};
  },
  like: ({ by, uri, cid }) => agentOf(by).like(uri, cid),
  async follow({ by, did }) {
    return agentOf(by).follow(did);
  },
  async appPassword({ by, name }) {
    const { data } = await agentOf(by).com.atproto.server.createAppPassword({ name });
    return { password: data.password };
  },
  async revoke({ by, name }) {
    await agentOf(by).com.atproto.server.revokeAppPassword({ name });
    return {};
  },
  /** What an account's repository holds of one kind. */
  async records({ by, collection }) {
    const agent = agentOf(by);
    const { data } = await agent.com.atproto.repo.listRecords({ repo: agent.assertDid, collection, limit: 100 });
    return { records: data.records };
  },
  /** Until everything that happened is seen by everybody. */
  async settle() {
    await network.processAll();
    return {};
  },
  async later({ hours }) {
    ahead += hours * 3_600_000;
    return {};
  },
  async leave({ by }) {
    const { assertDid: did } = agentOf(by);
    const asAdministrator = { headers: network.pds.adminAuthHeaders(), encoding: 'application/json' };
    await network.pds.getAgent().com.atproto.admin.deleteAccount({ did }, asAdministrator);
    people.delete(by);
    return {};
  },
};

const Time = Date;
let ahead = 0;
globalThis.Date = class extends Time {
  constructor(...given) {
    super(...(given.length > 0 ? given : [Time.now() + ahead]));
  }
  static now() {
    return Time.now() + ahead;
  }
};

const answer = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
answer({ ready: true, url: network.pds.url.replace('localhost', '127.0.0.1'), plc: network.plc.url });

for await (const line of createInterface({ input: process.stdin })) {
  const { id, do: act, ...given } = JSON.parse(line);
  try {
    answer({ id, ok: await acts[act](given) });
  } catch (error) {
    answer({ id, error: String(error?.message ?? error) });
  }
}
await network.close();
process.exit(0);
