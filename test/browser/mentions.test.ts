// Links to our own pages in a real browser: the site is named, the lines stand there, a test says what is wrong, a mention is read.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { serveFeeds } from '../feeds/server.ts';
import { assertAccessible } from './axe.ts';
import { startWorld } from './world.ts';

const ours = await serveFeeds();
const blog = await serveFeeds();
after(() => Promise.all([ours.close(), blog.close()]));
const world = await startWorld({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1,localhost' });
const page = await world.begin();
const host = new URL(ours.url).host;
let lines = '';

test('a site is named, and the lines to paste stand there', async () => {
  await page.goto(`${world.url}/connect/add`);
  await page.getByRole('button', { name: 'Hear of links to your pages' }).click();
  const sites = page.getByLabel('Your sites');
  await sites.press('Enter');
  await page.getByText('Type a site, like www.example.org.').waitFor();
  await sites.fill('no-site');
  await sites.press('Enter');
  await page.getByText('Type a site, like www.example.org.').waitFor();
  await assertAccessible(page, 'add a channel, links to own pages');
  await sites.fill(`http://${host}/start`);
  await page.getByRole('button', { name: 'Make its address' }).click();
  await page.getByRole('heading', { name: `Links to ${host}` }).waitFor();
  lines = (await page.locator('output.lines').textContent()) ?? '';
  assert.match(
    lines,
    /^<link rel="webmention" href="http:\/\/localhost:\d+\/mentions\/[0-9a-f-]+">\n<link rel="pingback" /,
  );
  await assertAccessible(page, 'a channel for mentions');
});

test('a test says what is wrong, and that it arrives once the lines are there', async () => {
  const mine = page.getByLabel('A page of yours');
  const send = async (path: string) => {
    await mine.fill(path);
    await page.getByRole('button', { name: 'Send a test' }).click();
  };
  await send('https://elsewhere.example/');
  await page.getByText('elsewhere.example is not one of this channel’s sites.').waitFor();
  await send(`${ours.url}/hours`);
  await page.getByText('has nothing at this address').waitFor();
  ours.put('/hours', { type: 'text/html', body: '<title>Hours</title>' });
  await send(`${ours.url}/hours`);
  await page.getByText('The page has no line for Webmention.').waitFor();
  ours.put('/hours', { type: 'text/html', body: `<head>${lines}</head>` });
  await send(`${ours.url}/hours`);
  await page.getByText('A test was sent, and it arrived.').waitFor();
  await assertAccessible(page, 'a channel for mentions, tried');
});

test('who links to it is read here, as text', async () => {
  blog.put('/ana', {
    type: 'text/html',
    body: `<article class="h-entry"><span class="p-author h-card">Ana &lt;b&gt;Ruiz</span><p class="e-content">Six hours at the ER &lt;script&gt;alert(1)&lt;/script&gt; <a href="${ours.url}/hours">hours</a></p></article>`,
  });
  const endpoint = /href="([^"]+)"/.exec(lines)?.[1] ?? '';
  const body = new URLSearchParams({ source: `${blog.url}/ana`, target: `${ours.url}/hours` });
  assert.equal((await fetch(endpoint, { method: 'POST', body })).status, 202);
  await page.getByText('1 post today').waitFor({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Read the posts' }).click();
  await page.getByText('Six hours at the ER <script>alert(1)</script> hours').waitFor();
  // A page may call itself anybody: who said it is shown as the site it stands on.
  await page.getByText(new URL(blog.url).host).first().waitFor();
});

test('what came to nothing stands at the channel, with the reason', async () => {
  blog.put('/ben', { type: 'text/html', body: '<p>No link &lt;img src=x&gt;</p>' });
  const endpoint = /href="([^"]+)"/.exec(lines)?.[1] ?? '';
  const body = new URLSearchParams({ source: `${blog.url}/ben`, target: `${ours.url}/hours` });
  await page.goto(`${world.url}/connect`);
  await page.getByRole('link', { name: `Links to ${host}` }).click();
  assert.equal((await fetch(endpoint, { method: 'POST', body })).status, 202);
  await page.getByRole('heading', { name: 'What came to nothing' }).waitFor({ timeout: 20_000 });
  await page.getByText('does not link to the page it named.').waitFor();
  await assertAccessible(page, 'a channel for mentions, with one that came to nothing');
});

test('in Spanish, on a phone of 320 px, nothing goes sideways', async () => {
  const phone = await world.openPage({ viewport: { width: 320, height: 640 }, locale: 'es-US' });
  await world.signIn(phone);
  await phone.goto(`${world.url}/connect`);
  await phone.getByRole('link', { name: `Links to ${host}` }).click();
  await phone.getByRole('heading', { name: 'Para su sitio' }).waitFor();
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await assertAccessible(phone, 'a channel for mentions, on a phone');
});
