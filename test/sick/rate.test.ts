// A network that counts our calls: when its headers leave none, no delivery of that channel calls until they are filled up.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { insertChannel } from '../../server/connect/channels/store.ts';
import { saveCredentials } from '../../server/connect/credentials/credentials.ts';
import { deliver } from '../../server/connect/deliver/ask.ts';
import { openDeliveries } from '../../server/connect/deliver/works.ts';
import { editor, openWorld } from '../../server/connect/testing/world.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import { act } from '../../server/core/context.ts';
import { newId } from '../../server/core/ids.ts';
import type { Called } from '../mastodon/command.ts';
import { startMastodon } from '../mastodon/index.ts';
import { clockwork, timed } from './clockwork.ts';

const server = await startMastodon();
after(() => server.close());
const time = clockwork([server], '2026-03-01T12:00:00Z');
const { clock } = time;
const world = await openWorld({ clock });
after(() => world.close());
const calls = timed(world.core.outgoing, clock);
const core = { ...world.core, outgoing: calls.outgoing };
const { id: organization } = await world.found('Mercy Valley');

const second = 1000;
const window = 300 * second;

async function channel(name: string): Promise<{ id: string; account: string }> {
  const account = await server.person(name);
  const token = await server.token(name);
  const id = newId(clock);
  const settings = {
    connector: 'mastodon',
    server: server.url,
    account: { id: account, handle: `${name}@stand-in.example` },
    hashtags: [],
    public: 'none',
  };
  await act(core, organization, editor, async (context) => {
    await insertChannel(context.db, {
      organization_id: organization,
      id,
      connector: 'mastodon',
      network: 'mastodon',
      name,
      settings: JSON.stringify(settings),
      created_at: clock.now(),
    });
    await saveCredentials(context, core.keys, id, { server: server.url, token });
  });
  return { id, account };
}

test('a channel without calls left waits for the reset, those asked for meanwhile too; its neighbour does not', async (t) => {
  await time.tell();
  const busy = await channel('busy');
  const quiet = await channel('quiet');
  const of = 20;
  await server.do({ do: 'set', rate: of });
  const worker = openDeliveries(core, [mastodon]);
  const accepted: string[] = [];
  const accept = async (channelId: string) => {
    const text = `Answer ${accepted.length} of us`;
    const content = { text, images: [] };
    const wanted = { channelId, kind: 'post' as const, target: null, content, key: text };
    accepted.push((await act(core, organization, editor, (context) => deliver(context, [mastodon], wanted))).id);
  };
  for (let count = 0; count < 40; count++) await accept(busy.id);
  let last = 0;
  for (let at = 0; at < 5 * window; at += 2 * second) {
    // Some are asked for while it rests.
    if (at % (50 * second) === 0 && at < 2 * window) for (const { id } of [busy, quiet]) await accept(id);
    await time.step(2 * second, worker, calls, (ids) => {
      if (ids.length > 0) last = at;
    });
  }
  await worker.stop();
  const called = (await server.do({ do: 'calls' })) as Called[];
  const callsOf = (account: string) => called.filter(({ by }) => by === account);
  const empty = callsOf(busy.account).filter(({ left }) => left === 0);
  const early = callsOf(busy.account).filter(({ at }) => empty.some((one) => at > one.at && at < one.resetsAt!));
  assert.ok(empty.length >= 3, 'it was empty more than once');
  assert.deepEqual(early, [], 'nobody called before the reset');
  assert.ok(callsOf(quiet.account).length > 0 && callsOf(quiet.account).every(({ status }) => status === 200));
  const rows = await act(core, organization, editor, ({ db }) =>
    db.selectFrom('connect.delivery').select(['state', 'posted_at', 'created_at', 'channel_id']).execute(),
  );
  assert.ok(
    rows.every(({ state }) => state === 'posted'),
    JSON.stringify(rows.map(({ state }) => state)),
  );
  assert.equal((await server.statuses()).length, accepted.length);
  const neighbours = rows.filter(({ channel_id }) => channel_id === quiet.id);
  for (const { posted_at, created_at } of neighbours)
    assert.ok(posted_at!.getTime() - created_at.getTime() <= 4 * second, 'the neighbour was not held back');
  const asked = callsOf(busy.account).length;
  t.diagnostic(
    `${accepted.length} accepted, all stand once; ${asked} calls in windows of ${of}, ${empty.length} times none left, 0 before the reset, ` +
      `${callsOf(busy.account).filter(({ status }) => status === 429).length} refused at the very moment; done after ${last / second} s`,
  );
});
