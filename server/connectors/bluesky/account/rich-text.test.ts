// Words as the network counts and marks them, and the place of a record that follows from its delivery.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../core/ids.ts';
import { recordKey } from './record-key.ts';
import { facetsOf, lengthOf } from './rich-text.ts';

const someone = async (handle: string) => (handle === 'ana.test' ? 'did:plc:ana23' : undefined);

async function marked(text: string) {
  const bytes = Buffer.from(text);
  return (await facetsOf(text, someone)).map(({ index: { byteStart, byteEnd }, features: [feature] }) => [
    bytes.subarray(byteStart, byteEnd).toString(),
    feature?.uri ?? feature?.did ?? feature?.tag,
  ]);
}

test('links, names and hashtags are marked by bytes, without the sentence around them', async () => {
  const link = 'https://mercy.example/a_(b)?q=1#top';
  assert.deepEqual(await marked(`👩🏽‍⚕️ Sí: ${link}, (see ${link}). @ana.test! #Gripe2026, #niños.`), [
    [link, link],
    [link, link],
    ['@ana.test', 'did:plc:ana23'],
    ['#Gripe2026', 'Gripe2026'],
    ['#niños', 'niños'],
  ]);
});

test('what only looks like one stays text', async () => {
  const text =
    'mail ana@ana.test or @nobody.test, #1 of # 2, https://, javascript:alert(1) https://x.example/@ana.test#tag';
  assert.deepEqual(await marked(text), [['https://x.example/@ana.test#tag', 'https://x.example/@ana.test#tag']]);
});

test('three hundred are counted as people see them, and three thousand bytes as the network does', () => {
  assert.equal(lengthOf('👩🏽‍⚕️'.repeat(10)), 10);
  assert.equal(lengthOf('e\u0301'.repeat(300)), 300);
  assert.equal(lengthOf('x'.repeat(301)), 301);
  assert.equal(lengthOf('👨‍👩‍👧‍👦'.repeat(130)), 301);
});

test('a delivery has one place, another delivery another, in the order they were made', () => {
  const ids = Array.from({ length: 2000 }, () => newId());
  const keys = ids.map(recordKey);
  assert.deepEqual(keys, ids.map(recordKey));
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual([...keys].sort(), keys);
  for (const key of keys) assert.match(key, /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
  assert.ok(recordKey('018f0000-0000-7000-8000-000000000000') < keys[0]!);
});
