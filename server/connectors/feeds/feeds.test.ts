// Feeds are read from a real HTTP server, in every format, politely, and whatever they do, the next poll is possible.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import iconv from 'iconv-lite';
import { type FeedServer, rss, serveFeeds } from '../../../test/feeds/server.ts';
import type { Polled, Surroundings } from '../../connect/connector.ts';
import { noCredentials } from '../../connect/testing/credentials.ts';
import { fixedClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { silentLog } from '../../core/log.ts';
import { openOutgoing } from '../../core/outgoing.ts';
import { feeds } from './index.ts';

async function open(t: TestContext) {
  const server = await serveFeeds();
  const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
  const clock = fixedClock('2026-03-01T12:00:00Z');
  const outgoing = openOutgoing({ config, clock });
  t.after(async () => {
    await outgoing.close();
    await server.close();
  });
  const around: Surroundings = { config, clock, outgoing, log: silentLog };
  return { server, around, clock };
}

const signal = new AbortController().signal;
const poll = async (server: FeedServer, around: Surroundings, path: string, cursor: unknown = null): Promise<Polled> =>
  feeds.poll!(
    {
      settings: { connector: 'feeds', address: server.url + path, everyMinutes: 15 },
      cursor,
      signal,
      credentials: noCredentials,
    },
    around,
  );

async function heard(server: FeedServer, around: Surroundings, path: string, cursor: unknown = null) {
  const polled = await poll(server, around, path, cursor);
  assert.ok(polled.ok, JSON.stringify(polled));
  return polled;
}

test('RSS: words without markup, links, author, time, a stable id', async (t) => {
  const { server, around } = await open(t);
  const html = `<h2>Wait times</h2><p>Six hours &amp; counting at <b>Mercy</b>.<br>Nobody called.</p><script>alert(1)</script>
    <ul><li>one</li><li>two</li></ul><a href="/more">more</a><img src="x.png" alt="the waiting room">`;
  server.put('/rss', {
    body: rss([
      `<guid isPermaLink="false">17</guid><link>https://valley.example/17</link><title>ER &amp;amp; us</title><dc:creator>Ana</dc:creator><pubDate>Sat, 28 Feb 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[${html}]]></content:encoded>`,
      '<link>https://valley.example/18</link><title>No date, no words</title>',
      '<description>&lt;b&gt;Only&lt;/b&gt; words, no id</description><pubDate>Mon, 01 Jan 9999 00:00:00 GMT</pubDate>',
      '<guid>silent</guid>',
    ]),
  });
  const { posts, skipped, nextTryAt } = await heard(server, around, '/rss');
  const [first, second, third] = posts;
  assert.equal(posts.length, 3);
  assert.equal(skipped, 1);
  assert.equal(first?.text, 'Wait times\n\nSix hours & counting at Mercy.\nNobody called.\n\none\ntwo\n\nmore');
  assert.equal(first?.title, 'ER & us');
  assert.equal(first?.externalId, `${server.url}/rss#17`);
  assert.deepEqual(first?.author, { externalId: `${server.url}/rss#Ana`, name: 'Ana' });
  assert.equal(first?.at?.toISOString(), '2026-02-28T10:00:00.000Z');
  assert.deepEqual(first?.links, ['https://valley.example/17', 'https://valley.example/more']);
  assert.equal(first?.media?.[0]?.alt, 'the waiting room');
  assert.deepEqual([second?.text, second?.at], ['No date, no words', around.clock.now()]);
  assert.deepEqual([third?.text, third?.at], ['Only words, no id', around.clock.now()]);
  assert.match(third?.externalId ?? '', /^digest:/);
  assert.equal(nextTryAt?.toISOString(), '2026-03-01T12:15:00.000Z');
});

test('Atom, RDF and JSON Feed say the same', async (t) => {
  const { server, around } = await open(t);
  server.put('/atom', {
    body: `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="es"><title type="html">Comments on: parking</title><id>urn:f</id><updated>2026-02-01T00:00:00Z</updated>
      <entry><id>tag:valley.example,2026:2</id><title>Re</title><link href="https://valley.example/2"/><published>2026-02-27T08:00:00Z</published><updated>2026-02-28T08:00:00Z</updated><author><name>Luz</name><uri>https://luz.example/</uri></author><thr:in-reply-to ref="tag:valley.example,2026:1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>No hay <em>lugar</em></p></div></content></entry></feed>`,
  });
  server.put('/rdf', {
    body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old</title><link>https://old.example/</link><description>d</description></channel><item rdf:about="https://old.example/1"><title>First</title><link>https://old.example/1</link><description>still here</description><dc:date>2026-02-20T01:00:00Z</dc:date></item></rdf:RDF>`,
  });
  server.put('/json', {
    type: 'application/feed+json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      language: 'en-US',
      items: [
        {
          id: '1',
          url: 'https://j.example/1',
          content_text: 'a < b\nline two',
          date_published: '2026-02-20T01:00:00Z',
        },
      ],
    }),
  });
  const [atom] = (await heard(server, around, '/atom')).posts;
  assert.equal(atom?.text, 'No hay lugar');
  assert.equal(atom?.kind, 'comment');
  assert.equal(atom?.lang, 'es');
  assert.equal(atom?.at?.toISOString(), '2026-02-27T08:00:00.000Z');
  assert.deepEqual(atom?.replyTo, { externalId: 'tag:valley.example,2026:1' });
  assert.deepEqual(atom?.author, { externalId: 'https://luz.example/', name: 'Luz' });
  const [rdf] = (await heard(server, around, '/rdf')).posts;
  assert.deepEqual([rdf?.text, rdf?.title, rdf?.externalId], ['still here', 'First', 'https://old.example/1']);
  const [json] = (await heard(server, around, '/json')).posts;
  assert.deepEqual([json?.text, json?.lang], ['a < b\nline two', 'en-us']);
});

