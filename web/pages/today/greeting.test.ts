import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourOf, partOfDay } from './greeting.ts';

test('the greeting follows the clock of the organization, not of the browser', () => {
  const at = new Date('2026-06-09T11:02:00Z');
  assert.equal(partOfDay(hourOf(at, 'America/New_York')), 'morning');
  assert.equal(partOfDay(hourOf(at, 'America/Los_Angeles')), 'night');
  assert.equal(partOfDay(hourOf(at, 'Asia/Tokyo')), 'evening');
});

test('midnight and noon belong to what begins', () => {
  assert.equal(hourOf(new Date('2026-06-09T04:00:00Z'), 'America/New_York'), 0);
  assert.deepEqual([0, 4, 5, 11, 12, 17, 18, 23].map(partOfDay), [
    'night',
    'night',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ]);
});
