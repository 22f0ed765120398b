// In a real browser: brought in by hand, answered by hand, what became of what we said, and a program that is told of it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { connectionOptions } from '../../server/core/connection.ts';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another program: it keeps what it is told, and answers as it is told to. */
const told: Told[] = [];
let status = 204;
const program = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  told.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
  response.writeHead(status).end();
});
program.listen(0, '127.0.0.1');
await once(program, 'listening');
after(() => {
  program.closeAllConnections();
  program.close();
});

const world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const page = await world.begin({ permissions: ['clipboard-read', 'clipboard-write'] });

test('what we said begins empty and says what will stand there', async () => {
  await page.getByRole('link', { name: 'Connect' }).click();
  await page.getByRole('link', { name: 'What we said' }).click();
  await page.getByText('Nothing has been said yet.').waitFor();
  await assertAccessible(page, 'what we said, empty');
});

let secret = '';

test('another program is added, its secret shown once, and a try reaches it signed', async () => {
  await page.goto(`${world.url}/connect/webhooks`);
  await page.getByText('No other program is told anything yet.').waitFor();
  await assertAccessible(page, 'programs we tell, none');
  await page.getByRole('button', { name: 'Add a program' }).click();
  await page.getByLabel('Name').fill('Incident desk');
  await page.getByLabel('Address that takes the messages').fill('ftp://desk.example/');
  await page.getByRole('button', { name: 'Add a program' }).click();
  await page.locator('.wrong').waitFor();
  const { port } = program.address() as AddressInfo;
  await page.getByLabel('Address that takes the messages').fill(`http://127.0.0.1:${port}/heard`);
  for (const other of ['posts arrived', 'posts were changed', 'a channel changed', 'an import finished'])
    await page.getByLabel(other).uncheck();
  await assertAccessible(page, 'programs we tell, adding one');
  await page.getByRole('button', { name: 'Add a program' }).click();
  secret = (await page.locator('output.secret').textContent()) ?? '';
  assert.match(secret, /^whsec_/);
  await assertAccessible(page, 'programs we tell, the secret');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  assert.equal(await page.getByText(secret).count(), 0);
  await page.getByRole('button', { name: 'Send a try' }).click();
  await page.getByRole('cell', { name: 'Taken' }).waitFor({ timeout: 20_000 });
  await assertAccessible(page, 'programs we tell, one that took a try');
  assert.equal(told.length, 1);
  new Webhook(secret).verify(told[0]!.body, told[0]!.headers as Record<string, string>);
});

test('a post is brought in by hand, and known when it is pasted again', async () => {
  await page.goto(`${world.url}/connect/by-hand`);
  await page.getByRole('heading', { name: 'Bring in by hand' }).waitFor();
  await assertAccessible(page, 'bring in by hand');
  await page.getByRole('button', { name: 'Bring in' }).click();
  await page.getByText('Say where it was said.').waitFor();
  const bring = async () => {
    await page.getByLabel('Where it was said').fill('facebook');
    await page.getByLabel('The words').fill('Mercy Valley kept my father six hours in the hallway.');
    await page.getByLabel('Its address').fill('facebook.example/posts/17');
    await page.getByLabel('Who said it').fill('Ana Ruiz');
    await page.getByLabel('Rating').fill('2');
    await page.getByRole('button', { name: 'Bring in' }).click();
  };
  await bring();
  await page.getByText('It is here now.').waitFor();
  assert.equal(await page.getByLabel('The words').inputValue(), '');
  assert.equal(await page.getByLabel('Where it was said').inputValue(), 'facebook');
  await bring();
  await page.getByText('It was here already.').waitFor();
  await page.getByRole('link', { name: 'Read the posts' }).click();
  await page.getByText('six hours in the hallway').waitFor();
});

test('a post is read by its address alone, shown, and brought in; what can’t be read says why', async () => {
  const review = {
    '@type': 'Review',
    author: { name: 'Ben Ortiz' },
    datePublished: '2026-02-20T09:30:00Z',
    reviewBody: 'Parking took longer than the visit to St. Anne.',
    reviewRating: { ratingValue: 3 },
  };
  const site = createServer((request, response) => {
    const there = request.url === '/reviews/9';
    response.writeHead(there ? 200 : 403, { 'content-type': 'text/html' });
    response.end(`<script type="application/ld+json">${JSON.stringify(review)}</script>`);
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  await page.goto(`${world.url}/connect/by-hand`);
  await page.getByLabel('Its address').fill(`http://127.0.0.1:${port}/closed`);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('only to people who are signed in there').waitFor();
  await assertAccessible(page, 'bring in by hand, an address that can’t be read');
  await page.getByLabel('Its address').fill(`http://127.0.0.1:${port}/reviews/9`);
  await page.getByLabel('Its address').press('Enter');
  await page.getByText('Check it, then bring it in.').waitFor();
  await assertAccessible(page, 'bring in by hand, read by its address');
  assert.equal(await page.getByLabel('The words').inputValue(), review.reviewBody);
  assert.deepEqual(
    [await page.getByLabel('Who said it').inputValue(), await page.getByLabel('Kind').inputValue()],
    ['Ben Ortiz', 'review'],
  );
  await page.getByRole('button', { name: 'Bring in' }).click();
  await page.getByText('It is here now.').waitFor();
  site.closeAllConnections();
  site.close();
  await page.getByRole('link', { name: 'Read the posts' }).click();
  await page.getByText('Parking took longer').waitFor();
});

test('it is answered by hand, and says so at the post and in its conversation', async () => {
  const row = page.locator('.said li', { hasText: 'six hours in the hallway' });
  await row.getByRole('button', { name: 'Answered by hand…' }).click();
  const answer = 'We are sorry, Ana. Please call us at the number on our page.';
  await page.getByLabel('The answer').fill(answer);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), answer);
  const there = page.getByRole('dialog').getByRole('link', { name: 'Open the post there' });
  assert.deepEqual(
    [await there.getAttribute('href'), await there.getAttribute('rel')],
    ['https://facebook.example/posts/17', 'noopener noreferrer nofollow'],
  );
  await page.getByLabel('Where it can be seen').fill('facebook.example/posts/17#answer');
  await assertAccessible(page, 'answered by hand, asking');
  await page.getByRole('button', { name: 'Note it' }).click();
  await row.getByText('Answered by hand').waitFor();
  await page.reload();
  await row.getByText('Answered by hand').waitFor();
  assert.equal(await row.getByRole('button', { name: 'Answered by hand…' }).count(), 0);
  await row.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'What we answered' }).waitFor();
  await page.getByText('We are sorry, Ana.').waitFor();
  await page.getByText('Joanne Park').last().waitFor();
  await assertAccessible(page, 'a conversation that was answered by hand');
});