test('asked again: nothing new costs nothing, a new item is a post, a changed one an edit', async (t) => {
  const { server, around } = await open(t);
  const item = (id: number, words: string) => `<guid>urn:${id}</guid><description>${words}</description>`;
  server.put('/rss', { body: rss([item(1, 'one')]) });
  const first = await heard(server, around, '/rss');
  const again = await heard(server, around, '/rss', first.cursor);
  assert.equal(server.requests.at(-1)?.status, 304);
  assert.deepEqual([again.posts, again.changes, again.cursor], [[], [], undefined]);
  server.put('/rss', { body: rss([item(2, 'two'), item(1, 'one, put right')]) });
  const third = await heard(server, around, '/rss', first.cursor);
  assert.deepEqual(
    third.posts.map((post) => post.text),
    ['two'],
  );
  assert.deepEqual(
    third.changes.map((change) => change.change === 'edited' && [change.externalId, change.post.text]),
    [['urn:1', 'one, put right']],
  );
  server.put('/rss', { body: rss([item(1, 'one, put right')]) });
  const fourth = await heard(server, around, '/rss', third.cursor);
  assert.deepEqual([fourth.posts, fourth.changes], [[], []]);
});

test('a feed that moved for good is followed and remembered; one that is gone is said to be', async (t) => {
  const { server, around } = await open(t);
  server.put('/new', { body: rss(['<guid isPermaLink="false">1</guid><description>x</description>']) });
  server.put('/old', { status: 301, headers: { location: '/new' } });
  server.put('/passing', { status: 302, headers: { location: '/new' } });
  const moved = await heard(server, around, '/old');
  assert.deepEqual(moved.settings, { connector: 'feeds', address: `${server.url}/new`, everyMinutes: 15 });
  assert.equal(moved.posts[0]?.externalId, `${server.url}/old#1`);
  const after = await heard(server, around, '/new', moved.cursor);
  assert.deepEqual(after.posts, []);
  assert.equal((await heard(server, around, '/passing')).settings, undefined);
  server.put('/gone', { status: 410 });
  const gone = await poll(server, around, '/gone');
  assert.ok(!gone.ok && gone.gone);
  assert.equal(!gone.ok && gone.fault.code, 'feed_gone');
  server.put('/busy', { status: 429, headers: { 'retry-after': '600' } });
  const busy = await poll(server, around, '/busy');
  assert.deepEqual(!busy.ok && [busy.fault.code, busy.nextTryAt?.toISOString()], [
    'too_many',
    '2026-03-01T12:10:00.000Z',
  ]);
});

