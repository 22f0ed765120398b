import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf } from './marks.ts';

const shown = (text: string, ...marks: [number, number][]) =>
  piecesOf(
    text,
    marks.map(([start, end]) => ({ start, end })),
  ).map(({ text, found }) => (found ? `[${text}]` : text));

test('the pieces together are the text, whatever the marks', () => {
  assert.deepEqual(shown('Mercy Valley ER closed??', [0, 12], [13, 15]), ['[Mercy Valley]', ' ', '[ER]', ' closed??']);
  assert.deepEqual(shown('no mark'), ['no mark']);
  assert.deepEqual(shown(''), []);
});

test('marks in any order, overlapping, empty or outside the text do no harm', () => {
  assert.deepEqual(shown('abcdef', [4, 6], [0, 2]), ['[ab]', 'cd', '[ef]']);
  assert.deepEqual(shown('abcdef', [0, 3], [2, 4], [1, 2]), ['[abc]', '[d]', 'ef']);
  assert.deepEqual(shown('abc', [2, 2], [-4, 1], [2, 99], [50, 60]), ['[a]', 'b', '[c]']);
});
