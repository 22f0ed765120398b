// Scenario 2, in a real browser: one item with its reposts under it, "not us" for good, and what its author takes back is gone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { record, startJetstream } from '../jetstream/index.ts';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const jetstream = await startJetstream();
after(() => jetstream.close());
const world = await startWorld({ OPENROUNDS_JETSTREAM_URL: jetstream.url, OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const page = await world.begin();

const post = (name: string, rkey: string, text: string) =>
  jetstream.say({ do: 'create', did: `did:plc:${name}`, rkey, record: record(text) });
const edit = (name: string, rkey: string, text: string) =>
  jetstream.say({ do: 'update', did: `did:plc:${name}`, rkey, record: record(text) });
const repost = (name: string, of: string) =>
  jetstream.say({
    do: 'create',
    did: `did:plc:${name}`,
    rkey: 'r',
    collection: 'app.bsky.feed.repost',
    record: { $type: 'app.bsky.feed.repost', subject: { uri: of, cid: 'x' }, createdAt: new Date().toISOString() },
  });
const row = (text: string) => page.locator('.said > li', { hasText: text });
const said = async () => (await page.locator('.said > li .words').allTextContents()).map((text) => text.trim());

test('her post is shown once, its reposts folded under it', async () => {
  await page.goto(`${world.url}/hear`);
  await page.getByRole('button', { name: 'Hear Bluesky now' }).click();
  await page.waitForURL('**/listen*');
  await jetstream.listening(1);
  post('devout', 'a', 'lord have mercy');
  post('valleyscanner', 'a', 'Mercy Valley ER closed??');
  for (const name of ['ridgewood', 'ibarra', 'neighbors'])
    repost(name, 'at://did:plc:valleyscanner/app.bsky.feed.post/a');
  post('fan', 'a', 'Mercy Valley High wins');
  await page.getByRole('link', { name: /^Mercy Valley/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Mercy Valley' }).waitFor();
  await showNewUntil(row('Mercy Valley High wins'));
  await showNewUntil(row('ER closed??'));
  const fold = row('ER closed??').getByText('Passed on 3 times without a word added');
  await fold.waitFor();
  assert.deepEqual(await said(), ['Mercy Valley High wins', 'Mercy Valley ER closed??']);
  assert.equal(await row('ER closed??').locator('mark').first().textContent(), 'Mercy Valley');
  await fold.click();
  assert.equal(await row('ER closed??').locator('.fold li').count(), 3);
  await assertAccessible(page, 'Listen');
});

test('"not us" by key takes the school out, and Undo brings it back', async () => {
  await notUs();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Undo');
  await page.keyboard.press('Enter');
  await row('Mercy Valley High wins').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-current') === 'true');
});

test('one item is left, and the school stays out for good', async () => {
  await notUs();
  await page.getByTitle('"Mercy Valley" -"Mercy Valley High"').waitFor();
  await page.reload();
  await row('ER closed??').getByText('Passed on 3 times').waitFor();
  assert.equal(await page.locator('.said > li').count(), 1);

  post('principal', 'a', 'MERCY VALLEY HIGH: no school tomorrow');
  post('coach', 'a', 'Mercy Valley High wins again');
  post('porter', 'a', 'parking at Mercy Valley is full');
  await showNewUntil(row('parking at Mercy Valley is full'));
  assert.deepEqual(await said(), ['parking at Mercy Valley is full', 'Mercy Valley ER closed??']);
});

test('nothing moves until one asks for what is new', async () => {
  const place = async () => Math.round((await row('ER closed??').boundingBox())?.y ?? Number.NaN);
  const before = await place();
  post('aunt', 'a', 'Mercy Valley vending machine ate my dollar');
  await page.getByRole('button', { name: '1 new' }).waitFor();
  assert.equal(await place(), before);
  await page.keyboard.press('.');
  await row('ate my dollar').waitFor();
  await page.getByRole('button', { name: /new$/ }).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.matches('.said > li:first-child'));
});

test('what its author edits changes where it stands', async () => {
  const shown = await said();
  edit('aunt', 'a', 'Mercy Valley vending machine gave it back');
  await row('gave it back').getByText('Edited').waitFor({ timeout: 60_000 });
  assert.equal(await page.getByText('ate my dollar').count(), 0);
  assert.equal((await said()).length, shown.length);
});

test('what its author deletes is gone within a minute, with its reposts', async () => {
  const shown = await page.locator('.said > li').count();
  jetstream.say({ do: 'delete', did: 'did:plc:valleyscanner', rkey: 'a' });
  await page.getByText('The author deleted this post. Its words are gone from here too.').waitFor({ timeout: 60_000 });
  assert.equal(await page.getByText('ER closed??').count(), 0);
  assert.equal(await page.locator('.said > li').count(), shown, 'the row keeps its place');
  await page.goto(`${world.url}/listen?q=closed`);
  await page.getByText('Nobody said this, as far as we have heard.').waitFor();
});

test('under a legal hold it stays, for those who may see holds and nobody else', async () => {
  const reader = await world.openPage();
  await reader.goto(await invite('reader'));
  await reader.getByLabel('Password').fill('somebody who reads and nothing more');
  await reader.getByRole('button', { name: 'Accept' }).click();
  await reader.waitForURL('**/today');
  await reader.goto(`${world.url}/listen`);
  await reader.locator('.said > li', { hasText: 'parking at Mercy Valley is full' }).waitFor();

  await page.goto(`${world.url}/govern/retention`);
  await page.getByRole('button', { name: 'Place a legal hold' }).click();
  await page.getByLabel('Why').fill('Case 26-1182');
  await page.getByLabel('Watch', { exact: true }).selectOption({ label: 'Mercy Valley' });
  await page.getByRole('button', { name: 'Place a legal hold' }).click();
  await page.getByText('The hold is placed.').waitFor();
  await page.goto(`${world.url}/listen`);
  await row('parking at Mercy Valley is full').getByText('Legal hold').waitFor();

  jetstream.say({ do: 'delete', did: 'did:plc:porter', rkey: 'a' });
  await row('parking at Mercy Valley is full').getByText('Deleted by the author').waitFor({ timeout: 60_000 });
  await reader.getByText('parking at Mercy Valley is full').waitFor({ state: 'detached', timeout: 60_000 });

  await page.goto(`${world.url}/govern/retention`);
  await page.getByRole('button', { name: 'Release the hold: Case 26-1182' }).click();
  await page.getByText('The hold is released.').waitFor();
});

/** Takes the school out of the watch, by keys alone. */
async function notUs(): Promise<void> {
  await choose('Mercy Valley High wins');
  await page.keyboard.press('n');
  await page.getByRole('menuitem', { name: /Mercy Valley High/ }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
  await page.keyboard.press('Enter');
  await page.getByText('Not us: Mercy Valley High. It is out of this watch for good.').waitFor();
}

/** The one-time link with which a person of this role comes in. */
async function invite(role: string): Promise<string> {
  const body = { name: 'Rosa Diaz', email: `${role}@mercyvalley.example`, grants: [{ role, facilityId: null }] };
  const { link } = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/v1/invitations', { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }, body);
  return link;
}

/** Asks for what is new until it is shown: what was said before the page was read stands there already. */
async function showNewUntil(shown: ReturnType<typeof row>): Promise<void> {
  const pill = page.getByRole('button', { name: /new$/ });
  await shown.or(pill).first().waitFor();
  if (!(await shown.count())) await pill.click();
  await shown.waitFor();
}

/** Goes to a row by key. */
async function choose(text: string): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    if (await page.evaluate((text) => document.activeElement?.textContent?.includes(text), text)) return;
    await page.keyboard.press(step < 10 ? 'k' : 'j');
  }
  assert.fail(`no row says ${text}`);
}
