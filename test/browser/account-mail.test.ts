// A mailbox in a real browser: connected, heard, answered by mail, its password changed elsewhere, signed in again.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type MailServers, noMailServers, password, startMailServers, user } from '../mail/index.ts';
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

const skip = await noMailServers();
const options = { skip, timeout: 90_000 };
let servers: MailServers;
let world: World;
let page: Page;
let channel: string;
if (!skip) {
  servers = await startMailServers();
  const home = await mkdtemp(join(tmpdir(), 'openrounds-trust-'));
  after(async () => {
    await servers.stop();
    await rm(home, { recursive: true });
  });
  await writeFile(join(home, 'ca.pem'), servers.ca);
  // An authority of the hospital's own, as whoever runs the program names it to Node.
  world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1', NODE_EXTRA_CA_CERTS: join(home, 'ca.pem') });
  page = await world.begin();
}

const connect = () => page.getByRole('button', { name: 'Connect the mailbox' }).click();
const question = 'I waited six hours at Mercy Valley with my son. Who can I talk to?';

test('what is wrong is said at the field it is about', options, async () => {
  await openForm(page, world, 'Connect a mailbox');
  await page.getByLabel('Mail address').fill('patient relations');
  await page.getByLabel('Password', { exact: true }).fill('not the one');
  await connect();
  assert.match(await wrongAt(page, 'Mail address'), /Type a mail address/);
  await page.getByLabel('Mail address').fill(user);
  await page.getByText('User and servers').click();
  const incoming = page.getByRole('group', { name: 'Incoming mail (IMAP)' });
  const outgoing = page.getByRole('group', { name: 'Outgoing mail (SMTP)' });
  for (const group of [incoming, outgoing]) await group.getByLabel('Server').fill('127.0.0.1');
  await incoming.getByLabel('Port').fill('9');
  await connect();
  await incoming.locator('.wrong').waitFor();
  await incoming.getByLabel('Port').fill(String(servers.imap.tls));
  await outgoing.getByLabel('Encryption').selectOption('starttls');
  await outgoing.getByLabel('Port').fill(String(servers.smtp.starttls));
  await connect();
  assert.match(await wrongAt(page, 'Password'), /127\.0\.0\.1 did not accept this user and password/);
  await assertAccessible(page, 'a mailbox, not connected');
});

test('connected, it is shown as hearing, and a letter is in Listen', options, async () => {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await connect();
  channel = await connected(page, user);
  await assertAccessible(page, 'a channel of a mailbox');
  await servers.bring([
    `From: Ana Ruiz <ana@people.example>\r\nTo: ${user}\r\nSubject: Six hours\r\nMessage-ID: <six-hours@people.example>\r\nDate: ${new Date().toUTCString()}\r\n\r\n${question}\r\n`,
  ]);
  await heardInListen(page, world, channel, question);
});

test('the answer goes out as a letter, is kept under Sent, and shown as posted', options, async () => {
  const words = 'We are sorry. Please call patient relations, they expect you.';
  await answer(world, question, words);
  await shownPosted(page, world, question, words);
  const [letter = ''] = await servers.kept('Sent');
  assert.match(letter, /^In-Reply-To: <six-hours@people\.example>/m);
  assert.match(letter, /^To: .*ana@people\.example/m);
});

test('its password changed, it is signed out and says how to mend it', options, async () => {
  const next = 'another-horse-another-staple';
  await servers.changePassword(next);
  await signedOut(page, world, channel, user);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  assert.match(await wrongAt(page, 'Password'), /did not accept this user and password/);
  await page.getByLabel('Password', { exact: true }).fill(next);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await signedInAgain(page);
});
