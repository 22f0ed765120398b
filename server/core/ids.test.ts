import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock, systemClock } from './clock.ts';
import { isId, newId } from './ids.ts';

test('ids are UUIDs of version 7 that begin with the time', () => {
  const clock = fixedClock('2026-11-22T10:00:00Z');
  const id = newId(clock);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), clock.now().getTime());
  assert.ok(isId(id));
});

test('ids sort in the order they were made, however many fall in one millisecond', () => {
  for (const clock of [fixedClock('2026-11-22T10:00:00Z'), systemClock]) {
    const ids = Array.from({ length: 20_000 }, () => newId(clock));
    assert.deepEqual(ids, [...ids].sort());
    assert.equal(new Set(ids).size, ids.length);
  }
});

test('ids go on sorting when the clock is set back', () => {
  const clock = fixedClock('2026-11-22T10:00:00Z');
  const before = newId(clock);
  clock.advance(-60_000);
  assert.ok(newId(clock) > before);
  clock.advance(120_000);
  assert.ok(newId(clock) > before);
});

test('what is no id is told from one', () => {
  for (const text of ['', 'x', "0'; drop table", '01234567-89ab-7def-8123-456789abcde', '{}']) assert.ok(!isId(text));
});
