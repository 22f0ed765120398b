// The month before a day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastMonth } from './last-month.ts';

test('the whole calendar month before, over years and leap days', () => {
  assert.deepEqual(lastMonth('2026-06-09'), { from: '2026-05-01', to: '2026-05-31' });
  assert.deepEqual(lastMonth('2026-01-01'), { from: '2025-12-01', to: '2025-12-31' });
  assert.deepEqual(lastMonth('2028-03-31'), { from: '2028-02-01', to: '2028-02-29' });
});
