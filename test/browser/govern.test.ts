// Govern in a real browser: facilities, people and what they may do, keys, retention, the audit log, one's own account.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import { connectionOptions } from '../../server/core/connection.ts';
import { assertAccessible } from './axe.ts';
import { administrator, startWorld } from './world.ts';

const world = await startWorld();
const page = await world.begin();
const reader = { name: 'Ana Ruiz', email: 'ana.ruiz@mercyvalley.example', password: 'three herons over the north lot' };

const undo = () => page.getByRole('button', { name: 'Undo' }).last().click();

test('the organization and its facilities are changed, and each change is taken back', async () => {
  await page.getByRole('link', { name: 'Govern' }).click();
  await page.getByText('1 person signs in without a second factor').waitFor();
  await assertAccessible(page, 'govern');
  await page.getByLabel('Name of the organization').fill('Mercy Valley Health');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.locator('.rail').getByText('Mercy Valley Health').waitFor();
  await undo();
  await page.locator('.rail').getByText('Mercy Valley', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Add a facility' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Harbor');
  await page.getByLabel('Other names, with commas').fill('Harbor Hospital, the Harbor');
  await page.keyboard.press('Enter');
  await page.getByText('Harbor Hospital, the Harbor').waitFor();
  await page.getByRole('button', { name: 'Close Harbor' }).click();
  await page.getByText('Closed: 1').waitFor();
  await undo();
  await page.getByRole('button', { name: 'Close Harbor' }).waitFor();
});

