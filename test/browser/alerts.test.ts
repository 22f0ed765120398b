// Alerts as a person on call meets them: on a phone, at night, live, without the words; accepted in one touch. And the bell, rules, the
// list of who is on call, and the worker that shows push messages.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { assertAccessible } from './axe.ts';
import { administrator, startWorld } from './world.ts';

const mails: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _, done) {
    let text = '';
    stream.on('data', (piece) => {
      text += piece;
    });
    stream.on('end', () => {
      mails.push(text);
      done();
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
after(() => new Promise<void>((closed) => server.close(() => closed())));
const { port } = server.server.address() as AddressInfo;

const world = await startWorld({ OPENROUNDS_SMTP_URL: `smtp://127.0.0.1:${port}` });
const page = await world.begin();
const phone = await world.openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
await world.signIn(phone);

const bring = (of: Page, body: object) =>
  of.evaluate(async (given) => {
    const answer = await fetch('/api/v1/by-hand/posts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }, body);
const garage = 'ending it tonight in your garage.';

test('the list of who is on call is written, and says who has this week', async () => {
  await page.goto(`${world.url}/govern`);
  await page.getByRole('link', { name: 'On call' }).click();
  await page.getByText('Nobody is on call').waitFor();
  await page.getByLabel('Add', { exact: true }).selectOption({ label: administrator.name });
  await page.getByRole('button', { name: 'Save the list' }).click();
  await page.getByText(`${administrator.name} is on call now.`).waitFor();
  assert.equal(await page.getByRole('table').getByRole('row').count(), 9);
  await assertAccessible(page, 'On call');
});

test('a life at risk stands on the phone at once, in a lane of its own, without the words; one touch accepts it', async () => {
  await phone.goto(`${world.url}/today`);
  await phone.getByRole('heading', { level: 1 }).waitFor();
  await bring(page, { network: 'phone', text: garage });
  const lane = phone.getByRole('region', { name: 'Risk to life' });
  await lane.waitFor();
  const said = (await lane.textContent()) ?? '';
  assert.match(said, /Risk to life.*was called at/);
  assert.doesNotMatch((await phone.locator('.life, .top').allTextContents()).join(), /ending|tonight|garage/);
  await assertAccessible(phone, 'Today with a life at risk, on a phone');
  const bell = phone.getByRole('button', { name: 'Notices: 1 unread' });
  await bell.waitFor();
  await lane.getByRole('button', { name: /^Accept/ }).click();
  await lane.getByText(/Joanne Park accepted at/).waitFor();
  await page.goto(`${world.url}/today`);
  await page
    .getByRole('region', { name: 'Risk to life' })
    .getByText(/Joanne Park accepted at/)
    .waitFor();
  for (let tries = 0; mails.length === 0; tries++) {
    assert.ok(tries < 200, 'a mail has come');
    await new Promise((soon) => setTimeout(soon, 50));
  }
  assert.match(mails[0]!, /Subject: You are called: risk to life/);
  assert.doesNotMatch(mails.join(), /ending|tonight|garage/);
});

test('behind the alert stand the words, for those who may read them; it is closed, and opened again by Undo', async () => {
  await phone.getByRole('region', { name: 'Risk to life' }).getByRole('link', { name: /^Open/ }).click();
  await phone.getByText(garage).waitFor();
  await phone
    .locator('.way')
    .getByText(/accepted at/)
    .waitFor();
  await assertAccessible(phone, 'An alert, on a phone');
  await phone.getByRole('button', { name: 'Dealt with' }).click();
  await phone.getByText(/^Dealt with: Joanne Park/).waitFor();
  await phone.getByRole('button', { name: 'Undo' }).last().click();
  await phone.getByRole('button', { name: 'Give it back' }).waitFor();
});

test('five stars and the wrong blood: needs you now, flagged safety; the bell says so', async () => {
  await page.goto(`${world.url}/today`);
  await bring(page, {
    network: 'google',
    text: 'Lovely nurses. They gave Mom the wrong blood.',
    kind: 'review',
    rating: 5,
  });
  const row = page.locator('.alert-row').first();
  await row.waitFor();
  assert.match((await row.textContent()) ?? '', /safety/i);
  assert.doesNotMatch((await row.textContent()) ?? '', /nurses|blood|Mom/);
  await page.getByRole('button', { name: /^Notices: \d unread/ }).click();
  await page.getByRole('link', { name: 'You are called: a critical post' }).click();
  await page.getByText('They gave Mom the wrong blood').waitFor();
  await page.getByRole('button', { name: 'False alarm' }).click();
  await page.getByText(/^False alarm: Joanne Park/).waitFor();
});

test('a rule is added with a preview over the archive, rests, and goes with Undo', async () => {
  await page.goto(`${world.url}/learn/alerts`);
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Give it a name.').waitFor();
  await page.getByLabel('Name').fill('Waiting');
  await page.getByLabel('Count people who speak of').selectOption('topic');
  await page.getByLabel('Topic').selectOption({ label: 'Waiting' });
  await page.getByText('Would not have fired in the last 30 days').first().waitFor();
  await page.getByText(/too little past to compare with/).waitFor();
  await assertAccessible(page, 'A rule in the making');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('has not fired').waitFor();
  await page.getByRole('button', { name: 'More: Waiting' }).click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await page.getByText('paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'More: Waiting' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByText('No rule yet.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  await assertAccessible(page, 'Alerts');
});

test('each chooses what reaches them, with quiet hours; a trial comes by mail', async () => {
  await page.goto(`${world.url}/account`);
  const box = page.getByRole('checkbox', { name: 'More people than usual: On your phone' });
  await box.check();
  await page.getByText('Saved what reaches you').waitFor();
  await page.reload();
  assert.ok(await box.isChecked());
  await page.getByLabel('Keep messages back at night').check();
  await page.getByLabel('Let urgent ones through').waitFor();
  const before = mails.length;
  await page.getByRole('button', { name: 'Send a trial by mail' }).click();
  for (let tries = 0; mails.length === before; tries++) {
    assert.ok(tries < 200, 'a mail has come');
    await new Promise((soon) => setTimeout(soon, 50));
  }
  assert.match(mails.at(-1)!, /A trial message from OpenRounds/);
  await assertAccessible(page, 'Your account');
});

test('the worker shows a push message as it is', async () => {
  await page.context().grantPermissions(['notifications'], { origin: world.url });
  await page.goto(`${world.url}/account`);
  const shown = await page.evaluate(async () => {
    await navigator.serviceWorker.register('/push.js');
    const { active } = await navigator.serviceWorker.ready;
    return active?.scriptURL;
  });
  assert.match(shown ?? '', /\/push\.js$/);
  const [worker] = page.context().serviceWorkers();
  // What would be shown is kept instead: a browser without a window shows nothing.
  await worker!.evaluate(() => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    registration.showNotification = async (title, options) => {
      Object.assign(globalThis, { shown: { title, body: options?.body, tag: options?.tag } });
    };
  });
  const cdp = await page.context().newCDPSession(page);
  const registration = new Promise<string>((found) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const message = { title: 'You are called: risk to life', body: 'The words are shown only inside.', tag: 'alert-1' };
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: world.url,
    registrationId: await registration,
    data: JSON.stringify({ ...message, address: '/today' }),
  });
  const kept = () => worker!.evaluate(() => (globalThis as unknown as { shown?: object }).shown);
  for (let tries = 0; tries < 100 && !(await kept()); tries++) await new Promise((soon) => setTimeout(soon, 50));
  assert.deepEqual(await kept(), message);
});
