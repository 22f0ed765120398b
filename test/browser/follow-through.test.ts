// In a real browser: an insight is written from what people say, goes its way by keyboard and by hand, and is told back.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const page = await world.openPage();

before(async () => {
  await world.lookAround(page);
});

const step = async (button: string, fields: Record<string, string> = {}) => {
  await page.getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
};

test('the board shows what is owed at every stage, by keyboard, and Today says so', async () => {
  await page.getByRole('link', { name: 'Interpreter hours on the site' }).waitFor();
  await page.getByText('3 days late').waitFor();
  await assertAccessible(page, 'Today with what we owe');
  await page.getByRole('navigation', { name: 'Modules' }).getByRole('link', { name: 'Learn' }).click();
  await page.getByRole('link', { name: 'Follow-through' }).click();
  for (const stage of ['Heard', 'Owned', 'Decided', 'Changed', 'Told back'])
    await page.getByRole('heading', { name: stage }).waitFor();
  await page.getByText(/insights this quarter|insight this quarter/).waitFor();
  await assertAccessible(page, 'the board');
  await page.keyboard.press('j');
  const first = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('j');
  assert.notEqual(await page.evaluate(() => document.activeElement?.textContent), first);
  await page.getByLabel('Owner').selectOption({ label: 'Luz Herrera' });
  await page.waitForURL(/owner=/);
  await page.getByRole('link', { name: 'Somewhere to sit at door B' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Interpreter hours on the site' }).waitFor();
  await page.getByLabel('Owner').selectOption('');
  await page.getByRole('link', { name: 'Somewhere to sit at door B' }).waitFor();
});

test('from heard to told back', async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Heard' }).click();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Evidence' }).waitFor();
  await page.getByText(/posts from .* people/).waitFor({ timeout: 60_000 });
  await assertAccessible(page, 'a new insight');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('Say in a sentence what you understood.').waitFor();
  await page.getByLabel('What we understood').fill('People want the arrows repainted');
  await page.getByLabel(/All of these posts are evidence/).uncheck();
  const posts = page.getByLabel('Take this post as evidence');
  await posts.nth(0).check();
  await posts.nth(1).check();
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByRole('heading', { name: 'People want the arrows repainted' }).waitFor();
  await step('Give it an owner', { 'Due by': '2020-01-01' });
  await page.getByText(/days late/).waitFor();
  await step('Note the decision', { 'What was decided': 'Paint them on the weekend.' });
  await step('Note the change', { 'What was changed': 'New arrows in the garage.' });
  await page.getByLabel('What we say').fill('Vote for Maria Lopez for mayor on Tuesday.');
  await page.getByText('This can’t go out').waitFor();
  await page.getByLabel('What we say').fill('You said the arrows point at each other. They are painted anew.');
  await page.getByText('This may go out').waitFor();
  await page.getByRole('button', { name: 'Keep these words' }).click();
  await page.getByText('Kept, ready for publishing.').waitFor();
  await assertAccessible(page, 'an insight with its change');
  for (let left = await page.getByRole('button', { name: 'Told by hand' }).count(); left > 0; left--) {
    await page.getByRole('button', { name: 'Told by hand' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Where it can be seen').fill('social.example/1');
    await dialog.getByRole('button', { name: 'Note it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('.contributors button')].filter((b) => b.textContent === 'Told by hand')
          .length === count,
      left - 1,
    );
  }
  await page.locator('.flag').filter({ hasText: 'Told back' }).waitFor();
  await assertAccessible(page, 'an insight told back');
});

test('an insight set aside comes back by the toast', async () => {
  await page.getByRole('button', { name: 'Set aside' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('Said twice');
  await dialog.getByRole('button', { name: 'Set it aside' }).click();
  const why = page.locator('.apart').getByText('Set aside: Said twice');
  await why.waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await why.waitFor({ state: 'detached' });
});

test('on a phone it is a list by stage, in Spanish too', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => localStorage.setItem('language', 'es'));
  await page.goto(`${world.url}/learn/follow-through`);
  await page.getByRole('heading', { name: 'Escuchado' }).waitFor();
  await assertAccessible(page, 'the board on a phone, in Spanish');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `nothing scrolls sideways: ${wide}`);
});
