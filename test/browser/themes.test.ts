// Themes in a real browser: the demonstration's weeks with their voices, and scenario 3's staff half, from an export to its theme.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const dayLength = 86_400_000;
const day = (before: number) => new Date(Date.now() - before * dayLength).toISOString().slice(0, 10);
const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('what emerged, grew and faded in the demonstration, one theme whole, and its posts', {
  timeout: 240_000,
}, async () => {
  const world = await startWorld();
  const page = await world.openPage();
  await world.lookAround(page);
  await page.goto(`${world.url}/learn`);
  await row(page, 'Acme').waitFor({ timeout: 60_000 });
  assert.match((await row(page, 'Parking at Harbor').innerText()).replace(/\s+/g, ' '), /up from \d+ people/);
  assert.match((await row(page, 'Waiting').innerText()).replace(/\s+/g, ' '), /too few for a trend/);
  await page.getByText('Emerging', { exact: true }).waitFor();
  await assertAccessible(page, 'themes');

  await row(page, 'Parking at Harbor').getByRole('link', { name: 'Parking at Harbor' }).click();
  await page.getByRole('heading', { name: 'Who, and where' }).waitFor();
  await page.getByRole('img', { name: /People who spoke of it: Parking at Harbor/ }).waitFor();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('columnheader', { name: 'People', exact: true }).first().waitFor();
  await page.locator('.rows > li').first().waitFor();
  await assertAccessible(page, 'one theme');
  await page.getByRole('link', { name: 'Make an insight' }).waitFor();

  await page.getByRole('link', { name: 'Questions', exact: true }).click();
  await page.getByText('Will you still take Acme?').waitFor();
  await page.getByRole('heading', { name: 'Expected, and not met' }).waitFor();
  await assertAccessible(page, 'questions');

  // Week nine: a pipe broke.
  await page.goto(`${world.url}/learn?from=${day(34)}&to=${day(27)}`);
  await row(page, 'Flood and water damage at St. Anne').waitFor({ timeout: 60_000 });
  const emerging = page.locator('.moved div', { hasText: 'Emerging' });
  assert.match(await emerging.innerText(), /Flood and water damage at St\. Anne/);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => localStorage.setItem('language', 'es'));
  await page.goto(`${world.url}/learn`);
  await page.getByRole('heading', { name: 'De qué habla la gente' }).waitFor();
  await row(page, 'Acme').waitFor({ timeout: 60_000 });
  await assertAccessible(page, 'temas, en el teléfono');
});

test('nine of 393 rows: “Parking at St. Anne”, 9 posts from 8 people, in quotes, too few for a trend', {
  timeout: 240_000,
}, async () => {
  const world = await startWorld();
  await world.setUp();
  const file = join(tmpdir(), `openrounds-themes-${process.pid}.csv`);
  await writeFile(file, exported());
  const refused = join(tmpdir(), `openrounds-themes-${process.pid}-refused.csv`);
  after(async () => {
    const { rm } = await import('node:fs/promises');
    await Promise.all([rm(file, { force: true }), rm(refused, { force: true })]);
  });
  await world
    .command(['connect', 'import', file, '--network', 'survey', '--refused', refused])
    .catch(({ stdout }) => stdout);
  const page = await world.openPage();
  await world.signIn(page);
  await page.goto(`${world.url}/learn`);
  // All of them are read a moment after they arrived.
  const theme = row(page, 'Parking at St. Anne').filter({ has: page.getByRole('cell', { name: '9', exact: true }) });
  await theme.waitFor({ timeout: 60_000 });
  const [posts, people] = await theme.getByRole('cell').allInnerTexts();
  assert.deepEqual([posts, people], ['9', '8']);
  assert.match((await theme.innerText()).replace(/\s+/g, ' '), /n is below 30 too few for a trend/);
  const quote = await theme.locator('.words').innerText();
  assert.ok(
    parked.some(([, text]) => text.includes(quote.trim())),
    quote,
  );
  await theme.getByRole('link', { name: 'Parking at St. Anne' }).click();
  await page.getByText('9 posts from 8 people').waitFor();
  await page.locator('.rows > li').nth(8).waitFor();
  assert.equal(await page.locator('.rows > li').count(), 9);
});

const parked: [who: string, text: string][] = [
  ['a1', 'Two elevators out again at the St. Anne garage, pushed Dad’s chair up the ramp.'],
  ['a2', 'Paid twelve dollars to park at St. Anne for a ten minute blood draw'],
  ['a3', 'St. Anne parking garage full by eight, every day'],
  ['a4', 'the garage at St. Anne is dark on level 3'],
  ['a5', 'Circled the St. Anne garage for half an hour'],
  ['a6', 'Could not find parking at St. Anne and missed the appointment'],
  ['a7', 'St. Anne: the parking machine ate my card'],
  ['a8', 'No handicap parking left at St. Anne on Monday'],
  ['a8', 'Again no parking at St. Anne, third Monday in a row'],
];

/** 400 rows, 7 of which can’t be read. */
function exported(): string {
  const others = [
    'The nurse was kind and patient',
    'Waited two hours for the X-ray',
    'My bill was wrong again',
    'Lunch was cold',
    'Clean rooms, quiet nights',
    'The doctor explained everything',
  ];
  const rows = Array.from({ length: 400 }, (_, at) => {
    const parking = at % 44 === 5 ? parked[Math.floor(at / 44)] : undefined;
    const [who, text] = parking ?? [`p${at}`, `${others[at % others.length]} (visit ${at})`];
    return [at, who, at % 57 === 3 ? '' : text, day(2 + (at % 25))];
  });
  return `id,author,comment,date\n${rows.map((cells) => cells.map((each) => `"${each}"`).join(',')).join('\n')}\n`;
}
