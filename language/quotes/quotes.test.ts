// Quotes lose what identifies, and words by which their author is found are known for that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nastyText } from '../arbitraries/text.ts';
import { isFindable, mask } from './index.ts';

test('what identifies is named instead of said', () => {
  const text = 'Maria Lopez of @mercyvalley called 555-0100, see https://x.example/p?id=9 please';
  const spans = [
    { type: 'name' as const, start: 0, end: 11 },
    { type: 'phone' as const, start: 35, end: 43 },
  ];
  assert.equal(text.slice(35, 43), '555-0100');
  assert.equal(
    mask(text, spans, (type) => type),
    '[name] of [handle] called [phone], see [link] please',
  );
});

test('any text is masked without harm, and a whole masked text has nothing left', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      if (text)
        assert.equal(
          mask(text, [{ type: 'name', start: 0, end: text.length }], () => 'x'),
          '[x]',
        );
      assert.equal(typeof isFindable(text, text), 'boolean');
    }),
  );
});

test('five words in a row find their author, in whatever spelling; other words do not', () => {
  const post = 'We waited four hours in the ER, and nobody told us anything.';
  assert.ok(isFindable('“…FOUR hours in the ER…” says one', post));
  assert.ok(isFindable(post, post));
  assert.ok(!isFindable('Somebody waited for hours and was told nothing', post));
  assert.ok(isFindable('Lovely nurses!', 'lovely nurses'));
  assert.ok(!isFindable('kind', 'kind'));
});
