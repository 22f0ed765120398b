// What a channel signs in with: sealed where it lies, sealed anew while it is used, renewed by one at a time.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mail } from '../../connectors/mail/index.ts';
import { act, type Core } from '../../core/context.ts';
import { fixedKeys } from '../../core/keys.ts';
import { insert } from '../channels/add.ts';
import { editor, openWorld } from '../testing/world.ts';
import { credentialsOf, saveCredentials } from './credentials.ts';
import { sealAnew } from './seal-anew.ts';

const world = await openWorld();
after(() => world.close());
const { core } = world;
const { id: organization } = await world.found('Mercy Valley');
const server = { host: 'mail.mercy.example', port: 993, security: 'tls' as const };
const channelId = await act(core, organization, editor, (context) =>
  insert(context, core, [mail], {
    name: 'Ours',
    facilityId: null,
    settings: {
      connector: 'mail',
      address: 'care@mercy.example',
      user: 'care',
      imap: server,
      smtp: server,
      folder: 'INBOX',
    },
  }),
);

test('what a channel signs in with is sealed, and sealed anew with another key while it is used', async () => {
  const secret = { password: 'open sesame' };
  await act(core, organization, editor, (context) => saveCredentials(context, core.keys, channelId, secret));
  const stored = await act(core, organization, editor, ({ db }) =>
    db.selectFrom('connect.secret').selectAll().executeTakeFirstOrThrow(),
  );
  assert.ok(!stored.sealed.includes('sesame'));
  const newer = fixedKeys(core.keys.session, Buffer.alloc(32, 8), [core.keys.encryption]);
  const changed: Core = { ...core, keys: { ...core.keys, again: async () => newer } };
  assert.deepEqual(await credentialsOf(changed, organization, channelId).read(), secret);
  assert.equal(await sealAnew(changed), 1);
  assert.equal(await sealAnew(changed), 0);
  assert.deepEqual(await credentialsOf(changed, organization, channelId).read(), secret);
  await assert.rejects(credentialsOf(core, organization, channelId).read(), { code: 'SEAL' });
});

test('two who refresh a token do it one after the other', async () => {
  const { alone } = credentialsOf(core, organization, channelId);
  let inside = 0;
  const run = () =>
    alone(async () => {
      assert.equal(++inside, 1);
      await new Promise((soon) => setTimeout(soon, 5));
      inside--;
    });
  await Promise.all([run(), run(), run()]);
});
