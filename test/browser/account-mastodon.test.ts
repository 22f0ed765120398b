// A Mastodon account in a real browser: connected on its server's own page, heard, answered, signed out there, signed in again.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startMastodon } from '../mastodon/index.ts';
import { connected, heardInListen, answer as say, shownPosted, signedInAgain, signedOut } from './accounts.ts';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const mastodon = await startMastodon();
after(() => mastodon.close());
const world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const page = await world.begin();
await mastodon.person('mercyvalley');
await mastodon.person('ana');
await page.goto(`${world.url}/connect/add`);
let channel: string;

/** On the server's page, as the person one is there. */
const answer = async (button: 'Authorize' | 'Deny') => {
  await page.getByText('OpenRounds asks for').waitFor();
  await page.locator('input[name=username]').fill('mercyvalley');
  await page.getByRole('button', { name: button }).click();
};

test('a server that is none is said to be so, at the field', async () => {
  await page.getByRole('button', { name: 'Connect a Mastodon account' }).press('Enter');
  const server = page.getByLabel('Its server');
  assert.equal(await server.evaluate((box) => box === document.activeElement), true);
  await server.press('Enter');
  await page.getByText('Type an address, like https://example.org.').waitFor();
  await server.fill(world.url);
  await server.press('Enter');
  await page.locator('.field .wrong', { hasText: 'localhost' }).waitFor();
  assert.equal(await server.evaluate((box) => box === document.activeElement), true);
});

test('every account’s form can be used by everybody', async () => {
  for (const name of ['Bluesky account', 'WordPress site', 'mailbox', 'program'])
    await page.getByRole('button', { name: new RegExp(`^Connect a ${name}$`) }).click();
  await page.getByLabel('Mail address').fill('hello@mercyvalley.example');
  await page.getByText('User and servers').click();
  const hosts = page.getByLabel('Server', { exact: true });
  assert.equal(await hosts.first().inputValue(), 'imap.mercyvalley.example');
  assert.equal(await hosts.last().inputValue(), 'smtp.mercyvalley.example');
  await page.getByRole('button', { name: 'Connect the mailbox' }).click();
  await page.getByText('Type the password.').waitFor();
  await assertAccessible(page, 'add a channel, all forms open');
});

test('who declines on the server’s page is told so, and begins again', async () => {
  await page.getByLabel('Its server').fill(mastodon.url);
  await page.getByRole('button', { name: 'Go to its sign-in page' }).click();
  await answer('Deny');
  await page.getByRole('heading', { name: 'The sign-in did not work' }).waitFor();
  assert.equal(page.url(), `${world.url}/connect/back`);
  await assertAccessible(page, 'back from the network, declined');
  await page.getByRole('link', { name: 'Begin again' }).click();
  await page.getByRole('button', { name: 'Connect a Mastodon account' }).click();
});

test('who agrees is led to the channel; the code has left the address', async () => {
  await page.getByLabel('Its server').fill(mastodon.url);
  await page.getByLabel('Its server').press('Enter');
  await answer('Authorize');
  channel = await connected(page, /^@mercyvalley@/);
  assert.equal(new URL(page.url()).search, '');
  await mastodon.listening(1);
  await assertAccessible(page, 'a channel of an account');
});

test('hashtags and public streams are chosen in its settings', async () => {
  await page.getByLabel('Hashtags').fill('#MercyValley, flu');
  await page.getByLabel('Public posts').selectOption('local');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Health' }).waitFor();
  assert.equal(await page.getByLabel('Hashtags').inputValue(), '#MercyValley #flu');
  assert.equal(await page.getByLabel('Public posts').inputValue(), 'local');
});

test('who mentions it stands in Listen; the answer is there, and shown as posted with its link', async () => {
  const question = 'How long is the wait at Mercy Valley today?';
  const { id } = await mastodon.say('ana', `@mercyvalley ${question}`);
  await heardInListen(page, world, channel, question);
  const words = 'About forty minutes at the moment.';
  await say(world, question, words);
  const link = await shownPosted(page, world, question, words);
  assert.ok(link?.startsWith(`${mastodon.url}/`), String(link));
  const [said] = await mastodon.statuses('mercyvalley');
  assert.equal(said?.inReplyTo, id);
});

test('signed out over there, the channel says so, and the same account signs in again', async () => {
  await mastodon.do({ do: 'revoke', name: 'mercyvalley' });
  await signedOut(page, world, channel, /^@mercyvalley@/);
  await page.getByRole('button', { name: 'Sign in again' }).press('Enter');
  await answer('Authorize');
  await page.waitForURL(channel);
  await signedInAgain(page);
  await mastodon.say('ana', 'Is the Mercy Valley ER open tonight? @mercyvalley');
  await heardInListen(page, world, channel, 'ER open tonight?');
});

test('another program gets an address and a secret, which is shown once', async () => {
  await page.goto(`${world.url}/connect/add`);
  await page.getByRole('button', { name: 'Connect a program' }).click();
  await page.getByLabel('Name of the channel').fill('Patient portal');
  await page.getByLabel('Network', { exact: true }).fill('portal');
  await page.getByRole('button', { name: 'Make its address' }).click();
  const shown = page.locator('.secret');
  await shown.first().waitFor();
  const [address, secret] = await shown.allTextContents();
  await assertAccessible(page, 'a secret, shown once');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('heading', { name: 'Patient portal' }).waitFor();
  await page.getByText(address ?? '', { exact: true }).waitFor();
  assert.equal(await page.getByText(secret ?? '').count(), 0);
  await page.getByRole('button', { name: 'Make another secret' }).click();
  await shown.first().waitFor();
  assert.notEqual(await shown.last().textContent(), secret);
  await assertAccessible(page, 'a program’s channel');
});
