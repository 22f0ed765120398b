// What was understood: a post is read as it arrives, its line says so, and a person corrects it by two keys and takes it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();

test('five stars and the wrong blood: read at once, corrected by key, taken back', { timeout: 120_000 }, async () => {
  const page = await world.begin();
  const arrive = (text: string, rating: number) =>
    page.evaluate(
      async (post) => {
        const body = JSON.stringify({ network: 'phone', ...post });
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/v1/by-hand/posts', { method: 'POST', headers, body })).status;
      },
      { text, rating },
    );
  await page.goto(`${world.url}/listen`);
  assert.equal(await arrive('Lovely nurses. They gave Mom the wrong blood.', 5), 200);
  const row = page.locator('.said > li').filter({ hasText: 'wrong blood' });
  await row.getByText('critical').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('2');
  await row.getByText('serious').waitFor();
  await row.getByText('corrected by Joanne Park').waitFor();
  await page.getByText('Corrected. Your word stands').waitFor();
  await page.keyboard.press('z');
  await row.getByText('critical').waitFor();
  await page.keyboard.press('c');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('c');
  const form = page.getByRole('dialog');
  await form.getByRole('checkbox', { name: 'Kindness', exact: true }).check();
  await assertAccessible(page, 'all of it');
  await form.getByRole('button', { name: 'Keep' }).click();
  await row.getByText(/Kindness/).waitFor();

  await row.getByRole('link', { name: 'Open' }).click();
  const side = page.getByRole('region', { name: 'What was understood' });
  await side.getByText(/Topics:/).waitFor();
  await assertAccessible(page, 'the page of the post');
  await side.getByRole('button', { name: 'Undo' }).click();
  await side.getByText('taken back').first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await assertAccessible(page, 'the page of the post, narrow');
});

test('a language that is not read is named, and personal data are marked', { timeout: 120_000 }, async () => {
  const page = await world.openPage({ locale: 'es-US' });
  await world.signIn(page);
  await page.goto(`${world.url}/listen`);
  for (const text of ['Очень долго ждали врача в приёмном покое', 'Llámenme al 212-555-0147, esperamos seis horas'])
    await page.evaluate(
      (text) =>
        fetch('/api/v1/by-hand/posts', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ network: 'phone', text }),
        }),
      text,
    );
  await page.reload();
  await page
    .getByText(/ruso: /i)
    .first()
    .waitFor();
  await page.locator('.said > li').filter({ hasText: '212-555' }).getByRole('link', { name: 'Abrir' }).click();
  const personal = page.locator('.personal');
  await personal.waitFor();
  assert.equal(await personal.innerText(), '212-555-0147');
  assert.match((await personal.getAttribute('title')) ?? '', /teléfono/);
});
