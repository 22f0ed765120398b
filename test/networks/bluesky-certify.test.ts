// A Bluesky account certified live, on a real server: the whole round, with a hidden answer and a closed thread.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { credentialsOf } from '../../server/connect/credentials/credentials.ts';
import { openCertifying, outcomes } from '../../server/connect/testing/certify.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { missingNetwork, startNetwork } from './index.ts';

const skip = missingNetwork;
const network = skip ? (undefined as never) : await startNetwork();
after(() => network?.close());
if (!skip) await network.account('mercy.test');
const world = skip ? (undefined as never) : await openCertifying(bluesky, { OPENROUNDS_PLC_URL: network.plc });
after(() => world?.close());

const settings = () =>
  ({ connector: 'bluesky', source: 'account', server: network.url, handle: 'mercy.test' }) as const;

test('the whole round is done, and its repository is as empty as before', { skip, timeout: 60_000 }, async () => {
  const { id } = await world.signIn(settings(), { password: await network.appPassword('mercy.test', 'certify') });
  const report = await world.certify(id);
  assert.ok(report.ok, JSON.stringify(report));
  assert.deepEqual(outcomes(report), {
    post: 'done',
    read: 'done',
    hear: 'not_tried',
    reply: 'done',
    read_reply: 'done',
    edit: 'not_tried',
    hold: 'done',
    release: 'done',
    close: 'done',
    reopen: 'done',
    delete_reply: 'done',
    delete: 'done',
  });
  for (const kind of ['post', 'threadgate'])
    assert.deepEqual(await network.records('mercy.test', `app.bsky.feed.${kind}`), []);
});

test('signed in anew, the session before is ended at the server', { skip, timeout: 60_000 }, async () => {
  const [channel] = await world.act(async ({ db }) => db.selectFrom('connect.channel').select('id').execute());
  const credentials = credentialsOf(world.core, world.organization, channel!.id);
  const before = await credentials.read();
  const password = await network.appPassword('mercy.test', 'again');
  assert.equal((await world.signIn(settings(), { password }, channel!.id)).revoked?.was, 'ended');
  const renewed = await fetch(`${network.url}/xrpc/com.atproto.server.refreshSession`, {
    method: 'POST',
    headers: { authorization: `Bearer ${before!.refresh}` },
  });
  assert.equal(renewed.ok, false);
  assert.ok((await world.certify(channel!.id)).ok);
});

test('an account that is gone: not certified, and the report says why', { skip, timeout: 60_000 }, async () => {
  const [channel] = await world.act(async ({ db }) => db.selectFrom('connect.channel').select('id').execute());
  await network.leave('mercy.test');
  const report = await world.certify(channel!.id);
  assert.deepEqual([report.ok, report.left], [false, []]);
  assert.deepEqual([report.steps[0]?.was, report.steps[0]?.fault?.code], ['failed', 'signed_out']);
});
