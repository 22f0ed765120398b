// What stops words and what holds them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stopped } from './last-word.ts';

test('a rule that stops, stops; one that holds, holds', () => {
  assert.deepEqual(stopped('block', ['patient.confirm', 'tone.hostile']), {
    blocked: ['patient.confirm'],
    held: ['tone.hostile'],
  });
  assert.deepEqual(stopped('review', ['tone.hostile']), { blocked: [], held: ['tone.hostile'] });
});

test('a stop is a stop also where the rule alone would hold', () => {
  assert.deepEqual(stopped('block', ['own.words']), { blocked: ['own.words'], held: [] });
});
