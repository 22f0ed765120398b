// Pages that are said to link to ours, on a real web server: read, or left alone with the reason, whatever they are made of.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Served, serveFeeds } from '../../../test/feeds/server.ts';
import type { Mentioned, Surroundings } from '../../connect/connector.ts';
import { systemClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { silentLog } from '../../core/log.ts';
import { openOutgoing } from '../../core/outgoing.ts';
import { webmention } from './index.ts';

const config = readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' });
const outgoing = openOutgoing({ config, clock: systemClock });
const around: Surroundings = { config, clock: systemClock, outgoing, log: silentLog };
const blog = await serveFeeds();
const ours = await serveFeeds();
after(() => Promise.all([outgoing.close(), blog.close(), ours.close()]));

const target = `${ours.url}/visiting-hours`;
const settings = { connector: 'webmention' as const, sites: [new URL(ours.url).host] };
const link = `<a href="${target}">visiting hours</a>`;
ours.put('/visiting-hours', { type: 'text/html', body: 'Open' });

let number = 0;
function mention(served: Served, { to = target, source = '' } = {}): Promise<Mentioned> {
  const path = `/${number++}`;
  blog.put(path, { type: 'text/html; charset=utf-8', ...served });
  const signal = new AbortController().signal;
  const given = { settings, source: source || `${blog.url}${path}`, target: to, isNew: true, signal };
  return webmention.mention!(given, around);
}
async function post(served: Served) {
  const mentioned = await mention(served);
  assert.ok(mentioned.was === 'there', JSON.stringify(mentioned));
  return mentioned.post;
}
const outcome = async (served: Served, more?: Parameters<typeof mention>[1]) => {
  const mentioned = await mention(served, more);
  return mentioned.was === 'there' ? 'there' : `${mentioned.was}: ${mentioned.fault.code}`;
};

test('an entry: who wrote it, when, its words, and what it answers', async () => {
  const body = `<html lang="es"><body><article class="h-entry"><h1 class="p-name">Six hours</h1>
    <a class="p-author h-card" href="/ana">Ana Ruiz</a> <time class="dt-published" datetime="2026-03-01T10:00:00Z"></time>
    <div class="e-content"><p>We waited six hours &amp; nobody called.</p><p>See <a class="u-in-reply-to" href="${target}">their page</a>.</p>
    <script>alert(1)</script></div><a class="u-url" href="/six-hours">link</a></article></body></html>`;
  const said = await post({ body });
  const { host } = new URL(blog.url);
  assert.equal(said.text, 'We waited six hours & nobody called.\n\nSee their page.');
  assert.equal(said.title, 'Six hours');
  assert.deepEqual(said.author, { externalId: `mention:${host} ${blog.url}/ana`, handle: host, name: 'Ana Ruiz' });
  assert.equal(said.at?.toISOString(), '2026-03-01T10:00:00.000Z');
  assert.deepEqual([said.kind, said.replyTo, said.lang], ['reply', { externalId: target }, 'es']);
  assert.deepEqual([said.network, said.url, said.links], ['web', `${blog.url}/six-hours`, [target]]);
  assert.match(said.externalId, /^mention:http/);
});

test('a like and a repost say so; older markup is read too', async () => {
  const like = await post({
    body: `<div class="h-entry"><a class="p-author h-card" href="https://elsewhere.example/">Ben</a> likes <a class="u-like-of" href="${target}">this</a></div>`,
  });
  assert.deepEqual([like.kind, like.raw, like.author?.name], ['post', { mention: 'like' }, 'Ben']);
  assert.match(
    like.author!.externalId,
    new RegExp(`^mention:${new URL(blog.url).host} `),
    'known by the site it stands on',
  );
  const repost = await post({ body: `<div class="h-entry"><a class="u-repost-of" href="${target}">x</a></div>` });
  assert.deepEqual(repost.raw, { mention: 'repost' });
  const old = await post({
    body: `<div class="hentry"><h2 class="entry-title">Old theme</h2><div class="entry-content">Their ${link} are short.</div></div>`,
  });
  assert.deepEqual([old.title, old.text], ['Old theme', 'Their visiting hours are short.']);
});

test('of several entries on a page the one that is about us', async () => {
  const entry = (words: string) => `<div class="h-entry"><div class="e-content">${words}</div></div>`;
  const body = `<div class="h-feed">${entry('About bread')}${entry(`About the ${link}`)}${entry('About cats')}</div>`;
  assert.equal((await post({ body })).text, 'About the visiting hours');
});

test('without an entry: title, description and the words around the link', async () => {
  const said = await post({
    body: `<head><title>Bread &amp; butter — the Baker</title><meta property="og:title" content="Bread &amp; butter">
      <meta property="og:site_name" content="The Baker"><meta name="description" content="A day at the hospital.">
      <meta property="article:published_time" content="2026-02-01T08:00:00Z"></head>
      <p>First words.</p><p>Their <em>new</em> ${link} help <strong>nobody</strong>.</p><p>Last words.</p>`,
  });
  assert.equal(said.text, 'A day at the hospital.\n\nTheir new visiting hours help nobody.');
  assert.deepEqual([said.title, said.author?.name], ['Bread & butter', 'The Baker']);
  assert.equal(said.at?.toISOString(), '2026-02-01T08:00:00.000Z');
});

test('the kind of site it is', async () => {
  const said = await post({ body: `<meta name="generator" content="WordPress 6.8"><p>${link}</p>` });
  assert.equal(said.network, 'wordpress');
});

test('the link must be there: in a tag, as a value of JSON, in plain text; by itself', async () => {
  const there = [
    { body: `<img src="${target}">` },
    { body: `<base href="${ours.url}/"><a href="visiting-hours">here</a>` },
    { body: `<blockquote cite="${target}">…</blockquote>` },
    { body: JSON.stringify({ items: [{ url: target, content_text: 'Hours' }] }), type: 'application/json' },
    { body: `See ${target}.`, type: 'text/plain' },
    { body: Buffer.from(`<p>Schön: ${link}</p>`, 'latin1'), type: 'text/html; charset=iso-8859-1' },
    { body: gzipSync(`<p>${link}</p>`), headers: { 'content-encoding': 'gzip' } },
  ];
  for (const served of there) assert.equal(await outcome(served), 'there', String(served.body).slice(0, 80));
  const not = [
    { body: '' },
    { body: `<p>${target}</p>` },
    { body: `<!-- ${link} -->` },
    { body: `<script>"${link}"</script>` },
    { body: `<template>${link}</template>` },
    { body: `<a href="${target}/more">more</a>` },
    { body: `<a href="https://elsewhere.example/?u=${target}">more</a>` },
    { body: JSON.stringify({ text: `see ${target}` }), type: 'application/json' },
    { body: `{"broken": "${target}`, type: 'application/json' },
    { body: `${target}-more`, type: 'text/plain' },
  ];
  for (const served of not) assert.equal(await outcome(served), 'unlinked: mention_no_link', String(served.body));
});

test('gone, not reached, not ours to reach', async () => {
  assert.equal(await outcome({ status: 404 }), 'gone: not_there');
  assert.equal(await outcome({ status: 410 }), 'gone: gone');
  assert.equal(await outcome({ status: 503 }), 'later: server');
  assert.equal(await outcome({ status: 403 }), 'refused: refused');
  const later = await mention({ status: 429, headers: { 'retry-after': '120' } });
  assert.ok(later.was === 'later' && later.nextTryAt);
  for (const inward of [
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://[::1]/',
    'http://0x0a000001/',
  ]) {
    assert.equal(await outcome({}, { source: inward }), 'refused: private_address', inward);
    const headers = { location: inward };
    assert.equal(await outcome({ status: 302, headers }), 'refused: private_address', `redirected to ${inward}`);
  }
  assert.equal(
    await outcome({ body: link.replace('hours"', 'nothing"') }, { to: `${ours.url}/visiting-nothing` }),
    'refused: mention_no_page',
  );
});

test('too much is not read: fifty megabytes, a page without end, a packed bomb', async () => {
  assert.equal(await outcome({ body: link, fill: 50_000_000 }), 'refused: too_large');
  assert.equal(await outcome({ body: link, fill: Number.POSITIVE_INFINITY }), 'refused: too_large');
  const bomb = gzipSync(Buffer.concat([Buffer.from(link), Buffer.alloc(50_000_000)]));
  assert.equal(await outcome({ body: bomb, headers: { 'content-encoding': 'gzip' } }), 'refused: too_large');
});

test('what is made to cost time or memory costs its reader alone, and the page is read without it', async () => {
  const entry = `<p>${link}</p><div class="h-entry">`;
  const formatting = Array.from({ length: 900 }, (_, at) => `<b id=${at}>`).join('');
  const bombs = {
    deep: '<div>'.repeat(300_000),
    formatting: `<p>${formatting}</p>${'<p>x</p>'.repeat(100_000)}`,
    entries: '<div class="h-entry p-x p-y p-z">'.repeat(20_000),
    attributes: `<a ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>`,
    words: 'word '.repeat(300_000),
  };
  for (const [name, bomb] of Object.entries(bombs)) {
    const body = `<title>Kept</title>${entry}${bomb}`;
    assert.ok(body.length < 2_000_000, name);
    const said = await post({ body });
    assert.ok(said.text.length <= 100_000, name);
    assert.deepEqual(said.links, [target], name);
  }
});

test('NUL, half characters and markup in words are text or nothing', async () => {
  const said = await post({
    body: `<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><div class="h-entry"><p class="e-content">A\u0000B &lt;img src=x onerror=alert(1)&gt; ${link} <img src=x onerror=alert(2)></p>
      <a class="p-author h-card" href="javascript:alert(3)">Eve <b>Bold</b></a><a class="u-url" href="javascript:alert(4)"></a></div>`,
  });
  assert.doesNotMatch(JSON.stringify(said), /\\u0000|javascript:/);
  assert.match(said.text, /<img src=x onerror=alert\(1\)> visiting hours/);
  assert.doesNotMatch(said.text, /alert\(2\)/);
  assert.equal(said.title, '<script>alert(1)</script>');
  assert.match(said.url ?? '', /^http:\/\/127/);
});

test('sites are taken as people type them', async () => {
  const given = ['https://www.Mercy.example/start?x', 'blog.mercy.example:8080', 'www.mercy.example'];
  const ready = await webmention.prepare!({ connector: 'webmention', sites: given }, around);
  assert.ok(ready.ok);
  assert.deepEqual(ready.settings.sites, ['www.mercy.example', 'blog.mercy.example:8080']);
  for (const wrong of ['', 'mercy', 'ftp://mercy.example', 'https://user:word@mercy.example', 'a b'])
    assert.equal((await webmention.prepare!({ connector: 'webmention', sites: [wrong] }, around)).ok, false, wrong);
});
