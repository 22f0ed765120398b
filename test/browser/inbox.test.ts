// Two people in two browsers, one question on Mastodon: they see each other, one answers, the other is stopped and sees it; it is there once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { startMastodon } from '../mastodon/index.ts';
import { connected, heardInListen, openForm } from './accounts.ts';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const mastodon = await startMastodon();
after(() => mastodon.close());
const world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const ana = await world.begin();
await mastodon.person('mercyvalley');
await mastodon.person('tess');
const ben = await world.openPage();
const question = '6 hours in St. Anne ER with my son’s arm. Is anybody there?';
const confirms = 'Sorry about your son’s visit.';
let asked = '';

const read = async <Row extends object>(sql: string): Promise<Row[]> => {
  const owner = new pg.Client(world.databaseUrl);
  await owner.connect();
  try {
    return (await owner.query<Row>(sql)).rows;
  } finally {
    await owner.end();
  }
};

test('an inbox without anything says what will come', async () => {
  await ana.goto(`${world.url}/respond`);
  await ana.getByText('Nothing waits for an answer.').waitFor();
  await assertAccessible(ana, 'the inbox, empty');
});

test('what is said to our account waits in the inbox', async () => {
  await openForm(ana, world, 'Connect a Mastodon account');
  await ana.getByLabel('Its server').fill(mastodon.url);
  await ana.getByLabel('Its server').press('Enter');
  await ana.getByText('OpenRounds asks for').waitFor();
  await ana.locator('input[name=username]').fill('mercyvalley');
  await ana.getByRole('button', { name: 'Authorize' }).click();
  const channel = await connected(ana, /^@mercyvalley@/);
  await mastodon.listening(1);
  asked = (await mastodon.say('tess', `@mercyvalley ${question}`)).id;
  await heardInListen(ana, world, channel, question);
  await ana.goto(`${world.url}/respond`);
  await ana.locator('.queue li', { hasText: question }).waitFor({ timeout: 20_000 });
});

test('who is asked in opens it too, and each sees the other', async () => {
  const { link } = await ana.evaluate(async () => {
    const answer = await fetch('/api/v1/invitations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'Ben Okafor',
        email: 'ben@mercyvalley.example',
        grants: [{ role: 'responder', facilityId: null }],
      }),
    });
    return (await answer.json()) as { link: string };
  });
  await ben.goto(`${world.url}/sign-in`);
  const password = 'the lobby piano plays on mondays';
  await ben.evaluate(
    async ([token, password]) => {
      await fetch('/api/v1/invitations/acceptance', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, name: 'Ben Okafor', password }),
      });
    },
    [new URL(link).hash.replace('#token=', ''), password],
  );
  await world.signIn(ben, { email: 'ben@mercyvalley.example', password });
  // He hears of nothing by itself: his line is down.
  await ben.route('**/api/v1/live', (route) => route.abort());
  await ben.goto(`${world.url}/respond`);
  await ben.locator('.queue li a', { hasText: question }).click();
  await ben.locator('#reply-text').waitFor();
  await ana.keyboard.press('j');
  await ana.getByText('Ben Okafor is looking.').waitFor({ timeout: 20_000 });
  await ana.keyboard.press('a');
  await ana.getByText('You have it since').waitFor();
});

test('the check stops her words as she types, and offers others in one click', async () => {
  await ana.locator('#reply-text').fill(confirms);
  await ana.getByText('This can’t go out yet').waitFor({ timeout: 20_000 });
  assert.equal(await ana.getByRole('button', { name: 'Send', exact: true }).getAttribute('aria-disabled'), 'true');
  await ana.getByText('Only the privacy officer').waitFor();
  await assertAccessible(ana, 'a conversation, stopped by the check');
  await ana.getByRole('button', { name: /^Use this/ }).click();
  await ana.getByText('This may go out').waitFor();
  await ana.getByText(/^Draft saved/).waitFor();
});

test('what is typed while the server restarts is not lost', async () => {
  await world.kill();
  const box = ana.locator('#reply-text');
  const words = `${await box.inputValue()} Thank you.`;
  await box.fill(words);
  await world.restart();
  await ana.getByText(/^Draft saved/).waitFor({ timeout: 30_000 });
  const [draft] = await read<{ text: string }>('select text from respond.draft');
  assert.equal(draft?.text, words);
});

test('she answers, takes it back, and answers again', async () => {
  await ana.getByRole('button', { name: 'Send', exact: true }).click();
  await ana.getByRole('button', { name: 'Take it back' }).click();
  await ana.getByText('Taken back. Nothing was said').waitFor();
  await ana.getByText('This may go out').waitFor();
  await ana.getByRole('button', { name: 'Send', exact: true }).click();
  await ana.getByText(/^Leaves in/).waitFor();
});

test('he is stopped, and sees her answer', async () => {
  await ben.locator('#reply-text').fill('Thank you for telling us. Please call us on 555-0100.');
  await ben.getByText('has saved these words meanwhile').waitFor({ timeout: 20_000 });
  await ben.getByRole('button', { name: 'Keep mine' }).click();
  await ben.getByText(/^Draft saved/).waitFor({ timeout: 20_000 });
  await ben.getByText('This may go out').waitFor();
  await ben.getByRole('button', { name: 'Send', exact: true }).click();
  await ben.getByText('Somebody has said something since you began.').waitFor();
  await ben.locator('.ours', { hasText: 'Thank you.' }).waitFor();
  assert.equal(await ben.getByRole('button', { name: 'Send', exact: true }).getAttribute('aria-disabled'), 'true');
  await assertAccessible(ben, 'a conversation that somebody answered meanwhile');
});

test('it is on the network once, and once on the log', async () => {
  await ana.locator('.ours', { hasText: /posted|seen on the network/ }).waitFor({ timeout: 40_000 });
  const said = await mastodon.statuses('mercyvalley');
  assert.deepEqual(
    said.map(({ inReplyTo }) => inReplyTo),
    [asked],
  );
  const log = await read<{ n: number }>(
    "select count(*)::int as n from govern.audit_entry where act = 'thread.replied'",
  );
  assert.equal(log[0]?.n, 2, 'one line for each time she sent');
  assert.equal((await read("select id from connect.delivery where state = 'posted'")).length, 1);
});

test('closed by a key, and the way back', async () => {
  await ana.locator('.queue li a').first().focus();
  await ana.keyboard.press('e');
  await ana.getByText('Closed: answered.').waitFor();
  await ana.keyboard.press('z');
  await ana.getByText('Closed: answered.').waitFor({ state: 'detached' });
});
