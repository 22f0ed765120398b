// Stretch by stretch, the index holds exactly the terms and places that the language reads in the whole text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexTerms } from '../../../language/query/index.ts';
import { root } from '../../core/root.ts';
import { readStretches } from './stretches.ts';
import { indexWords } from './words.ts';

const byStretches = (text: string) =>
  readStretches(text).flatMap((terms, n) => terms.map((term) => ({ term, position: n + 1 })));

test('every text of the demonstration', () => {
  const folder = join(root, 'demo', 'texts');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ndjson'))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const { text } = JSON.parse(line) as { text: string };
      assert.deepEqual(byStretches(text), indexTerms(text), text);
    }
  }
});

test('any text, with whatever stands between the blanks', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '\n',
      '\u00a0',
      '\u3000',
      '\u200b',
      '\u2028',
      '\u0085',
      '\ufeff',
      "'",
      '’',
      '-',
      '‐',
      '_',
      '#',
      '@',
      '.',
      '/',
      '…',
      'ﬃ',
      '½',
      '\u0301',
      '\ufe0f',
      '\u20e3',
      '👩‍⚕️',
      '🤒',
      '東京',
      'ไทย',
      'ß',
      'É',
      'http://a.example/b',
      'www.',
      'follow-up',
      "l'hôpital",
      '´',
      '¨',
      'ﷺ',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('').toWellFormed();
      assert.deepEqual(byStretches(text), indexTerms(text));
    }),
    { numRuns: 3000, seed: 5 },
  );
});

test('a post as a tsvector: places from 1, quotes doubled, no more places than PostgreSQL keeps', () => {
  const { vector, count } = indexWords({ title: null, text: "It's it\\is it", rating: null });
  assert.equal(vector, "'its':1 'it':1 'it':2 'is':3 'it':4 ");
  assert.equal(count, 4);
  const long = indexWords({ title: null, text: `${'ha '.repeat(300)}${'x '.repeat(16_200)}end`, rating: null });
  assert.ok(long.vector.endsWith("'end' '=long' "));
  assert.equal(long.vector.split("'x'")[0]!.split(',').length, 255);
});

test('copies have one digest, whatever their case and punctuation; another rating is another statement', () => {
  const digest = (text: string, rating: number | null = null) => indexWords({ title: null, text, rating }).digest;
  assert.equal(digest('Mercy Valley ER closed??'), digest('mercy valley: ER CLOSED'));
  assert.notEqual(digest('closed ER'), digest('ER closed'));
  assert.notEqual(digest('ER closed'), digest('ER closed', 1));
  assert.equal(digest('…'), null);
});
