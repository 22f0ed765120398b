// What every account of ours goes through in a browser, once it is connected: it is heard, it answers, it is signed out over there.
import assert from 'node:assert/strict';
import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { connectors } from '../../server/app.ts';
import { deliver } from '../../server/connect/deliver/ask.ts';
import { editor } from '../../server/connect/testing/world.ts';
import { systemClock } from '../../server/core/clock.ts';
import { readConfig } from '../../server/core/config.ts';
import { connectionOptions } from '../../server/core/connection.ts';
import { act } from '../../server/core/context.ts';
import { openDatabase } from '../../server/core/database.ts';
import { newId } from '../../server/core/ids.ts';
import { fixedKeys } from '../../server/core/keys.ts';
import { silentLog } from '../../server/core/log.ts';
import { openCore } from '../../server/open-core.ts';
import { assertAccessible } from './axe.ts';
import type { World } from './world.ts';

/** On the page where channels are added, opens the form of one kind. */
export async function openForm(page: Page, { url }: World, step: string): Promise<void> {
  await page.goto(`${url}/connect/add`);
  await page.getByRole('button', { name: step }).click();
}

/** The sentence at a field that was filled wrongly; the field has the focus. */
export async function wrongAt(page: Page, label: string): Promise<string> {
  const box = page.getByLabel(label, { exact: true });
  const said = page.locator('.field', { has: box }).locator('.wrong');
  await said.waitFor({ timeout: 20_000 });
  assert.equal(await box.evaluate((each) => each === document.activeElement), true, `${label} has the focus`);
  return (await said.textContent()) ?? '';
}

/** The channel's page after the account was connected, hearing; its address. */
export async function connected(page: Page, name: string | RegExp): Promise<string> {
  await page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 20_000 });
  await page.waitForURL('**/connect/channels/*');
  await page.locator('.health, .flag').getByText('Hearing', { exact: true }).first().waitFor({ timeout: 20_000 });
  return page.url();
}

/** Has the network asked now, instead of when it is due, and looks, until that is to be seen. */
async function seenOn(page: Page, channel: string, address: string, what: Locator): Promise<void> {
  const id = channel.split('/').at(-1) ?? '';
  for (let tries = 0; tries < 20 && !(await what.isVisible()); tries++) {
    if (tries % 5 === 0) await page.evaluate((each) => fetch(`/api/v1/channels/${each}/try`, { method: 'POST' }), id);
    await page.goto(address);
    await what.waitFor({ timeout: 2000 }).catch(() => {});
  }
  await what.waitFor({ timeout: 2000 });
}

/** What was said there to us stands in Listen. */
export async function heardInListen(page: Page, { url }: World, channel: string, text: string): Promise<void> {
  await seenOn(page, channel, `${url}/listen`, page.locator('.stream .words').filter({ hasText: text }));
}

/** Answers that post as a room of ours would: in the queue, in one transaction. */
export async function answer({ databaseUrl }: World, post: string, text: string): Promise<void> {
  const config = readConfig({ OPENROUNDS_DATABASE_URL: databaseUrl });
  const owner = new pg.Client(connectionOptions(databaseUrl));
  await owner.connect();
  const { rows } = await owner.query('select * from listen.post where text like $1', [`%${post}%`]);
  await owner.end();
  const [{ organization_id, id, external_id, channel_id }] = rows;
  const database = await openDatabase({ url: databaseUrl, max: 2, log: silentLog });
  const ground = {
    config,
    clock: systemClock,
    log: silentLog,
    keys: fixedKeys('test '.repeat(10), Buffer.alloc(32, 7)),
  };
  const { core, close } = await openCore({ ...ground, database: { ...database, url: databaseUrl } });
  try {
    await act(core, organization_id, editor, (context) =>
      deliver(context, connectors, {
        channelId: channel_id,
        kind: 'reply',
        target: { externalId: external_id, postId: id },
        content: { text, images: [] },
        key: newId(),
      }),
    );
  } finally {
    await close();
    await database.close();
  }
}

/** What we said is posted, with its link, on its own page and in the conversation it belongs to; the link. */
export async function shownPosted(page: Page, { url }: World, post: string, text: string): Promise<string | null> {
  await page.goto(`${url}/connect/deliveries`);
  const row = page.locator('.delivery', { hasText: text });
  await row.getByText('Posted', { exact: true }).waitFor({ timeout: 20_000 });
  const link = row.getByRole('link', { name: 'See it there' });
  const there = (await link.count()) > 0 ? await link.getAttribute('href') : null;
  await assertAccessible(page, 'what we said');
  await row.getByRole('button', { name: 'What it concerns' }).click();
  await page.getByRole('heading', { name: 'What we answered' }).waitFor();
  await page.locator('.words', { hasText: post }).first().waitFor();
  const answers = page.locator('section', { has: page.getByRole('heading', { name: 'What we answered' }) });
  await answers.getByText(text).waitFor();
  await answers.getByText('Posted', { exact: true }).waitFor();
  return there;
}

/** Signed out on the network's side, the page of channels says so and leads to the one step that mends it. */
export async function signedOut(page: Page, { url }: World, channel: string, name: string | RegExp): Promise<void> {
  const own = page.getByRole('link', { name, exact: true });
  const row = page.locator('.channel', { has: own });
  await seenOn(page, channel, `${url}/connect`, row.getByText('Signed out', { exact: true }));
  await row.getByRole('link', { name: 'Sign in again' }).click();
  await page.waitForURL(`${channel}*`);
  await page.getByRole('button', { name: 'Sign in again' }).waitFor();
  await assertAccessible(page, 'a channel that is signed out');
}

/** Hears again. */
export async function signedInAgain(page: Page): Promise<void> {
  await page.getByText(/ is signed in again\./).waitFor({ timeout: 20_000 });
  await page.getByText('Signed out').waitFor({ state: 'detached' });
}
