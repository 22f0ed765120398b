// A post by its address alone: on pages that say what they show, on a Mastodon server (a stand-in), and where nothing can be read.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { startMastodon } from '../../../test/mastodon/index.ts';
import { mastodon } from '../../connectors/mastodon/index.ts';
import { aMoment, openWorld } from '../testing/world.ts';
import { bringByHand } from './bring.ts';
import { networkOf } from './known.ts';
import { readPost, showAddress } from './read.ts';

const clock = aMoment();
const world = await openWorld({ clock });
const stand = await startMastodon();
const pages = new Map<string, { status?: number; type?: string; location?: string; body?: string | Buffer }>();
const site = createServer((request, response) => {
  const {
    status = 200,
    type = 'text/html; charset=utf-8',
    location,
    body = '',
  } = pages.get(request.url!) ?? { status: 404 };
  response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) });
  response.end(body);
});
await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
after(async () => {
  site.close();
  site.closeAllConnections();
  await stand.close();
  await world.close();
});
const { core, receiver } = world;
const { act, heard } = await world.found('Mercy Valley');
const connectors = [mastodon];

const show = (address: string) => showAddress(core, connectors, address);
async function page(path: string, head: string, more: object = {}) {
  pages.set(path, { body: `<!doctype html><html lang="en"><head>${head}</head><body>Sign in</body></html>`, ...more });
  return show(url + path);
}
const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const review = (name: string, reviewBody: string, more: object = {}) => ({
  '@type': 'Review',
  author: { '@type': 'Person', name },
  datePublished: '2026-02-20T09:30:00Z',
  reviewBody,
  reviewRating: { ratingValue: '2', bestRating: '5' },
  ...more,
});

test('a review as its page describes it, with author, date and rating', async () => {
  const { found, fault } = await page(
    '/r/1',
    data({ '@graph': [{ '@type': 'Hospital', review: [review('Ana', 'Six hours &amp; no <b>bed</b>')] }] }),
  );
  assert.equal(fault, null);
  assert.deepEqual(found, {
    network: '127.0.0.1',
    text: 'Six hours & no bed',
    kind: 'review',
    address: `${url}/r/1`,
    author: 'Ana',
    at: '2026-02-20T09:30:00.000Z',
    rating: 2,
    whole: true,
  });
});

test('of several, the one that the address names; else none is picked, and the page itself is shown', async () => {
  const many = [review('Ana', 'First'), review('Ben', 'Second', { url: `${url}/r/2` }), review('Cy', 'Third')];
  assert.equal((await page('/r/2', data(many))).found?.text, 'Second');
  const all = await page('/r/all', `<meta property="og:description" content="3 reviews of Mercy Valley">${data(many)}`);
  assert.deepEqual([all.found?.text, all.found?.whole], ['3 reviews of Mercy Valley', false]);
});

test('a page that says only how it wants to be shown: a beginning, to be completed', async () => {
  const head = `<title>x</title><meta property="og:title" content="Ana on the ER"><meta content="Six hours, and then…" property="og:description">
    <meta property="article:published_time" content="2026-02-21T10:00:00+01:00"><meta name="author" content="Ana">`;
  const { found } = await page('/p/1', head);
  assert.deepEqual(
    [found?.text, found?.author, found?.at, found?.whole],
    ['Six hours, and then…', 'Ana', '2026-02-21T09:00:00.000Z', false],
  );
});

test('other characters, broken data and markup are text, or nothing', async () => {
  const latin = Buffer.from('<meta charset="iso-8859-1"><meta name="description" content="Ni\u00f1os">', 'latin1');
  assert.equal((await page('/l', '', { type: 'text/html', body: latin })).found?.text, 'Niños');
  const odd = await page(
    '/o',
    `<script type="application/ld+json">{"@type":</script><meta name="description" content="&lt;img src=x&gt; hello">`,
  );
  assert.equal(odd.found?.text, 'hello');
  const deep = JSON.parse(`${'{"mainEntity":'.repeat(500)}{}${'}'.repeat(500)}`);
  assert.equal((await page('/d', data(deep))).fault?.code, 'by_hand_no_post');
});

test('what can’t be read says why', async () => {
  const code = async (path: string, more: object) => (await page(path, '', more)).fault?.code;
  assert.equal(await code('/none', {}), 'by_hand_no_post');
  assert.equal(await code('/gone', { status: 404 }), 'by_hand_no_post');
  assert.equal(await code('/closed', { status: 403 }), 'by_hand_closed');
  pages.set('/accounts/login/?next=x', { body: '<meta property="og:title" content="Log in">' });
  assert.equal(await code('/wall', { status: 302, location: '/accounts/login/?next=x' }), 'by_hand_closed');
  assert.equal(await code('/broken', { status: 500 }), 'by_hand_unreached');
  assert.equal(await code('/picture', { type: 'image/png' }), 'by_hand_no_post');
  assert.equal((await show('http://10.0.0.1/x')).fault?.code, 'private_address');
  assert.equal((await show('http://127.0.0.1:1024/')).fault?.code, 'by_hand_unreached');
  await assert.rejects(show('javascript:alert(1)'), { code: 'channel.address' });
  await assert.rejects(show('not an address'), { code: 'channel.address' });
});

test('a public status of a Mastodon server, without an account there; brought in, it is that status', async () => {
  await stand.person('ana', { displayName: 'Ana Ruiz' });
  const open = await stand.say('ana', 'Six hours in the ER');
  const closed = await stand.say('ana', 'For my friends', { visibility: 'private' });
  const address = `${stand.url}/@ana/${open.id}`;
  const { found } = await show(address);
  assert.deepEqual(
    [found?.network, found?.text, found?.author, found?.whole],
    ['mastodon', 'Six hours in the ER', 'Ana Ruiz', true],
  );
  assert.equal((await show(`${stand.url}/@ana/${closed.id}`)).fault?.code, 'by_hand_no_post');
  const bring = async (text: string) => {
    const read = await readPost(core, connectors, address);
    const brought = { network: 'mastodon', text, kind: 'post' as const, address, author: 'Somebody', facilityId: null };
    return act((context) => bringByHand(context, receiver, brought, read?.ok ? read.post : undefined));
  };
  await bring('Six  hours in the ER\n');
  await bring('Words that are not there');
  const { host } = new URL(stand.url);
  assert.deepEqual(
    (await heard()).map(({ external_id, text, handle }) => [external_id, text, handle]),
    [
      [`${host}/${open.id}`, 'Six hours in the ER', 'ana@stand-in.example'],
      [address, 'Words that are not there', null],
    ],
  );
});

test('networks are known by their pages', () => {
  for (const [address, network] of [
    ['https://m.facebook.com/x', 'facebook'],
    ['https://x.com/a/status/1', 'x'],
    ['https://www.yelp.co.uk/biz/x', 'yelp'],
    ['https://maps.google.com/x', 'google'],
    ['https://facebook.com.example.org/x', 'facebook.com.example.org'],
    ['https://www.mercyvalley.example/x', 'mercyvalley.example'],
  ] as const)
    assert.equal(networkOf(address), network);
});
