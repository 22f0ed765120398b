// Passkeys in a real browser, with an authenticator of the browser's own: added, renamed, signed in with, removed.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const page = await world.begin();

before(async () => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});

const section = page.getByRole('region', { name: 'Passkeys' });

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await page.waitForURL('**/sign-in*');
}

test('a passkey is added from the account, and called what its owner likes', async () => {
  await page.goto(`${world.url}/account`);
  await section.getByRole('button', { name: 'Add a passkey' }).click();
  const form = page.getByRole('form', { name: 'Add a passkey' });
  await form.getByLabel('What it is called').fill(' ');
  await page.keyboard.press('Enter');
  await form.getByText('Give it a name.').waitFor();
  await assertAccessible(page, 'account, adding a passkey');
  await form.getByLabel('What it is called').fill('Front desk');
  await page.keyboard.press('Enter');
  await section.getByRole('heading', { name: 'Front desk' }).waitFor();
  await page.getByRole('region', { name: 'Your second factor' }).getByText('It is off').waitFor();

  await section.getByRole('button', { name: 'What can be done with Front desk' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await section.getByLabel('What it is called').fill('Night desk');
  await page.keyboard.press('Enter');
  await section.getByRole('heading', { name: 'Night desk' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await section.getByRole('heading', { name: 'Front desk' }).waitFor();
  await assertAccessible(page, 'account, with a passkey');
});

test('the same device makes no second one', async () => {
  await section.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('form', { name: 'Add a passkey' }).getByLabel('What it is called').fill('Again');
  await page.keyboard.press('Enter');
  await page.getByText('This device holds a passkey for you already.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('it signs in by itself, to the page that was asked for', async () => {
  await signOut();
  await page.goto(`${world.url}/govern/people`);
  await page.waitForURL('**/sign-in*');
  await assertAccessible(page, 'sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/govern/people');
  await page.getByRole('heading', { name: 'People' }).waitFor();
});

test('removed, it signs nobody in, and the log tells of it', async () => {
  await page.goto(`${world.url}/account`);
  await section.getByRole('button', { name: 'What can be done with Front desk' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await section.getByRole('heading', { name: 'Front desk' }).waitFor({ state: 'detached' });
  await page.goto(`${world.url}/govern/audit`);
  for (const act of ['Passkey added', 'Passkey renamed', 'Passkey removed'])
    await page.getByRole('rowheader', { name: act }).first().waitFor();
  await page.goto(`${world.url}/account`);
  await signOut();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('The passkey was not accepted.').waitFor();
  assert.match(page.url(), /\/sign-in/);
});
