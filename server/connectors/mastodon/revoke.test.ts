// The program registers once a server; a sign-in ends there when its channel is removed, or is signed in anew.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { startMastodon } from '../../../test/mastodon/index.ts';
import { accessChannel, showChannel } from '../../connect/channels/access.ts';
import { removeChannel, restoreChannel } from '../../connect/channels/remove.ts';
import { sealAnew } from '../../connect/credentials/seal-anew.ts';
import { revokeRemoved } from '../../connect/sign-in/revoke.ts';
import { aMoment, openWorld } from '../../connect/testing/world.ts';
import { act } from '../../core/context.ts';
import { mastodon } from './index.ts';
import { signingIn } from './testing/sign-in.ts';

const clock = aMoment();
const world = await openWorld({ clock });
const stand = await startMastodon();
after(async () => {
  await stand.close();
  await world.close();
});
const { core } = world;
const { id: organization } = await world.found('Mercy Valley');
const { actor, begin, finish, signIn } = signingIn(core, organization, stand);
const connectors = [mastodon];
let people = 0;
const minute = 60_000;

const someone = async () => {
  const name = `mercy${people++}`;
  await stand.person(name);
  return name;
};
const tokens = (name: string) => stand.do({ do: 'tokens', name }) as Promise<number>;
const inside = <T>(run: Parameters<typeof act<T>>[3]) => act(core, organization, actor, run);
const channel = (id: string) => inside((context) => showChannel(context, connectors, id));
const secrets = () =>
  inside(async ({ db }) => (await db.selectFrom('connect.secret').select('channel_id').execute()).length);
const registered = () => inside(({ db }) => db.selectFrom('connect.registration').select('sealed').execute());
const registrations = async () => (await stand.requests()).filter((request) => request === 'POST /api/v1/apps').length;

beforeEach(async () => {
  await stand.do({ do: 'mend' });
  await stand.requests();
});

test('the program registers at a server once, and anew when the server has forgotten it', async () => {
  await begin();
  await begin();
  assert.equal(await registrations(), 1);
  const rows = await registered();
  assert.equal(rows.length, 1);
  assert.doesNotMatch(rows[0]!.sealed.toString('latin1'), /client/);
  await stand.do({ do: 'forget' });
  const name = await someone();
  assert.equal((await signIn(name)).name, `@${name}@stand-in.example`);
  assert.equal(await registrations(), 1);
  // Forgotten while the person is on its page.
  const { address } = await begin();
  const back = await stand.agree(address, name);
  await stand.do({ do: 'forget' });
  await assert.rejects(finish(back));
  assert.equal(await registrations(), 0);
  await begin();
  assert.equal(await registrations(), 1);
});

test('what it is known by is sealed anew with another key', async () => {
  await begin();
  const [before] = await registered();
  const other = Buffer.alloc(32, 9);
  const keysOf = (encryption: Buffer, ...older: Buffer[]) => {
    const keys = { ...core.keys, encryption, older, again: async () => keys };
    return keys;
  };
  assert.ok((await sealAnew({ ...core, keys: keysOf(other, core.keys.encryption) })) > 0);
  const [now] = await registered();
  assert.notDeepEqual(now!.sealed.subarray(1, 9), before!.sealed.subarray(1, 9));
  await sealAnew({ ...core, keys: keysOf(core.keys.encryption, other) });
  await stand.requests();
  await begin();
  assert.equal(await registrations(), 0, 'it opens again');
  await inside(({ db }) => sql`delete from connect.registration`.execute(db));
});

test('signed in anew, the former token is ended; the same token stays', async () => {
  const name = await someone();
  const { id } = await signIn(name);
  assert.deepEqual((await signIn(name, id)).revoked?.was, 'kept');
  assert.equal(await tokens(name), 1);
  // Another application, another token.
  await inside(({ db }) => sql`delete from connect.registration`.execute(db));
  const { revoked } = await signIn(name, id);
  assert.deepEqual(revoked, { at: clock.now().toISOString(), was: 'ended', fault: null });
  assert.equal(await tokens(name), 1);
});

test('removed, it is ended after the time to take that back, and forgotten here', async () => {
  const name = await someone();
  const { id } = await signIn(name);
  const before = await secrets();
  await inside((context) => removeChannel(context, id));
  await revokeRemoved(core, connectors);
  assert.deepEqual([await tokens(name), await secrets()], [1, before]);
  await inside((context) => restoreChannel(context, id));
  clock.advance(11 * minute);
  await revokeRemoved(core, connectors);
  assert.equal(await tokens(name), 1, 'it was brought back');
  await inside((context) => removeChannel(context, id));
  clock.advance(11 * minute);
  await Promise.all([revokeRemoved(core, connectors), revokeRemoved(core, connectors)]);
  assert.deepEqual([await tokens(name), await secrets()], [0, before - 1]);
  assert.equal((await stand.requests()).filter((request) => request === 'POST /oauth/revoke').length, 1);
  await inside((context) => restoreChannel(context, id));
  assert.equal((await channel(id)).revoked?.was, 'ended');
});

test('a token that another channel was given stays', async () => {
  const name = await someone();
  const first = await signIn(name);
  await inside((context) => removeChannel(context, first.id));
  const second = await signIn(name);
  clock.advance(11 * minute);
  await revokeRemoved(core, connectors);
  assert.equal(await tokens(name), 1);
  assert.equal((await channel(second.id)).health.state, 'waiting');
});

test('a server that can’t be told holds nothing up: it is said, and tried again an hour later', async () => {
  const name = await someone();
  const { id } = await signIn(name);
  await stand.do({ do: 'fault', on: 'POST /oauth/revoke', how: 'answer', status: 503, times: 1 });
  await inside((context) => removeChannel(context, id));
  clock.advance(11 * minute);
  await revokeRemoved(core, connectors);
  await revokeRemoved(core, connectors);
  assert.equal(await tokens(name), 1);
  const removed = await inside((context) => accessChannel(context, id, true));
  assert.deepEqual([removed.revoked?.was, removed.revoked?.fault?.code], ['not_ended', 'server']);
  clock.advance(61 * minute);
  await revokeRemoved(core, connectors);
  assert.equal(await tokens(name), 0);
});

test('nothing was sent that a server would not understand', async () => {
  assert.deepEqual(await stand.complaints(), []);
});
