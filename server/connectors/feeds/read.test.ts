// What a feed may hold, before a tree is made of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed } from './read.ts';

const read = (text: string) => readFeed(Buffer.from(text), 'application/xml', 'https://valley.example/feed');
const rss = (items: string) => `<rss version="2.0"><channel><title>Valley</title>${items}</channel></rss>`;

test('a feed of nothing but tags is not read; as much markup in quotes is text', () => {
  const item = '<item><guid>1</guid><title>one</title></item>';
  assert.equal(read(rss(item.repeat(10_000)))?.items.length, 1000);
  assert.equal(read(rss(item.repeat(40_000))), undefined);
  const quoted = `<item><guid>1</guid><description><![CDATA[${'<b>x</b>'.repeat(110_000)}]]></description></item>`;
  assert.equal(read(rss(quoted))?.items.length, 1);
  assert.equal(read(rss(`<item><title>${'<![CDATA['.repeat(500_000)}</title></item>`)), undefined);
  const json = { version: 'https://jsonfeed.org/version/1.1', title: 'Valley' };
  assert.equal(read(JSON.stringify({ ...json, items: [{ id: '1', content_text: 'one' }] }))?.items.length, 1);
  assert.equal(read(JSON.stringify({ ...json, items: Array.from({ length: 250_000 }, () => ({})) })), undefined);
});
