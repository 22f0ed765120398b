// Listening, as a communicator does it on a morning in the demonstration.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const page = await world.begin();
const row = (text: string) => page.locator('.said > li', { hasText: text });

test('Today opens with a voice, and says what each watch heard from how many people', async () => {
  await page.goto(`${world.url}/hear`);
  await page.getByRole('button', { name: 'Open the demonstration' }).click();
  await page.waitForURL('**/today', { timeout: 120_000 });
  await page.getByRole('heading', { name: 'What people are telling us' }).waitFor();
  assert.match(
    (await page.locator('main .title p').textContent()) ?? '',
    /^Good \w+, \S+\. Since .+ posts from .+ people\.$/,
  );
  const watches = page.locator('.told > li');
  assert.ok((await watches.count()) >= 5);
  for (const watch of await watches.all()) {
    const said = (await watch.locator('.meta').textContent()) ?? '';
    assert.match(said, /^[\d,]+ posts? from [\d,]+ (person|people)/);
    const posts = Number(/^[\d,]+/.exec(said)?.[0].replace(',', ''));
    assert.equal(/too few for a trend/.test(said), posts < 30, said);
    assert.equal(await watch.locator('svg.chart').count(), posts < 30 ? 0 : 1, said);
  }
  await inBothLanguages('Today');
});

test('from a chart to the posts under it, by key; as a table, CSV and PNG', async () => {
  await page.goto(`${world.url}/listen`);
  const day = page.locator('.days button[tabindex="0"]');
  await day.waitFor();
  await day.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const named = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const [, date, count] = /^\w+, (\w+ \d+): ([\d,]+) posts? from [\d,]+ (?:person|people)$/.exec(named) ?? [];
  assert.ok(date && count, named);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `${date}, newest first` }).waitFor();
  await page.locator('.vol figcaption', { hasText: `${date}: ${count} post` }).waitFor();
  assert.match(page.url(), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  assert.equal(await page.locator('.days button').count(), 30, 'the chart keeps its period');
  await assertAccessible(page, 'Listen, one day');

  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('row', { name: new RegExp(`${date}.* ${count} `) }).waitFor();
  const csv = await saved(() => page.locator('.vol').getByRole('button', { name: 'CSV' }).click());
  assert.match(csv.toString(), /^\uFEFF"Day","Posts","People","Before"\r\n("\d{4}-\d\d-\d\d",\d+,\d+,\d+\r\n){30}$/);
  await page.getByRole('button', { name: 'Chart' }).click();
  const png = await saved(() => page.getByRole('button', { name: 'PNG' }).click());
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  await page.getByRole('button', { name: `Without this filter: ${date}` }).click();
  await page.getByRole('heading', { name: 'Newest first' }).waitFor();
});

