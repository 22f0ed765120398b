// What bounds a network's own word for how long it wants to be left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restsUntil } from './rules.ts';

test('no network keeps a channel silent for longer than a day', () => {
  const at = new Date('2026-03-01T12:00:00Z');
  const never = { left: 0, of: 300, resetsAt: '9999-01-01T00:00:00.000Z' };
  assert.equal(restsUntil({ quota: never }, at)?.getTime(), at.getTime() + 24 * 3_600_000);
  assert.equal(restsUntil({ retryAt: new Date('9999-01-01') }, at)?.getTime(), at.getTime() + 24 * 3_600_000);
});
