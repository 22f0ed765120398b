// Scenario 1, its first door: a reply is checked before there is any account, and nothing of it leaves the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();

test('a stranger checks a reply: phrase, reason, source, and words that pass', async () => {
  const page = await world.openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${world.url}/`);
  await page.waitForURL('**/start');
  await page.getByLabel('What somebody said').fill("6 hours in St. Anne ER with my son's arm");
  await page.getByLabel('What you would answer').fill("Sorry about your son's visit");
  await page.getByText('This can’t go out').waitFor();
  assert.equal(await page.locator('.under mark').textContent(), "your son's visit");
  await page.getByText('patient.confirm').waitFor();
  await page.getByText('45 CFR 164.502').waitFor();
  await assertAccessible(page, 'the check');

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const passes = (await page.locator('.instead').textContent()) ?? '';
  assert.match(passes, /we can’t discuss anyone’s care here/);
  await page.getByRole('button', { name: 'Copy' }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), passes);
  await page.getByRole('button', { name: 'Use it instead' }).click();
  await page.getByText('This may go out').waitFor();
  assert.equal(await page.getByLabel('What you would answer').inputValue(), passes);
  assert.deepEqual(asked, [], 'what is typed stays in the browser');
});

test('the same words are a notice in a post', async () => {
  const page = await world.openPage();
  await page.goto(`${world.url}/start`);
  await page.getByLabel('What you would answer').fill('During your visit, please wear a mask.');
  await page.getByText('This can’t go out').waitFor();
  await page.getByLabel('What it is').selectOption('post');
  await page.getByText('This may go out').waitFor();
});

test('in Spanish, on a phone, by one of the examples', async () => {
  const page = await world.openPage({ locale: 'es-US', viewport: { width: 390, height: 844 } });
  await page.goto(`${world.url}/start`);
  await page.getByRole('button', { name: '«Lamentamos su hospitalización»' }).click();
  await page.getByText('Esto no puede salir').waitFor();
  await page.getByText('Esto sí se puede decir').waitFor();
  assert.match((await page.locator('.instead').textContent()) ?? '', /privacidad/);
  await assertAccessible(page, 'the check in Spanish on a phone');
});

test('every rule has its page of examples', async () => {
  const page = await world.openPage();
  await page.goto(`${world.url}/rules`);
  await page.getByRole('link', { name: 'payer.steer' }).click();
  await page.getByRole('heading', { name: 'payer.steer' }).waitFor();
  await page.getByText('“Switch to Acme Advantage.”').waitFor();
  await assertAccessible(page, 'a rule');
  await page.goto(`${world.url}/rules/no.such`);
  await page.getByRole('heading', { name: 'There is no such rule.' }).waitFor();
});
