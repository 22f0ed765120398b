// An export of some thousand rows through the page: looked at, corrected, imported, stopped, gone on with, and never twice.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { startWorld } from './world.ts';

const world = await startWorld();
const page = await world.openPage();

/** Line of the file by row: the header is line 1. */
const broken = new Map([
  [11, 'words'],
  [420, 'date'],
  [421, 'date'],
  [1500, 'words'],
  [2222, 'words'],
  [2750, 'date'],
  [2999, 'words'],
]);

/** Two columns of prose: the shorter one, which is a note of the office, comes first. */
const comments = () => {
  const rows = Array.from({ length: 3000 }, (_, at) => {
    const words =
      broken.get(at) === 'words' ? '' : `Visit ${at}: the ${['nurse', 'parking', 'waiting room'][at % 3]} at St. Anne`;
    const day = broken.get(at) === 'date' ? 'soon' : `2019-03-${String((at % 28) + 1).padStart(2, '0')}`;
    return `${at},desk ${at % 7} wrote this down,"${words}",${day}`;
  });
  return Buffer.from(`case,note,comment,seen\n${rows.join('\n')}\n`);
};

const send = async (name: string) => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: comments() });
  await page.waitForURL('**/connect/imports/*');
};
const is = (column: string) => page.getByLabel(`What the column “${column}” is`);

test('from the first start, the second door leads to a file', async () => {
  await page.goto(world.startLink as string);
  await page.getByRole('link', { name: 'Drop an export' }).click();
  await page.getByLabel('Name of the organization').fill('Mercy Valley');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Your name').fill('Joanne Park');
  await page.getByLabel('E-mail address').fill('joanne.park@mercyvalley.example');
  await page.getByLabel('Password').fill('a quiet ward at seven in the morning');
  await page.getByRole('button', { name: 'Finish and begin to hear' }).click();
  await page.waitForURL('**/connect/import');
  await page.getByText('Drop a file here').waitFor();
});

test('a dry run shows what a column was taken for, and the correction is looked at again', async () => {
  await send('visits.csv');
  await page.getByText('This is what the columns seem to be.').waitFor();
  await is('comment').selectOption('');
  await is('note').selectOption('text');
  await is('seen').selectOption('at');
  await page.getByLabel('Network or survey').fill('Visits');
  await page.getByRole('button', { name: 'See how it will look' }).click();
  await page.getByText('2,997 posts would be stored').waitFor();
  await page.locator('.sample .words').getByText('desk 0 wrote this down').waitFor();

  await is('note').selectOption('');
  await is('comment').selectOption('text');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('2,993 posts would be stored').waitFor();
  await page.locator('.sample .words').getByText('Visit 0: the nurse at St. Anne').waitFor();
  const sample = page.locator('.sample li').first();
  await sample.getByText('March 1, 2019', { exact: true }).waitFor();
});

test('what is refused is in a file with its line and its reason', async () => {
  await page.getByRole('button', { name: 'Import 2,993 posts' }).click();
  await page.getByText('2,993 posts stored').waitFor();
  await page.getByText('7 rows were refused.').waitFor();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Refused rows as a file' }).click();
  const file = await readFile(await (await waiting).path(), 'utf8');
  const lines = file.trim().split('\r\n').slice(1);
  assert.deepEqual(
    lines.map((line) => Number(line.split(',')[0])),
    [...broken.keys()].map((row) => row + 2),
  );
  for (const [at, why] of [...broken.values()].entries())
    assert.match(lines[at] ?? '', why === 'words' ? /words is empty/ : /soon/);
});

test('it is read in the stream, searched by phrase, and counted by a watch that is being written', async () => {
  await page.getByRole('link', { name: 'Read the posts' }).click();
  await page.locator('.said > li').first().getByText('March 28, 2019', { exact: true }).waitFor();
  await page.goto(`${world.url}/listen?q="waiting room"`);
  await page.locator('.said mark', { hasText: 'waiting room' }).first().waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), '"waiting room"');
  await page.goto(`${world.url}/listen?edit=new`);
  await page.getByLabel('Query', { exact: true }).fill('parking -nurse');
  await page.getByText(/It would have found [\d,]+ posts in the last 20 years\./).waitFor();
  await page.locator('.preview .said mark', { hasText: 'parking' }).first().waitFor();
  await page.goto(`${world.url}/today`);
  await page.getByText('Nobody has written since March 28, 2019.').waitFor();
});

test('the same file again adds none', async () => {
  await page.goto(`${world.url}/connect/import`);
  await send('visits once more.csv');
  await page.getByText('The columns are read as the last time').waitFor();
  await page.getByRole('button', { name: 'Import at once' }).click();
  await page.getByText('Nothing new was stored.').waitFor();
  await page.getByText('2,993 were here already.').waitFor();
});
