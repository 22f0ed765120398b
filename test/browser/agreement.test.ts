// Agreement: a post is read blind, the machine's answer is shown beside one's own, and the page counts it; by keyboard, wide and narrow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();

test('somebody reads posts a second time and sees how often people and machine agree', {
  timeout: 120_000,
}, async () => {
  const page = await world.openPage();
  await world.lookAround(page);
  await page.goto(`${world.url}/learn/agreement`);
  await page.getByText('How often people and machine agree will stand here').waitFor();
  await assertAccessible(page, 'nothing read yet');
  await page.getByRole('link', { name: 'Read posts a second time' }).click();
  for (const [nth, feeling] of ['unhappy', 'happy', 'unhappy'].entries()) {
    await page.getByRole('radio', { name: feeling, exact: true }).check();
    await page.getByRole('radio', { name: /^minor/ }).check();
    await page.getByRole('checkbox', { name: 'Waiting', exact: true }).check();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('columnheader', { name: 'Machine' }).waitFor();
    if (nth === 0) await assertAccessible(page, 'side by side');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Compare' }).waitFor();
  }
  await page.goto(`${world.url}/learn/agreement`);
  await page.getByText(/3 posts read twice, by 1 person/).waitFor();
  const table = page.getByRole('table');
  await table.getByRole('rowheader', { name: 'Waiting', exact: true }).waitFor();
  assert.match((await table.innerText()).replace(/\s+/g, ' '), /happy/);
  await assertAccessible(page, 'the table');
  await page.setViewportSize({ width: 390, height: 844 });
  await assertAccessible(page, 'the table, narrow');
});

test('labels of one’s own are learned from a file, held against what is kept back, and take over', {
  timeout: 120_000,
}, async () => {
  const page = await world.openPage({ viewport: { width: 390, height: 844 } });
  await world.lookAround(page);
  await page.goto(`${world.url}/learn/agreement`);
  await page.getByRole('link', { name: 'Labels of your own' }).click();
  await page.getByText('Labels of your own will stand here.').waitFor();
  await page.getByRole('button', { name: 'Learn from a file' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Our teams');
  const how = ['was bad', 'again was no good', 'made me late', 'was the worst part', 'was fine today'];
  const lines = (team: string, whats: string[]) =>
    whats.flatMap((what) => how.map((each) => `"The ${what} ${each}",${team}`));
  const csv = [
    'comment,team',
    ...lines('Kitchen', ['soup', 'bread', 'coffee', 'dinner', 'tray', 'lunch', 'menu']),
    ...lines('Garage', ['garage', 'lot', 'valet', 'meter', 'ramp', 'curb', 'parking']),
  ].join('\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'teams.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Send the file' }).click();
  assert.equal(await page.getByLabel('Texts', { exact: true }).inputValue(), 'comment');
  assert.equal(await page.getByLabel('Labels', { exact: true }).inputValue(), 'team');
  await assertAccessible(page, 'columns to choose');
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByText(/2 labels from 70 texts/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Let it take over' }).click();
  await page.getByText('in use').waitFor();
  const garage = page.getByRole('row', { name: /^Garage/ });
  await garage.waitFor();
  // The archive is labelled in the background, and the page follows.
  await page.waitForFunction(() => /Garage\s+35\s+\S+\s+[1-9]/.test(document.body.innerText.replace(/\s+/g, ' ')));
  await assertAccessible(page, 'a taxonomy in use');
});
