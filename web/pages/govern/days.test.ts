import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOfDay } from './days.ts';

test('a day begins at midnight of the zone', () => {
  assert.equal(startOfDay('2026-06-09', 'America/New_York'), '2026-06-09T04:00:00.000Z');
  assert.equal(startOfDay('2026-01-09', 'America/New_York'), '2026-01-09T05:00:00.000Z');
  assert.equal(startOfDay('2026-06-09', 'Asia/Kolkata'), '2026-06-08T18:30:00.000Z');
});

test('so it does on the days that clocks change', () => {
  assert.equal(startOfDay('2026-03-08', 'America/New_York'), '2026-03-08T05:00:00.000Z');
  assert.equal(startOfDay('2026-03-08', 'America/New_York', 1), '2026-03-09T04:00:00.000Z');
  assert.equal(startOfDay('2026-11-01', 'America/Los_Angeles'), '2026-11-01T07:00:00.000Z');
  assert.equal(startOfDay('2026-11-01', 'America/Los_Angeles', 1), '2026-11-02T08:00:00.000Z');
});

test('what is no day has no beginning', () => {
  assert.equal(startOfDay('yesterday', 'America/New_York'), undefined);
});
