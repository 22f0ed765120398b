// Dates are read as people and programs write them, and what can't be one is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateReadingOf, readDate } from './dates.ts';

const read = (text: string, order: 'day-first' | 'month-first' = 'month-first', zone = 'UTC') =>
  readDate(text, order, zone)?.toISOString().replace(':00.000Z', '');

test('the forms of exports', () => {
  const forms: [string, string][] = [
    ['2010-04-12', '2010-04-12T12:00'],
    ['2010-04-12T08:30:00Z', '2010-04-12T08:30'],
    ['2010-04-12 08:30:00.123 +0200', '2010-04-12T06:30'],
    ['2010/04/12 8:30', '2010-04-12T08:30'],
    ['4/12/2010', '2010-04-12T12:00'],
    ['4/12/10 2:30 PM', '2010-04-12T14:30'],
    ['4/12/2010, 12:05 a.m.', '2010-04-12T00:05'],
    ['25.4.2010', '2010-04-25T12:00'],
    ['12 April 2010', '2010-04-12T12:00'],
    ['April 12, 2010 2:30 PM', '2010-04-12T14:30'],
    ['12-Apr-10', '2010-04-12T12:00'],
    ['12 de abril de 2010', '2010-04-12T12:00'],
    ['Mon, 12 Apr 2010 10:00:00 GMT', '2010-04-12T10:00'],
    ['Mon Apr 12 10:00:00 +0000 2010', '2010-04-12T10:00'],
    ['1271066400', '2010-04-12T10:00'],
    ['1271066400000', '2010-04-12T10:00'],
    ['40280', '2010-04-12T00:00'],
  ];
  for (const [text, instant] of forms) assert.equal(read(text), instant, text);
});

test('days come first where the sample shows it, or nothing else can be', () => {
  assert.deepEqual(dateReadingOf(['3/4/2020', '25/4/2020', '']), { order: 'day-first', sure: true });
  assert.deepEqual(dateReadingOf(['3/4/2020', '4/25/2020']), { order: 'month-first', sure: true });
  assert.deepEqual(dateReadingOf(['3/4/2020']), { order: 'month-first', sure: false });
  assert.equal(dateReadingOf(['2020-03-04']), null);
  assert.equal(read('3/4/2020', 'day-first'), '2020-04-03T12:00');
  assert.equal(read('3/4/2020', 'month-first'), '2020-03-04T12:00');
  assert.equal(read('25/4/2020', 'month-first'), '2020-04-25T12:00');
  assert.equal(read('4/25/2020', 'day-first'), '2020-04-25T12:00');
});

test('a time without a zone is in the time zone of the organization, on both sides of a clock change', () => {
  assert.equal(read('2026-01-10 09:00', undefined, 'America/New_York'), '2026-01-10T14:00');
  assert.equal(read('2026-07-10 09:00', undefined, 'America/New_York'), '2026-07-10T13:00');
  assert.equal(read('2026-03-08 03:30', undefined, 'America/New_York'), '2026-03-08T07:30');
  assert.equal(read('2026-07-10', undefined, 'America/Los_Angeles'), '2026-07-10T19:00');
});

test('what is no date', () => {
  for (const text of [
    '',
    'soon',
    '13/13/2020',
    '2020-02-30',
    '2020-00-10',
    '99/99/9999',
    '12:30',
    '4',
    'May',
    '1e9',
    '٤/٤/٢٠٢٠',
  ])
    assert.equal(read(text), undefined, text);
  assert.equal(readDate('0000-01-01', 'month-first', 'UTC')?.getUTCFullYear(), 0);
  assert.equal(readDate('9999-12-31', 'month-first', 'UTC')?.getUTCFullYear(), 9999);
});
