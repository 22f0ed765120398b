// Connect in a real browser: a feed found on a page, its health, and a file from its columns to its posts (scenario 3).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { serveFeeds } from '../feeds/server.ts';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const site = await serveFeeds();
after(() => site.close());
const world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const page = await world.begin();

const feed = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Courier</title>${items
    .map(
      (text, at) =>
        `<item><guid>item-${text.length}-${at}</guid><title>Mercy Valley</title><description>${text}</description><pubDate>${new Date(Date.now() - 3_600_000 * (at + 1)).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

site.put('/', {
  type: 'text/html',
  body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>News</body></html>',
});
site.put('/feed.xml', { body: feed('The Mercy Valley ER has a new door.', 'Mercy Valley thanks its nurses.') });

test('Connect begins empty, and offers the one next step', async () => {
  await page.getByRole('link', { name: 'Connect' }).click();
  await page.getByText('Nothing is heard yet.').waitFor();
  await assertAccessible(page, 'connect, empty');
  await page.getByRole('link', { name: 'Add a channel' }).click();
  await page.getByRole('heading', { name: 'Add a channel' }).waitFor();
});

test('an address where nothing can be heard is said to be so, at the field', async () => {
  const address = page.getByLabel('Address of the feed or page');
  await address.fill('');
  await address.press('Enter');
  await page.getByText('Type an address, like https://example.org.').waitFor();
  await address.fill('ftp://example.org/');
  await address.press('Enter');
  await page.getByText('This is not an address that can be heard').waitFor();
  const gone = await serveFeeds();
  await gone.close();
  await address.fill(gone.url);
  await address.press('Enter');
  await page.getByText('127.0.0.1 does not take connections at the moment.').waitFor();
  assert.equal(await address.evaluate((box) => box === document.activeElement), true);
});

test('a page’s feed is found, chosen and heard', async () => {
  await page.getByLabel('Address of the feed or page').fill(site.url);
  await page.getByRole('button', { name: 'Look for feeds' }).click();
  await page.getByText('2 posts now').waitFor();
  await assertAccessible(page, 'add a channel, feeds found');
  await page.getByRole('button', { name: 'Hear it' }).first().click();
  await page.getByRole('heading', { name: 'Valley Courier' }).waitFor();
  await page.getByText('2 posts today').waitFor({ timeout: 20_000 });
  await page.getByText('Verified on a real server').waitFor();
  await assertAccessible(page, 'a channel');
});

test('what keeps it from hearing is said in words, and "Try now" tries', async () => {
  site.put('/feed.xml', { status: 503 });
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.getByText(/has trouble of its own/).waitFor({ timeout: 20_000 });
  await page.getByText('Not reached').first().waitFor();
  await assertAccessible(page, 'a channel that fails');
  await page.getByRole('link', { name: 'Connect' }).first().click();
  await page.getByText(/has trouble of its own/).waitFor();
  await assertAccessible(page, 'connect, with a channel that fails');
  site.put('/feed.xml', { body: feed('The Mercy Valley ER has a new door.', 'Mercy Valley thanks its nurses.') });
  await page.getByRole('button', { name: 'Try now' }).click();
  await page.getByText(/has trouble of its own/).waitFor({ state: 'detached', timeout: 20_000 });
});

test('by keyboard alone: to the channel, renamed, paused, removed, and each taken back', async () => {
  await page.locator('#main').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Valley Courier' }).waitFor();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('The Courier');
  await name.press('Enter');
  await page.getByRole('heading', { name: 'The Courier' }).waitFor();
  await page.locator('#main').focus();
  await page.keyboard.press('z');
  await page.getByRole('heading', { name: 'Valley Courier' }).waitFor();

  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await page.getByRole('button', { name: 'Hear it again' }).press('Enter');
  await page.getByRole('button', { name: 'Pause' }).waitFor();

  await page.getByRole('button', { name: 'Remove the channel' }).press('Enter');
  await page.getByText('Nothing is heard yet.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().press('Enter');
  await page.getByRole('link', { name: 'Valley Courier' }).waitFor();
});

/** 400 rows, seven of them broken: four without words, three with a date that is none. */
const survey = () => {
  const rows = Array.from({ length: 400 }, (_, at) => {
    const words = at % 100 === 7 ? '' : `Comment ${at}: waited ${at} minutes at St. Anne`;
    const said = [40, 140, 240].includes(at) ? '31 of nothing' : `2026-05-${String((at % 28) + 1).padStart(2, '0')}`;
    return `${at},"${words}",${said},${(at % 5) + 1}`;
  });
  return Buffer.from(`row,What would you like to tell us?,Submitted,Stars\n${rows.join('\n')}\n`);
};

const send = async (name: string, buffer: Buffer) => {
  await page.goto(`${world.url}/connect/import`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.waitForURL('**/connect/imports/*');
};

test('a file shows its columns and how it will look before anything is kept', async () => {
  await page.goto(`${world.url}/connect/import`);
  await page.getByText('Drop a file here').waitFor();
  await assertAccessible(page, 'import a file');
  await send('survey.csv', survey());
  await page.getByText('This is what the columns seem to be.').waitFor();
  const words = page.getByLabel('What the column “What would you like to tell us?” is');
  assert.equal(await words.inputValue(), 'text');
  await words.selectOption('title');
  await page.getByLabel('What the column “Stars” is').selectOption('text');
  await words.selectOption('text');
  await page.getByLabel('What the column “Stars” is').selectOption('rating');
  await page.getByLabel('Network or survey').fill('Patient survey');
  await page.getByRole('button', { name: 'See how it will look' }).click();
  await page.getByText('393 posts would be stored').waitFor({ timeout: 20_000 });
  await page.locator('.words').getByText('Comment 0: waited 0 minutes at St. Anne').waitFor();
  await page.getByText('7 refused rows').click();
  await page.getByText('The cell for the words is empty.').first().waitFor();
  await assertAccessible(page, 'an import, after its dry run');
});

test('393 arrive, and 7 are in a file with the reason', async () => {
  await page.getByRole('button', { name: 'Import 393 posts' }).click();
  await page.getByRole('link', { name: 'Read the posts' }).waitFor({ timeout: 20_000 });
  await page.getByText('393 posts stored').waitFor();
  await assertAccessible(page, 'an import, finished');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Refused rows as a file' }).click();
  const file = await readFile(await (await waiting).path(), 'utf8');
  const lines = file.trim().split('\r\n');
  assert.equal(lines.length, 8);
  assert.match(lines[1] ?? '', /^9,.*words is empty/);
  await page.getByRole('link', { name: 'Read the posts' }).click();
  await page.getByText('Comment 27: waited 27 minutes at St. Anne').waitFor();
});

test('the same file again adds none, and its columns are remembered', async () => {
  await send('survey again.csv', survey());
  await page.getByText('The columns are read as the last time').waitFor();
  assert.equal(await page.getByLabel('Network or survey').inputValue(), 'patient survey');
  await page.getByRole('button', { name: 'Import at once' }).click();
  await page.getByText('Nothing new was stored.').waitFor({ timeout: 20_000 });
  await page.getByText('393 were here already.').waitFor();
});

test('a long import tells how far it is, is stopped, left, and gone on with', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => `${at},"Row ${at}: ${'the parking at Harbor '.repeat(20)}"`);
  await send('long.csv', Buffer.from(`id,comment\n${rows.join('\n')}\n`));
  await page.getByLabel('Network or survey').fill('long');
  await page.getByRole('button', { name: 'Import at once' }).click();
  await page.getByText('You can leave this page; it goes on.').waitFor();
  await page.getByText(/rows? read, \d+% of the file/).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Going on adds nothing twice.').waitFor();
  await assertAccessible(page, 'an import, stopped');
  await page.getByRole('link', { name: 'Connect' }).first().click();
  await page.getByRole('heading', { name: 'Imported files' }).waitFor();
  await page.getByText('Stopped').waitFor();
  await page.getByRole('link', { name: 'long.csv' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('30,000 posts stored').waitFor({ timeout: 120_000 });
});

test('a file that is no table is refused with the reason', async () => {
  await page.goto(`${world.url}/connect/import`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'book.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\u0003\u0004 xl/workbook.xml'),
  });
  await page.locator('.wrong-line').waitFor();
  assert.match((await page.locator('.wrong-line').textContent()) ?? '', /CSV/);
});

test('in Spanish, on a phone of 320 px, nothing goes sideways', async () => {
  const phone = await world.openPage({ viewport: { width: 320, height: 640 }, locale: 'es-US' });
  await world.signIn(phone);
  for (const path of ['/connect', '/connect/add', '/connect/import']) {
    await phone.goto(`${world.url}${path}`);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await assertAccessible(phone, `${path}, in Spanish on a phone`);
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
  }
});