test('malformed, huge, endless and hostile feeds are faults in plain words', async (t) => {
  const { server, around } = await open(t);
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  server.put('/torn', { body: '<rss version="2.0"><channel><title>x</title><item><desc' });
  server.put('/page', { body: '<html><body>hello</body></html>', type: 'text/html' });
  server.put('/empty', { body: '' });
  server.put('/json', { body: '{"a":', type: 'application/json' });
  server.put('/large', { body: rss(['<description>x</description>']), fill: 50_000_000 });
  server.put('/endless', { body: '<item><description>more</description></item>', fill: Number.POSITIVE_INFINITY });
  server.put('/laughs', {
    body: `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${entities}]><rss version="2.0"><channel><title>t</title><item><guid>1</guid><description>&l9;</description></item></channel></rss>`,
  });
  const codes: unknown[] = [];
  for (const path of ['/torn', '/page', '/empty', '/json', '/large', '/endless']) {
    const polled = await poll(server, around, path);
    codes.push(polled.ok ? `${polled.posts.length} posts` : polled.fault.code);
  }
  const unreadable = 'feed_unreadable';
  assert.deepEqual(codes, [unreadable, unreadable, unreadable, unreadable, 'too_large', 'too_large']);
  const laughs = await poll(server, around, '/laughs');
  if (laughs.ok) for (const post of laughs.posts) assert.ok(post.text.length < 1000);
});

test('character sets come from the mark, the header or the prolog', async (t) => {
  const { server, around } = await open(t);
  const feed = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${rss(['<guid>1</guid><description>¿Dónde está la clínica?</description>']).slice(21)}`;
  const put = (path: string, encoding: string, type: string, from = encoding) =>
    server.put(path, { body: iconv.encode(feed(encoding), from, { addBOM: from.startsWith('utf-16') }), type });
  put('/prolog', 'iso-8859-1', 'application/xml');
  put('/header', 'unknown', 'application/rss+xml; charset=windows-1252', 'windows-1252');
  put('/mark', 'utf-16', 'application/xml', 'utf-16le');
  put('/liar', 'utf-8', 'application/xml', 'windows-1252');
  for (const path of ['/prolog', '/header', '/mark', '/liar']) {
    assert.equal((await heard(server, around, path)).posts[0]?.text, '¿Dónde está la clínica?', path);
  }
});

test("a page's feeds are found by its links, else at the usual places", async (t) => {
  const { server, around } = await open(t);
  const page = (head: string) => ({ type: 'text/html', body: `<html><head>${head}</head><body>hi</body></html>` });
  server.put(
    '/',
    page(
      '<link rel="alternate" type="application/rss+xml" href="/news.xml"><link rel=alternate type="application/atom+xml" href="/none">',
    ),
  );
  server.put('/news.xml', {
    body: rss(['<guid>1</guid><title>x</title><pubDate>Sat, 28 Feb 2026 10:00:00 GMT</pubDate>']),
  });
  server.put('/blog', page(''));
  server.put('/blog/feed', { body: rss([], 'Blog') });
  const discover = (address: string) => feeds.discover!({ address, signal }, around);
  assert.deepEqual(await discover(server.url), {
    ok: true,
    feeds: [{ address: `${server.url}/news.xml`, title: 'Valley News', posts: 1, newest: '2026-02-28T10:00:00.000Z' }],
  });
  const blog = await discover(`${server.url}/blog`);
  assert.deepEqual(blog.ok && blog.feeds.map((feed) => feed.title), ['Blog']);
  const settings = { connector: 'feeds' as const, address: server.url, everyMinutes: 15 };
  const prepared = await feeds.prepare!(settings, around);
  assert.deepEqual(prepared, {
    ok: true,
    settings: { ...settings, address: `${server.url}/news.xml` },
    name: 'Valley News',
  });
  server.put('/plain', page(''));
  const inside = await discover('http://10.0.0.1/');
  assert.equal(!inside.ok && inside.fault.code, 'private_address');
  const nothing = await discover('not an address');
  assert.equal(!nothing.ok && nothing.fault.code, 'address');
});