test('an invitation’s link is shown once, and whoever holds it comes in', async () => {
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(reader.name);
  await page.getByLabel('E-mail address').fill(administrator.email);
  await assertAccessible(page, 'people, inviting');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await page.getByText('This person already has access.').waitFor();
  await page.getByLabel('E-mail address').fill(reader.email);
  await page.getByLabel('Where').selectOption({ label: 'St. Anne' });
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = (await page.locator('.secret').textContent()) ?? '';
  assert.match(link, /\/invitation#token=/);
  await assertAccessible(page, 'people, invited');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.reload();
  await page.getByText('Invitations that wait').waitFor();
  assert.equal(await page.locator('.secret').count(), 0);

  const guest = await world.openPage();
  await guest.goto(link);
  await guest.getByLabel('Password').fill(reader.password);
  await guest.getByRole('button', { name: 'Accept' }).click();
  await guest.waitForURL('**/today');
  await guest.goto(`${world.url}/govern/people`);
  await guest.getByText('Who has access is seen by').waitFor();
  await guest.goto(`${world.url}/govern/audit`);
  await guest.getByText('The audit log is read by').waitFor();
  await guest.goto(`${world.url}/govern`);
  await guest.getByRole('heading', { name: 'Govern' }).waitFor();
  assert.equal(await guest.getByRole('button', { name: 'Add a facility' }).count(), 0);
  await assertAccessible(guest, 'govern, as a reader');
  await guest.close();
});

test('what a person may do is changed, and their access ended and given back', async () => {
  await page.reload();
  await page.getByText('Reader at St. Anne').waitFor();
  await page.getByRole('button', { name: 'What can be done with Ana Ruiz' }).click();
  await page.getByRole('menuitem', { name: 'Change what they may do' }).click();
  await page.getByLabel('Role').selectOption({ label: 'Editor' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Editor at St. Anne').waitFor();
  await page.getByRole('button', { name: 'What can be done with Ana Ruiz' }).click();
  await page.getByRole('menuitem', { name: 'End access' }).click();
  await page.getByText('1 person had access').waitFor();
  await undo();
  await page.getByText('1 person had access').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'What can be done with Ana Ruiz' }).click();
  await page.getByRole('menuitem', { name: 'Link for a new password' }).click();
  assert.match((await page.locator('.secret').textContent()) ?? '', /\/password#token=/);
  await assertAccessible(page, 'people');
});

test('the last administrator stays one', async () => {
  await page.getByRole('button', { name: `What can be done with ${administrator.name}` }).click();
  await page.getByRole('menuitem', { name: 'Change what they may do' }).click();
  await page.getByLabel('Role').selectOption({ label: 'Reader' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is the last administrator.').waitFor();
});

test('a key is shown once, works, and is useless once revoked', async () => {
  await page.goto(`${world.url}/govern/keys`);
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Board report');
  await page.getByLabel('See channels').check();
  await assertAccessible(page, 'keys, making one');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const secret = (await page.locator('.secret').textContent()) ?? '';
  const ask = () => fetch(`${world.url}/api/v1/channels`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await ask()).status, 200);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await assertAccessible(page, 'keys');
  await page.getByRole('button', { name: 'What can be done with Board report' }).click();
  await page.getByRole('menuitem', { name: 'Revoke at once' }).click();
  await page.getByText(/^revoked /).waitFor();
  assert.equal((await ask()).status, 401);
});

test('retention says what will go, and a legal hold is placed and released', async () => {
  await page.goto(`${world.url}/govern/retention`);
  await page.getByLabel('The words of posts are kept').selectOption({ label: '2 years' });
  await page.getByText('It can’t be brought back.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('How long things are kept is changed.').waitFor();
  await page.getByLabel('The words of posts are kept').selectOption({ label: 'another number of days' });
  await page.getByLabel('Days').fill('0');
  await page.getByText('A number from 1 to').waitFor();
  await page.getByRole('button', { name: 'Place a legal hold' }).click();
  await page.getByLabel('Why').fill('Case 26-1182');
  await page.getByLabel('It covers').selectOption({ label: 'Everything' });
  await assertAccessible(page, 'retention, placing a hold');
  await page.getByRole('button', { name: 'Place a legal hold' }).click();
  await page.getByRole('heading', { name: 'Case 26-1182' }).waitFor();
  await page.getByRole('button', { name: 'Release the hold: Case 26-1182' }).click();
  await page.getByText('1 released').waitFor();
  await assertAccessible(page, 'retention');
});

test('the audit log is filtered in the address, and taken along as a file', async () => {
  await page.goto(`${world.url}/govern/audit`);
  await page.getByRole('rowheader', { name: 'Legal hold placed' }).waitFor();
  await assertAccessible(page, 'audit log');
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'API key made' });
  await page.waitForURL('**act=key.created*');
  await page.getByRole('rowheader', { name: 'Legal hold placed' }).waitFor({ state: 'detached' });
  await page.getByRole('rowheader', { name: 'API key made' }).first().waitFor();
  assert.equal(await page.getByRole('rowheader', { name: 'API key made' }).count(), 1);
  await page.reload();
  await page.getByText('Board report').first().waitFor();
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.getByLabel('From').fill('2001-01-01');
  await page.getByLabel('To', { exact: true }).fill('2001-01-02');
  await page.getByText('Nothing was done that these filters find.').waitFor();
  await page.getByRole('link', { name: 'Show all' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  assert.match(await readFile(await (await waiting).path(), 'utf8'), /hold\.placed/);
});

test('the chain holds, until somebody alters an entry behind the program’s back', async () => {
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await page.getByText('The chain holds').waitFor();
  const owner = new pg.Client(connectionOptions(world.databaseUrl));
  await owner.connect();
  await owner.query(
    `update govern.audit_entry set act = 'key.revoked' where act = 'key.created' and number is not null`,
  );
  await owner.end();
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await page.getByText('The chain is broken').waitFor();
  await page.getByText(/Entry \d+ was altered/).waitFor();
  await assertAccessible(page, 'audit log, broken');
});

/** The six digits that an authenticator shows for a secret (RFC 6238). */
function digitsOf(secret: string, now = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const at = (digest.at(-1) as number) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('a second factor is set up from the account, and asked for from then on', async () => {
  await page.goto(`${world.url}/account`);
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  await assertAccessible(page, 'account');
  await page.getByRole('button', { name: 'Set it up' }).click();
  const box = page.getByRole('form', { name: 'Set it up' });
  await box.getByLabel('Your password now').fill('not it');
  await page.keyboard.press('Enter');
  await box.locator('.wrong').waitFor();
  await box.getByLabel('Your password now').fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR code of the secret' }).waitFor();
  await assertAccessible(page, 'account, second factor');
  const secret = ((await page.locator('.enrolment .secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('The six digits it shows now').fill('000000');
  await page.keyboard.press('Enter');
  await page.locator('.enrolment .wrong').waitFor();
  await page.getByLabel('The six digits it shows now').fill(digitsOf(secret));
  await page.keyboard.press('Enter');
  await page.getByText('They are shown only now.').waitFor();
  const codes = await page.locator('.codes li').allTextContents();
  assert.ok(codes.length >= 8);
  await assertAccessible(page, 'account, backup codes');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText('It is on').waitFor();

  const elsewhere = await world.openPage();
  await elsewhere.goto(`${world.url}/sign-in`);
  await elsewhere.getByLabel('E-mail address').fill(administrator.email);
  await elsewhere.getByLabel('Password').fill(administrator.password);
  await elsewhere.keyboard.press('Enter');
  await elsewhere.getByLabel('Code').fill(codes[0] as string);
  await elsewhere.keyboard.press('Enter');
  await elsewhere.waitForURL('**/today');
  await elsewhere.close();
});

test('a new password is held to the rules', async () => {
  const section = page.getByRole('region', { name: 'Password', exact: true });
  await section.getByLabel('Your password now').fill(administrator.password);
  await section.getByLabel('The new password').fill('password1234');
  await section.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('on the lists that attackers try first').waitFor();
  await section.getByLabel('The new password').fill('a brass lamp in the chapel hall');
  await section.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Every other session has ended.').waitFor();
});

test('the language and the look are chosen, and stay', async () => {
  await page.getByLabel('Español').click();
  await page.getByRole('heading', { name: 'Su cuenta' }).waitFor();
  await page.getByLabel('Filas más juntas').check();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.density), 'compact');
  await page.reload();
  await page.getByRole('heading', { name: 'Su cuenta' }).waitFor();
  for (const path of ['/account', '/govern', '/govern/people', '/govern/keys', '/govern/retention', '/govern/audit']) {
    await page.goto(`${world.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await assertAccessible(page, `${path}, in Spanish`);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});
