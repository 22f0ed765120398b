import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, gridOf, labelled } from './bars.ts';

const days = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    day: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
    posts: at + 1,
    people: at,
    before: 1,
  }));

test('a month has a bar for each day, with its people', () => {
  const bars = barsOf(days(30), 900);
  assert.equal(bars.length, 30);
  assert.deepEqual(bars[0], { from: '2026-01-01', to: '2026-01-01', posts: 1, people: 0, before: 1 });
});

test('where days would be too narrow they are gathered from the last one on, and nothing is lost', () => {
  const bars = barsOf(days(365), 900);
  assert.equal(bars.at(-1)?.to, '2026-12-31');
  assert.equal(bars.at(-1)?.from, '2026-12-25');
  assert.equal(bars.at(-1)?.people, null);
  assert.equal(
    bars.reduce((all, { posts }) => all + posts, 0),
    (365 * 366) / 2,
  );
  assert.ok(barsOf(days(3650), 320).length * 7 <= 320);
});

test('the axis has zero, a middle and a top that holds the most', () => {
  assert.deepEqual(gridOf(0), [0, 1, 2]);
  assert.deepEqual(gridOf(3), [0, 2, 4]);
  assert.deepEqual(gridOf(84), [0, 50, 100]);
  assert.deepEqual(gridOf(80), [0, 40, 80]);
  for (const most of [1, 7, 19, 101, 999, 123_456]) assert.ok(gridOf(most)[2] >= most);
});

test('labels keep their room, and the last bar has one', () => {
  assert.deepEqual(
    [...labelled(30, 900)].sort((a, b) => a - b),
    [1, 8, 15, 22, 29],
  );
  assert.deepEqual(
    [...labelled(30, 600)].sort((a, b) => a - b),
    [1, 8, 15, 22, 29],
  );
  assert.ok(labelled(30, 280).has(29));
});
