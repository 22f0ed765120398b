// Numbers: places are compared, figures opened and saved; a board link shows a stranger nothing small, on one sheet, and is ended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();

/** The demonstration with every post read. */
async function begin(options?: Parameters<typeof world.openPage>[0]): Promise<Page> {
  const page = await world.openPage(options);
  await world.lookAround(page);
  await page.waitForFunction(
    async () => {
      const answer = await fetch('/api/v1/learn/scope?days=365');
      return ((await answer.json()) as { posts: number }).posts > 1700;
    },
    undefined,
    { timeout: 60_000, polling: 1000 },
  );
  return page;
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('places beside each other, with intervals; parking at St. Anne is too few for a trend, and its posts are there', {
  timeout: 180_000,
}, async () => {
  const page = await begin();
  await page.goto(`${world.url}/learn/compare?days=90`);
  await page.getByRole('heading', { name: 'St. Anne' }).waitFor();
  await page.getByRole('img', { name: /^St\. Anne\. .+%/ }).waitFor();
  await assertAccessible(page, 'charts');
  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG' }).click();
  assert.match((await picture).suggestedFilename(), /^compare-sentiment-negative-.+\.png$/);
  await page.getByLabel('What', { exact: true }).selectOption('topic travel');
  const group = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'St. Anne' }) });
  await group.getByText('too few for a trend').waitFor();
  await group.getByRole('button', { name: /people? of/ }).click();
  await page.getByRole('heading', { name: 'St. Anne: Getting there and parking' }).waitFor();
  await page.locator('.compared-posts .words').first().waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('columnheader', { name: 'Of people heard' }).waitFor();
  await assertAccessible(page, 'the table');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  assert.match((await file).suggestedFilename(), /\.csv$/);
});

test('a board link: made, read by a stranger, and ended', { timeout: 180_000 }, async () => {
  const page = await begin({ viewport: { width: 390, height: 844 } });
  await page.goto(`${world.url}/learn/board`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByLabel('Title of the page').fill('What people told us');
  await page.getByLabel('First day').fill(daysAgo(80));
  await page.getByLabel('Last day').fill(daysAgo(2));
  await page.getByText(/topics and kinds of posts can be shown/).waitFor();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await assertAccessible(page, 'the form, narrow');
  await page.getByRole('button', { name: 'Publish and make the link' }).click();
  const address = await page.locator('output.secret').innerText();
  assert.match(address, /\/board\/[\w-]{43}$/);

  const stranger = await world.openPage({ javaScriptEnabled: false });
  const asked: string[] = [];
  stranger.on('request', (request) => asked.push(new URL(request.url()).origin));
  await stranger.goto(address);
  await stranger.getByRole('heading', { name: 'What people told us' }).waitFor();
  assert.deepEqual([...new Set(asked)], [world.url], 'nobody else is asked for anything');
  assert.deepEqual(await stranger.context().cookies(), []);
  for (const cell of await stranger.locator('td').allInnerTexts())
    for (const [, people = ''] of cell.matchAll(/^(?:about )?([\d,]+)$/g))
      assert.ok(Number(people.replace(',', '')) >= 10);
  assert.equal(await stranger.getByText(/\d (person|people) of/).count(), 0);
  const pages = (await stranger.pdf({ format: 'Letter' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  assert.equal(pages?.length, 1, 'one sheet');

  await page.goto(`${world.url}/learn/board`);
  await page.getByText(/^once, /).waitFor();
  await page.getByRole('button', { name: /What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'End it' }).click();
  await page.getByText(/^Ended /).waitFor();
  await stranger.goto(address);
  await stranger.getByRole('heading', { name: 'This link no longer works' }).waitFor();
});
