import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksDateOrder, assign, mappingOf, rowsOf, sameMapping } from './mapping.ts';

const columns = ['id', 'Comment', 'When', 'Stars'].map((name) => ({ name, samples: [] }));
const said = (rows: ReturnType<typeof rowsOf>) => rows.map(({ column, field }) => [column.name, field]);

test('the columns that are used come first, in the order of the fields', () => {
  assert.deepEqual(said(rowsOf(columns, { rating: 'Stars', text: 'Comment' })), [
    ['Comment', 'text'],
    ['Stars', 'rating'],
    ['id', null],
    ['When', null],
  ]);
});

test('a column that a file does not have is not shown', () => {
  assert.ok(rowsOf(columns, { text: 'Text' }).every(({ field }) => field === null));
});

test('a column may be two things, and each is shown', () => {
  const rows = rowsOf(columns, { author: 'id', authorName: 'id' });
  assert.deepEqual(said(rows).slice(0, 2), [
    ['id', 'author'],
    ['id', 'authorName'],
  ]);
  assert.deepEqual(mappingOf(rows), { author: 'id', authorName: 'id' });
});

test('a field moves from one column to another, and no row moves', () => {
  const rows = assign(rowsOf(columns, { text: 'Comment', rating: 'Stars' }), 3, 'text');
  assert.deepEqual(said(rows), [
    ['Comment', null],
    ['Stars', 'rating'],
    ['id', null],
    ['When', 'text'],
  ]);
});

test('several columns may be left out at once', () => {
  const rows = assign(assign(rowsOf(columns, { text: 'Comment', at: 'When' }), 0, null), 1, null);
  assert.deepEqual(mappingOf(rows), {});
});

test('the order of day and month is asked only where dates leave it open', () => {
  const dated = (sample: string) => rowsOf([{ name: 'When', samples: [sample] }], { at: 'When' });
  assert.ok(asksDateOrder(dated('3/4/2026 14:00')));
  assert.ok(asksDateOrder(dated('03-04-26')));
  assert.ok(!asksDateOrder(dated('2026-04-03')));
  assert.ok(!asksDateOrder(dated('April 3, 2026')));
  assert.ok(!asksDateOrder(assign(dated('3/4/2026'), 0, 'title')));
});

test('two mappings are the same whatever the order', () => {
  assert.ok(sameMapping({ text: 'a', at: 'b' }, { at: 'b', text: 'a' }));
  assert.ok(!sameMapping({ text: 'a' }, { text: 'a', at: 'b' }));
});
