// Every string from outside is shown as text: three hundred that try to run a script, on every page that shows them.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { injections } from './injections.ts';
import { startWorld } from './world.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-injection-'));
after(() => rm(folder, { recursive: true, force: true }));
const world = await startWorld();
await world.setUp();
// The page's own policy would stop most of them; without it only the pages' care does.
const page = await world.openPage({ bypassCSP: true });
await page.addInitScript(() => {
  Object.assign(globalThis, { ran: () => Object.assign(globalThis, { didRun: location.pathname }) });
});
await world.signIn(page);

const didRun = (on: Page) => on.evaluate(() => (globalThis as { didRun?: string }).didRun ?? null);

/** Asks the API as the page does. */
const ask = (path: string, body: object) =>
  page.evaluate(
    async ([to, what]) => {
      const answer = await fetch(`/api/v1${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: what,
      });
      return { status: answer.status, body: await answer.json() };
    },
    [path, JSON.stringify(body)] as const,
  );

test('three hundred posts say them, by authors who are called so', async () => {
  const file = join(folder, 'posts.ndjson');
  const rows = injections.map((text, index) => ({
    id: `inj-${index}`,
    text: `Mercy Valley ${index} ${text}`,
    author: text.replaceAll('\u0000', '').slice(0, 100),
    name: text.slice(0, 100),
    place: text.slice(0, 100),
    url: text.slice(0, 300),
    title: text.slice(0, 200),
    links: [text],
    at: new Date(Date.now() - index * 60_000).toISOString(),
  }));
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const said = await world.command(['connect', 'import', file, '--network', '"><img src=x onerror=ran()>', '--json']);
  assert.equal(JSON.parse(said.trim().split('\n').at(-1) as string).stored, injections.length);
});

test('names that people give do not run either', async () => {
  for (const name of injections.filter((each) => !/\p{Cc}/u.test(each)).slice(0, 25)) {
    const short = name.slice(0, 110);
    assert.equal((await ask('/watches', { name: short, query: '"mercy valley"' })).status, 200, short);
    assert.equal((await ask('/views', { name: short, filters: { q: 'mercy' } })).status, 200, short);
    assert.equal((await ask('/facilities', { name: short, otherNames: [short] })).status, 200, short);
    const invited = await ask('/invitations', {
      name: short,
      email: `a${Math.random()}@example.org`,
      grants: [{ role: 'reader', facilityId: null }],
    });
    assert.equal(invited.status, 200, short);
  }
});

test('the stream shows all three hundred as text', async () => {
  await page.goto(`${world.url}/listen`);
  const words = page.locator('.stream .words');
  await words.first().waitFor();
  const shown = async () =>
    new Set((await words.allTextContents()).flatMap((text) => /^Mercy Valley (\d+) /.exec(text)?.[1] ?? []));
  for (let tries = 0; tries < 300 && (await shown()).size < injections.length; tries++) {
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(100);
  }
  assert.equal((await shown()).size, injections.length);
  assert.equal(await page.locator('.stream [data-post]').count(), injections.length, 'each in a row of its own');
  assert.equal(await didRun(page), null);
  const addresses = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
  assert.deepEqual(
    [...new Set(addresses)].filter((protocol) => !/^https?:$/.test(protocol)),
    [],
  );
});

test('searches for them, and a conversation of each kind', async () => {
  for (const text of injections.filter((_, index) => index % 15 === 0)) {
    await page.goto(`${world.url}/listen?q=${encodeURIComponent(text)}`);
    await page.locator('main').waitFor();
    assert.equal(await didRun(page), null, text);
  }
  const { body } = await page.evaluate(async () => ({ body: await (await fetch('/api/v1/posts?limit=200')).json() }));
  for (const post of body.posts.slice(0, 12)) {
    await page.goto(`${world.url}/conversations/${post.conversationId}`);
    await page.locator('.words').first().waitFor();
    assert.equal(await didRun(page), null);
  }
});

test('every other page', async () => {
  for (const path of [
    '/today',
    '/listen/mutes',
    '/connect',
    '/connect/import',
    '/govern',
    '/govern/people',
    '/govern/audit',
    '/govern/retention',
    '/govern/keys',
    '/account',
    '/hear',
  ]) {
    await page.goto(`${world.url}${path}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForTimeout(300);
    assert.equal(await didRun(page), null, path);
    for (const hovered of (await page.locator('main [title]').all()).slice(0, 5))
      await hovered.hover({ force: true, timeout: 1000 }).catch(() => {});
    assert.equal(await didRun(page), null, path);
  }
});

test('a file whose columns are called so', async () => {
  const file = join(folder, '"><img src=x onerror=ran()>.csv');
  const columns = injections.slice(0, 30).map((text) => `"${text.replaceAll('"', '""')}"`);
  await writeFile(file, `${columns.join(',')}\n${columns.join(',')}\n`);
  await page.goto(`${world.url}/connect/import`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL('**/connect/imports/*');
  await page.getByRole('combobox').first().waitFor();
  assert.equal(await didRun(page), null);
});
