// An account signs in on the page of its own server, in a browser: allowed it speaks, its tokens are renewed once for all, and what
// was taken back or not allowed says so.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import { accessChannel } from '../../server/connect/channels/access.ts';
import { removeChannel } from '../../server/connect/channels/remove.ts';
import { credentialsOf } from '../../server/connect/credentials/credentials.ts';
import { beginSignIn, finishSignIn } from '../../server/connect/sign-in/page.ts';
import { revokeRemoved } from '../../server/connect/sign-in/revoke.ts';
import { credentialsFor } from '../../server/connect/testing/credentials.ts';
import { editor, openWorld } from '../../server/connect/testing/world.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { newId } from '../../server/core/ids.ts';
import { missingNetwork, startNetwork } from './index.ts';

const skip = missingNetwork;
const options = { skip, timeout: 120_000 };
const signal = AbortSignal.timeout(240_000);

const network = skip ? (undefined as never) : await startNetwork();
after(() => network?.close());
const owner = skip ? (undefined as never) : await network.account('mercy.test');
/** Stands where the program would: people come back to it. */
const program = createServer((_request, response) => response.end('back'));
program.listen(0, '127.0.0.1');
await once(program, 'listening');
after(() => {
  program.close();
  program.closeAllConnections();
});
const url = `http://127.0.0.1:${(program.address() as AddressInfo).port}`;
const world = skip
  ? (undefined as never)
  : await openWorld({ env: { OPENROUNDS_PLC_URL: network.plc, OPENROUNDS_URL: url } });
after(() => world?.close());

/** Leaves for the network's page as a person of ours does, and comes back with what stood in the address. */
async function leave(act: (page: Page) => Promise<void>) {
  const organization = await world.found('Mercy Valley');
  const caller = { organization: organization.id, actor: { ...editor, id: newId() } };
  const settings = {
    connector: 'bluesky',
    source: 'account',
    server: network.url.replace('127.0.0.1', 'localhost'),
    handle: 'mercy.test',
  } as const;
  const { address } = await beginSignIn(world.core, [bluesky], caller, { settings, facilityId: null });
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    headless: true,
  });
  try {
    const page = await browser.newPage({ locale: 'en-US' });
    await page.goto(address);
    await act(page);
    await page.waitForURL(`${url}/connect/back?**`);
    const query = new URL(page.url()).search.slice(1);
    return { organization, finish: () => finishSignIn(world.core, [bluesky], caller, query) };
  } finally {
    await browser.close();
  }
}

test('signed in on the network’s page, it speaks in the account’s name', options, async () => {
  const { organization, finish } = await leave(async (page) => {
    await page.getByTitle('Password', { exact: true }).fill('correct-horse');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Authorize' }).click();
  });
  const channel = await finish();
  assert.deepEqual([channel.name, channel.health.state], ['@mercy.test', 'waiting']);
  await assert.rejects(finish(), { code: 'sign_in.expired' });
  const { settings } = channel;
  assert.ok(settings.connector === 'bluesky');
  assert.equal(settings.did, owner.did);

  const credentials = credentialsOf(world.core, organization.id, channel.id);
  const say = (text: string) => {
    const content = { text, images: [] };
    const given = { settings, credentials, kind: 'post', target: null, content, images: [], key: newId() } as const;
    return bluesky.speaking!.tell({ ...given, firstTriedAt: new Date(), signal }, world.core);
  };
  const first = await say('We read you here.');
  assert.equal(first.was, 'posted', JSON.stringify(first));
  const [record] = await network.records('mercy.test', 'app.bsky.feed.post');
  assert.equal(record?.uri, first.was === 'posted' && first.externalId);

  type Kept = { session: { tokenSet: { access_token: string; refresh_token: string; expires_at: string } } };
  const kept = async () => (await credentials.read()) as Kept & Record<string, unknown>;
  const before = await kept();
  const old = { ...before.session, tokenSet: { ...before.session.tokenSet, expires_at: new Date(0).toISOString() } };
  await credentials.save({ ...before, session: old });
  const told = await Promise.all(['one', 'two', 'three'].map(say));
  assert.deepEqual(
    told.map(({ was }) => was),
    ['posted', 'posted', 'posted'],
    JSON.stringify(told),
  );
  assert.notEqual((await kept()).session.tokenSet.access_token, before.session.tokenSet.access_token);

  // A token for renewal that comes a second time was stolen from somebody: the server ends the sign-in.
  await credentials.save({ ...before, session: old });
  assert.deepEqual(await say('too late'), {
    was: 'refused',
    fault: { code: 'signed_out', values: { host: 'localhost' } },
    signedOut: true,
  });
  assert.equal((await network.records('mercy.test', 'app.bsky.feed.post')).length, 4);
});

test('removed, its tokens are ended at the server', options, async () => {
  const { organization, finish } = await leave(async (page) => {
    await page.getByTitle('Password', { exact: true }).fill('correct-horse');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Authorize' }).click();
  });
  const { id, settings } = await finish();
  const { core } = world;
  const value = await credentialsOf(core, organization.id, id).read();
  await organization.act((context) => removeChannel(context, id));
  await revokeRemoved({ ...core, clock: { now: () => new Date(Date.now() + 3_600_000) } }, [bluesky]);
  const removed = await organization.act((context) => accessChannel(context, id, true));
  assert.deepEqual([removed.revoked?.was, removed.revoked?.fault], ['ended', null]);
  assert.equal(await credentialsOf(core, organization.id, id).read(), undefined);
  const content = { text: 'Too late.', images: [] };
  const given = { settings, kind: 'post', target: null, content, images: [], key: newId() } as const;
  const credentials = credentialsFor(value);
  const told = await bluesky.speaking!.tell({ ...given, credentials, firstTriedAt: new Date(), signal } as never, core);
  assert.notEqual(told.was, 'posted');
});

test('not allowed there, nothing is connected here', options, async () => {
  const { finish } = await leave(async (page) => {
    await page.getByTitle('Password', { exact: true }).fill('correct-horse');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Deny access' }).click();
  });
  await assert.rejects(finish(), { values: { fault: 'sign_in_declined', host: 'localhost' } });
});
