// From the first start to a live stream: the listening part of scenario 1, in a real browser.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { record, startJetstream } from '../jetstream/index.ts';
import { assertAccessible } from './axe.ts';
import { administrator, startWorld } from './world.ts';

const jetstream = await startJetstream();
after(() => jetstream.close());
const world = await startWorld({ OPENROUNDS_JETSTREAM_URL: jetstream.url, OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const page = await world.openPage();

test('the start page opens by its link alone', async () => {
  const stranger = await world.openPage();
  await stranger.goto(`${world.url}/`);
  await stranger.waitForURL('**/start');
  await page.goto(world.startLink as string);
  await page.getByRole('heading', { name: 'Where do you want to begin?' }).waitFor();
  assert.ok(!page.url().includes('token'), 'the token does not stay in the address');
  await assertAccessible(page, 'start');
});

test('a communicator says what the hospital is called', async () => {
  await page.getByRole('link', { name: 'Begin' }).click();
  await page.getByLabel('Name of the organization').fill('Mercy Valley');
  await page.getByLabel('Other names people use for it').fill('MVH Regional');
  await page.getByRole('button', { name: 'Add one' }).click();
  await page.getByLabel('Name', { exact: true }).fill('St. Anne');
  await page.getByLabel('Other names, with commas').fill('Saint Anne');
  await assertAccessible(page, 'set-up, organization');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Your name').fill(administrator.name);
  await page.getByLabel('E-mail address').fill(administrator.email);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Finish and begin to hear' }).click();
  await page.getByText('The password needs at least 12 characters.').waitFor();
  await page.getByLabel('Password').fill(administrator.password);
  await assertAccessible(page, 'set-up, you');
  await page.getByRole('button', { name: 'Finish and begin to hear' }).click();
  await page.getByRole('heading', { name: 'Hear what people say about Mercy Valley' }).waitFor();
});

test('she hears the public stream, live and searchable', async () => {
  await assertAccessible(page, 'hear now');
  await page.getByRole('button', { name: 'Hear Bluesky now' }).click();
  await page.waitForURL('**/listen*');
  await jetstream.listening(1);
  jetstream.say({
    do: 'create',
    did: 'did:plc:scanner',
    rkey: 'a1',
    record: record('Mercy Valley ER closed?? two ambulances went past it'),
  });
  jetstream.say({ do: 'create', did: 'did:plc:grandma', rkey: 'b1', record: record('lord have mercy, what a week') });
  await page.getByText('two ambulances went past it').waitFor({ timeout: 10_000 });
  assert.equal(await page.getByText('lord have mercy').count(), 0);
  await page.getByRole('searchbox').fill('ambulance*');
  await page.keyboard.press('Enter');
  await page.waitForURL('**q=*');
  await page.getByText('two ambulances went past it').waitFor();
});

test('what its author deletes is gone within a minute', async () => {
  jetstream.say({ do: 'delete', did: 'did:plc:scanner', rkey: 'a1' });
  await page.getByText('two ambulances went past it').waitFor({ state: 'detached', timeout: 60_000 });
});

test('a stranger cannot run the first run again', async () => {
  const stranger = await world.openPage();
  await stranger.goto(world.startLink as string);
  await stranger.waitForURL('**/sign-in');
  await assertAccessible(stranger, 'sign-in');
  const again = await fetch(`${world.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: JSON.stringify({
      token: new URL(world.startLink as string).hash.slice(7),
      organization: { name: 'Other', kind: 'charity' },
      administrator: { name: 'Eve', email: 'eve@example.org', password: 'a long enough passphrase' },
    }),
  });
  assert.equal(again.status, 409);
});

test('she signs in again, and not with a wrong password', async () => {
  const other = await world.openPage({ viewport: { width: 390, height: 844 } });
  await other.goto(`${world.url}/sign-in`);
  await other.getByLabel('E-mail address').fill(administrator.email);
  await other.getByLabel('Password').fill('not her password at all');
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.getByText('The address or the password is not right.').waitFor();
  await world.signIn(other);
});

test('the same in Spanish', async () => {
  const visitor = await world.openPage({ locale: 'es-US' });
  await visitor.goto(`${world.url}/sign-in`);
  await visitor.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
  assert.equal(await visitor.locator('html').getAttribute('lang'), 'es');
  await assertAccessible(visitor, 'sign-in in Spanish');
});
