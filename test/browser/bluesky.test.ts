// A real Bluesky server and a real browser: what people there write is on the page as they write it, once, also when the program is killed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { missingNetwork, type Network, type Posted, startNetwork } from '../networks/index.ts';
import { startWorld, type World } from './world.ts';

const skip = missingNetwork;
let network: Network;
let world: World;
let page: Page;
// Begun here and not in a test, so that they stand until the file ends.
if (!skip) {
  network = await startNetwork();
  after(() => network.close());
  world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
  page = await world.begin();
}

/** Brings what has just arrived onto the page, as a reader does: by the pill, when there is one. */
async function shown(text: string): Promise<void> {
  const words = page.locator('.stream .words').filter({ hasText: text });
  const pill = page.locator('.stream .pill');
  for (let tries = 0; tries < 200 && (await words.count()) === 0; tries++) {
    if (await pill.isVisible()) await pill.click({ timeout: 500 }).catch(() => {});
    await page.waitForTimeout(50);
  }
  assert.equal(await words.count(), 1, text);
}

test('people sign up on a real server, and a communicator hears it', { skip }, async () => {
  for (const handle of ['ana.test', 'ben.test']) await network.account(handle);
  const added = await page.evaluate(async (server) => {
    const body = JSON.stringify({ settings: { connector: 'bluesky', source: 'firehose', server } });
    return (await fetch('/api/v1/channels', { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
      .status;
  }, network.url);
  assert.equal(added, 200);
  await page.goto(`${world.url}/listen`);
});

let rumor: Posted;

test('what matches a watch is on the page as it is written; the rest is not', { skip }, async (t) => {
  await network.post('ben.test', 'warming up for Mercy Valley');
  await shown('warming up');
  await network.post('ben.test', 'lord have mercy');
  rumor = await network.post('ana.test', 'Mercy Valley ER closed?? says my cousin');
  const written = performance.now();
  await shown('says my cousin');
  t.diagnostic(`on the page ${Math.round(performance.now() - written)} ms after it was written`);
  assert.equal(await page.getByText('lord have mercy').count(), 0);
});

test('a reply is read in its conversation', { skip }, async () => {
  await network.reply('ben.test', 'Mercy Valley says it is open, I just called', { root: rumor, parent: rumor });
  await shown('I just called');
  await page.locator('.stream li', { hasText: 'I just called' }).getByRole('link', { name: 'Open' }).click();
  await page.waitForURL('**/conversations/**');
  await page.getByText('says my cousin').waitFor();
  await page.goto(`${world.url}/listen`);
});

test('what its author deletes disappears', { skip }, async () => {
  await network.delete('ana.test', rumor);
  await page.getByText('says my cousin').waitFor({ state: 'detached', timeout: 60_000 });
});

test('killed in the middle and started again, it has every matching post once', {
  skip,
  timeout: 180_000,
}, async () => {
  const said: string[] = [];
  for (let number = 0; number < 40; number++) {
    const text = `Mercy Valley lantern walk, number ${number}.`;
    await network.post(number % 2 ? 'ana.test' : 'ben.test', text);
    said.push(text);
    if (number === 15) await world.kill();
    if (number === 25) await world.restart();
  }
  await page.goto(`${world.url}/listen?q=lantern`);
  for (let tries = 0; tries < 100; tries++) {
    if ((await page.locator('.stream .words').count()) >= said.length) break;
    await page.waitForTimeout(300);
    await page.reload();
    await page.locator('.stream').waitFor();
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(300);
  }
  const found = await page.locator('.stream .words').allTextContents();
  assert.deepEqual(found.map((text) => text.trim()).sort(), said.sort());
});