test('the editor points to the error, repairs it in one act, and the watch goes on meanwhile', async () => {
  await page.goto(`${world.url}/listen`);
  await page
    .locator('.watches')
    .getByRole('link', { name: /^Mercy Valley/ })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Mercy Valley' }).waitFor();
  await page.keyboard.press('e');
  const box = page.getByLabel('Query', { exact: true });
  await box.fill('("mercy valley" OR "st anne") (ER OR emergency OR wait*) -form:mvhs_sports');
  await page.getByText('Column 59:').waitFor();
  assert.equal(await page.locator('.colours .err').textContent(), '↑form:');
  assert.equal(await box.getAttribute('aria-invalid'), 'true');
  await page
    .getByText(/The watch goes on with the last query that could be read: [\d,]+ posts? in the last 30 days\./)
    .waitFor();
  assert.equal(await page.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled'), 'true');
  await assertAccessible(page, 'the editor, with an error');

  await page.getByRole('button', { name: 'Change to -from:mvhs_sports' }).click();
  await page.getByText(/It would have found [\d,]+ posts? in the last 30 days\./).waitFor();
  assert.equal(await box.inputValue(), '("mercy valley" OR "st anne") (ER OR emergency OR wait*) -from:mvhs_sports');
  await page.locator('.preview .said mark').first().waitFor();
  await assertAccessible(page, 'the editor, with a preview');
  await box.focus();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Mercy Valley is saved, and listens so from now on.').waitFor();
  await page.getByTitle('("mercy valley" OR "st anne") (ER OR emergency OR wait*) -from:mvhs_sports').waitFor();
  await page.keyboard.press('z');
  await page.getByTitle('"mercy valley" OR @mercyvalley OR @mercyvalleyhealth').waitFor();
});

test('a query left unreadable is there again, and the watch has gone on', async () => {
  await page.keyboard.press('e');
  await page.waitForURL('**edit=**');
  const editor = page.url();
  await page.getByLabel('Query', { exact: true }).fill('"mercy valley" OR');
  await page.getByText('Column 16:').waitFor();
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await page.getByRole('link', { name: 'Today' }).first().click();
  assert.equal((await kept).status(), 200);
  // As in another browser: nothing of it is left here.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(editor);
  const box = page.getByLabel('Query', { exact: true });
  await box.waitFor();
  assert.equal(await box.inputValue(), '"mercy valley" OR');
  await page.getByRole('button', { name: 'Take it back' }).click();
  assert.equal(await box.inputValue(), '"mercy valley" OR @mercyvalley OR @mercyvalleyhealth');
});

test('a new watch is written, put away, and taken out again', async () => {
  await page.goto(`${world.url}/listen?edit=new`);
  await page.getByLabel('Facility').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await page.keyboard.type('Elevators');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('elevator* OR elevador*');
  await page.getByText(/It would have found/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Elevators' }).waitFor();
  await page.locator('.said mark').first().waitFor();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByText('Elevators is put away. Its posts stay.').waitFor();
  await page
    .locator('.watches')
    .getByRole('link', { name: /^Elevators/ })
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page
    .locator('.watches')
    .getByRole('link', { name: /^Elevators/ })
    .waitFor();
});

test('a search that can’t be read is mended where it stands, and kept as a view', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('parking OR');
  await page.keyboard.press('Enter');
  await page.getByText('Column 9:').waitFor();
  await page.getByRole('button', { name: 'Remove OR' }).click();
  await page.locator('.said mark').first().waitFor();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Language', { exact: true }).selectOption('es');
  await page.waitForURL('**lang=es**');
  await assertAccessible(page, 'Listen, a search with filters');

  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('Parking, in Spanish');
  await assertAccessible(page, 'save a view');
  await page.keyboard.press('Enter');
  await page.getByText('Saved: Parking, in Spanish.').waitFor();
  await page.getByRole('button', { name: 'What can be done with Parking, in Spanish' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of the view').fill('Estacionamiento');
  await page.keyboard.press('Enter');
  await page
    .locator('.watches')
    .getByRole('link', { name: /^Estacionamiento/ })
    .waitFor();
  await page.getByRole('button', { name: 'What can be done with Estacionamiento' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('Deleted: Estacionamiento.').waitFor();
  await page.keyboard.press('z');
  await page.goto(`${world.url}/listen`);
  await page
    .locator('.watches')
    .getByRole('link', { name: /^Estacionamiento/ })
    .click();
  await page.waitForURL(/q=parking.*lang=es|lang=es.*q=parking/);
});

test('a post is read in its conversation', async () => {
  await page.goto(`${world.url}/listen?kind=reply`);
  await page.locator('.said > li').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL('**/conversations/**');
  await page.locator('.thread > li').nth(1).waitFor();
  const chosen = page.locator('.thread > li[aria-current]');
  assert.equal(await chosen.count(), 1);
  await chosen.getByText(/^answers /).waitFor();
  await inBothLanguages('a conversation');
  await page.keyboard.press('k');
  assert.equal(await chosen.count(), 1);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.waitForURL('**/listen?kind=reply');
});

test('an author is muted by key; a word is muted, and heard again, on the page of mutes', async () => {
  await page.goto(`${world.url}/listen`);
  await page.locator('.said > li').first().waitFor();
  await page.keyboard.press('j');
  const words = (await page.locator('.said > li[aria-current] .words').first().textContent()) ?? '';
  await page.keyboard.press('m');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
  await page.keyboard.press('Enter');
  await page.getByText(/^Muted: \S+ What they say is kept, and not shown\.$/).waitFor();
  await row(words).waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await row(words).waitFor();

  await page.getByRole('link', { name: 'Mutes' }).click();
  await page.getByText('Nothing is muted.').waitFor();
  await page.getByRole('button', { name: 'Mute a word' }).click();
  const box = page.getByLabel('Word, or a query of the watch language');
  await box.fill('maze (');
  await page.keyboard.press('Enter');
  await page.getByText('Column 6:').waitFor();
  await assertAccessible(page, 'mute a word');
  await box.fill('maze');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /^maze Word/ }).waitFor();
  await inBothLanguages('mutes');
  await page.getByRole('button', { name: 'Hear again: maze' }).click();
  await page.getByText('maze is heard again.').waitFor();
});

test('the watch language is explained by examples that can be tried', async () => {
  await page.goto(`${world.url}/listen/language`);
  await page.getByRole('heading', { name: 'The watch language' }).waitFor();
  await inBothLanguages('the watch language');
  await page.getByRole('link', { name: 'Try it: vaccin*' }).click();
  await page.locator('.said mark').first().waitFor();
  assert.match((await page.locator('.said mark').first().textContent()) ?? '', /^vaccin/i);
});

test('at 320 px nothing scrolls sideways but tables', async () => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of ['/today', '/listen', '/listen?edit=new', '/listen?q=a*b', '/listen/mutes', '/listen/language']) {
    await page.goto(world.url + path);
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => !document.querySelector('.loading'));
    const wide = await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      return Math.max(document.documentElement.scrollWidth, main.scrollWidth);
    });
    assert.ok(wide <= 320, `${path} is ${wide} px wide`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

async function inBothLanguages(where: string): Promise<void> {
  await assertAccessible(page, where);
  await speak(page, 'es');
  await assertAccessible(page, `${where}, in Spanish`);
  await speak(page, 'en');
}

async function speak(page: Page, language: 'en' | 'es'): Promise<void> {
  await page.evaluate((language) => localStorage.setItem('language', language), language);
  await page.reload();
  await page.locator(`html[lang=${language}] main h1`).waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading'));
}

async function saved(act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFile(await download.path());
}