test('what we said shows it as posted by hand, with link and who, and leads to what it answers', async () => {
  await page.goto(`${world.url}/connect/deliveries`);
  const row = page.locator('.delivery', { hasText: 'We are sorry, Ana.' });
  await row.getByText('Posted', { exact: true }).waitFor();
  await row.getByText('By hand', { exact: true }).waitFor();
  await row.getByText('Joanne Park').waitFor();
  const link = row.getByRole('link', { name: 'See it there' });
  assert.equal(await link.getAttribute('href'), 'https://facebook.example/posts/17#answer');
  assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
  await assertAccessible(page, 'what we said');
  await row.getByRole('button', { name: 'What it concerns' }).click();
  await page.getByRole('heading', { name: 'Conversation' }).waitFor();
});

test('one that nobody can tell of waits for a person, who says that it is there', async () => {
  const owner = new pg.Client(connectionOptions(world.databaseUrl));
  await owner.connect();
  await owner.query(
    `insert into connect.delivery (organization_id, id, channel_id, kind, content, key, state, destination, fault, created_at, created_by)
     select organization_id, gen_random_uuid(), channel_id, 'post', '{"text":"Our ER is open tonight.","images":[]}', 'doubt', 'unknown', destination,
            '{"code":"delivery_doubt","values":{}}', now(), created_by from connect.delivery`,
  );
  await owner.end();
  await page.goto(`${world.url}/connect/deliveries`);
  await page.getByLabel('What became of it').selectOption('unknown');
  await page.waitForURL('**/connect/deliveries?state=unknown');
  const row = page.locator('.delivery', { hasText: 'Our ER is open tonight.' });
  await row.getByText('Look on the network, then say here whether it is there.').waitFor();
  assert.equal(await page.locator('.delivery').count(), 1);
  await assertAccessible(page, 'what we said, in doubt');
  await row.getByRole('button', { name: 'It is there' }).click();
  await page.getByLabel('Where it can be seen').fill('facebook.example/posts/18');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Nothing that was said fits this.').waitFor();
  await page.getByRole('link', { name: 'Show all of it' }).click();
  await row.getByText('Posted', { exact: true }).waitFor();
});

test('the program was told of each, without anybody’s words; one is sent once more under the same id', async () => {
  await page.goto(`${world.url}/connect/webhooks`);
  await page.getByRole('button', { name: 'What it was told' }).click();
  const rows = page.getByRole('row', { name: /something we said moved on/ });
  await rows.filter({ hasText: 'Taken' }).nth(1).waitFor({ timeout: 20_000 });
  const before = told.length;
  for (const { body } of told) assert.doesNotMatch(body, /sorry|tonight/);
  const again = once(program, 'request');
  await rows.first().getByRole('button', { name: 'Send once more' }).click();
  await again;
  await rows.first().getByRole('button', { name: 'Send once more' }).waitFor();
  assert.equal(told.length, before + 1);
  const ids = told.map(({ headers }) => headers['webhook-id']);
  assert.equal(new Set(ids).size, before);
  for (const { body, headers } of told) new Webhook(secret).verify(body, headers as Record<string, string>);
});

test('it is paused, which can be undone, and removed', async () => {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Tell it again' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('No other program is told anything yet.').waitFor();
});

test('a program that has trouble: what happened is said in words of telling, not of hearing', async () => {
  status = 503;
  await page.getByRole('button', { name: 'Add a program' }).click();
  await page.getByLabel('Name').fill('Warehouse');
  const { port } = program.address() as AddressInfo;
  await page.getByLabel('Address that takes the messages').fill(`http://127.0.0.1:${port}/told`);
  await page.getByRole('button', { name: 'Add a program' }).click();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Send a try' }).click();
  await page.getByText('127.0.0.1 has trouble of its own (answer 503).').waitFor({ timeout: 20_000 });
  assert.equal(await page.getByText('heard before').count(), 0);
  await assertAccessible(page, 'programs we tell, one that has trouble');
});

test('in Spanish, on a phone of 320 px, nothing goes sideways', async () => {
  const phone = await world.openPage({ viewport: { width: 320, height: 640 }, locale: 'es-US' });
  await world.signIn(phone);
  for (const path of ['/connect', '/connect/deliveries', '/connect/webhooks', '/connect/by-hand']) {
    await phone.goto(`${world.url}${path}`);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await assertAccessible(phone, `${path}, in Spanish on a phone`);
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
  }
});
