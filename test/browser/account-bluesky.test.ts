// Bluesky accounts in a real browser and on real servers: connected on the server's own page or with an app password, heard,
// answered, signed out over there, signed in again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { missingAppView, startWholeNetwork } from '../networks/app-view.ts';
import type { Network } from '../networks/index.ts';
import {
  answer,
  connected,
  heardInListen,
  openForm,
  shownPosted,
  signedInAgain,
  signedOut,
  wrongAt,
} from './accounts.ts';
import { assertAccessible } from './axe.ts';
import { startWorld, type World } from './world.ts';

const skip = missingAppView;
const options = { skip, timeout: 90_000 };
let network: Network;
let server: string;
let world: World;
let page: Page;
let channel: string;
const dids = new Map<string, string>();
if (!skip) {
  network = await startWholeNetwork();
  after(() => network.close());
  server = network.url.replace('127.0.0.1', 'localhost');
  for (const handle of ['mercy.test', 'clinic.test', 'ana.test']) dids.set(handle, (await network.account(handle)).did);
  const settings = { OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1,localhost', OPENROUNDS_PLC_URL: network.plc };
  world = await startWorld(settings);
  page = await world.begin();
}

/** Names an account, as the apps of the network do. */
async function ask(handle: string, text: string) {
  const features = [{ $type: 'app.bsky.richtext.facet#mention', did: dids.get(handle) }];
  const facets = [{ index: { byteStart: 0, byteEnd: handle.length + 1 }, features }];
  await network.post('ana.test', '', { text: `@${handle} ${text}`, facets });
  await network.settle();
}

/** Answers, which is shown here with its link, and is there under what it answers. */
async function answers(handle: string, question: string, words: string) {
  await answer(world, question, words);
  const link = await shownPosted(page, world, question, words);
  assert.match(link ?? '', new RegExp(`^https://bsky\\.app/profile/${dids.get(handle)}/post/`));
  const said = (await network.records(handle, 'app.bsky.feed.post')).find(({ value }) => value.text === words);
  const reply = said?.value.reply as { parent: { uri: string } } | undefined;
  assert.ok(reply?.parent.uri.startsWith(`at://${dids.get('ana.test')}/`));
}

const fill = async (handle: string) => {
  await page.getByLabel('Handle', { exact: true }).fill(handle);
  const address = page.getByLabel('Address of the server').last();
  if (!(await address.isVisible())) await page.getByText('The handle is not found?').click();
  await address.fill(server);
};

/** On the page of the account's own server, as whoever it belongs to. */
async function allowThere(button: 'Authorize' | 'Deny access') {
  await page.getByTitle('Password', { exact: true }).fill('correct-horse');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: button }).click();
}

test(
  'not allowed on the server’s page, it says so; allowed, the account is connected and hearing',
  options,
  async () => {
    await openForm(page, world, 'Connect a Bluesky account');
    await page.getByRole('button', { name: 'Sign in on Bluesky’s page instead' }).click();
    assert.match(await wrongAt(page, 'Handle'), /Type the account’s handle/);
    await fill('mercy.test');
    await page.getByRole('button', { name: 'Sign in on Bluesky’s page instead' }).click();
    await allowThere('Deny access');
    await page.getByText('The sign-in at localhost was not allowed, so nothing was connected.').waitFor();
    await page.getByRole('link', { name: 'Begin again' }).click();
    await page.getByRole('button', { name: 'Connect a Bluesky account' }).click();
    await fill('mercy.test');
    await page.getByRole('button', { name: 'Sign in on Bluesky’s page instead' }).click();
    await allowThere('Authorize');
    channel = await connected(page, '@mercy.test');
    assert.equal(new URL(page.url()).origin, world.url);
    await assertAccessible(page, 'a channel of a Bluesky account');
  },
);

test('who mentions it stands in Listen; the answer is there, and shown with its link', options, async () => {
  const question = 'is the Mercy Valley ER open tonight?';
  await ask('mercy.test', question);
  await heardInListen(page, world, channel, question);
  await answers('mercy.test', question, 'It is, day and night.');
});

test('revoked on the server’s page of apps, it is signed out, and signs in again there', options, async () => {
  const there = await world.openPage();
  await there.goto(`${server}/account/sign-in`);
  await there.getByTitle('Username or email address').fill('mercy.test');
  await there.getByTitle('Password', { exact: true }).fill('correct-horse');
  await there.getByRole('button', { name: 'Sign in', exact: true }).click();
  await there.getByRole('link', { name: 'Apps' }).first().click();
  const details = there.getByRole('button', { name: 'Details' });
  const none = there.getByText('sign in to any apps yet');
  for (let app = 0; app < 3 && !(await none.isVisible()); app++) {
    await details.first().click();
    await there.getByRole('button', { name: 'Revoke access' }).click();
    await there.getByText('Successfully revoked access').waitFor();
    await none.or(details.first()).waitFor();
  }
  await there.close();
  await signedOut(page, world, channel, '@mercy.test');
  await page.getByRole('button', { name: 'Sign in on Bluesky’s page instead' }).click();
  await allowThere('Authorize');
  await signedInAgain(page);
  assert.equal(page.url(), channel);
});

test(
  'with an app password: what is wrong is said at its field, then it is connected and hearing',
  options,
  async () => {
    await openForm(page, world, 'Connect a Bluesky account');
    await fill('nobody.test');
    const password = page.getByLabel('App password');
    await password.fill('abcd-efgh-ijkl-mnop');
    const connect = () => page.getByRole('button', { name: 'Connect the account' }).click();
    await connect();
    assert.match(await wrongAt(page, 'Handle'), /No account is called nobody\.test/);
    await fill('clinic.test');
    await connect();
    assert.match(await wrongAt(page, 'App password'), /did not accept this app password/);
    await password.fill('correct-horse');
    await connect();
    assert.match(await wrongAt(page, 'App password'), /That is the account’s own password/);
    await password.fill(await network.appPassword('clinic.test', 'openrounds'));
    await connect();
    channel = await connected(page, '@clinic.test');
  },
);

test('it is heard and answers as well', options, async () => {
  const question = 'do I need an appointment at Mercy Valley?';
  await ask('clinic.test', question);
  await heardInListen(page, world, channel, question);
  await answers('clinic.test', question, 'No, just come in before noon.');
});

test('its app password taken back there, it is signed out, and takes another', options, async () => {
  await network.revoke('clinic.test', 'openrounds');
  await network.later(3);
  await signedOut(page, world, channel, '@clinic.test');
  await page.getByLabel('App password').fill(await network.appPassword('clinic.test', 'openrounds anew'));
  await page.getByLabel('App password').press('Enter');
  await signedInAgain(page);
});
