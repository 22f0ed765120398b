// A network that counts our calls: when its headers leave none, no delivery of that channel calls until they are filled up.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDeliveries } from '../../server/connect/deliver/works.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import type { Called } from '../mastodon/command.ts';
import { startMastodon } from '../mastodon/index.ts';
import { openWorld } from './world.ts';

const server = await startMastodon();
after(() => server.close());
const { time, core, calls, act, channel, say } = await openWorld([server], [mastodon]);

const second = 1000;
const window = 300 * second;

async function settleIn(name: string): Promise<{ id: string; account: string }> {
  const account = await server.person(name);
  return { id: await channel({ name, server: server.url, account, token: await server.token(name) }), account };
}

test('a channel without calls left waits for the reset, those asked for meanwhile too; its neighbour does not', async (t) => {
  await time.tell();
  const busy = await settleIn('busy');
  const quiet = await settleIn('quiet');
  const of = 20;
  await server.do({ do: 'set', rate: of });
  const worker = openDeliveries(core, [mastodon]);
  const accepted: string[] = [];
  const accept = async (channelId: string) => {
    accepted.push(await say(channelId, `Answer ${accepted.length} of us`));
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
  const rows = await act(({ db }) =>
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
