import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostOf, safeAddress } from './safe-link.ts';

test('only web addresses become links', () => {
  assert.equal(safeAddress('https://example.org/a?b#c'), 'https://example.org/a?b#c');
  assert.equal(safeAddress(' http://example.org'), 'http://example.org/');
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'at://did:plc:abc/app.bsky.feed.post/1',
    '/relative',
    'nonsense',
    '',
    null,
    undefined,
  ])
    assert.equal(safeAddress(bad), undefined, String(bad));
});

test('a link is named by its host', () => {
  assert.equal(hostOf('https://www.example.org/long/path'), 'example.org');
});
