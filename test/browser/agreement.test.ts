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
