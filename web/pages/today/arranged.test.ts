import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged } from './arranged.ts';

type Week = Parameters<typeof arranged>[0][number];

const week = (name: string, people: number, ...voices: string[]): Week => ({
  watch: { id: name, name },
  posts: people,
  people,
  peopleBefore: 0,
  tooFew: people < 30,
  days: [],
  voices: voices.map((id) => ({ id, text: id }) as Week['voices'][number]),
});

test('most people first; nobody is quoted twice', () => {
  const { rows } = arranged(
    [week('Parking', 3, 'a', 'b'), week('Acme', 180, 'a', 'lead'), week('ER', 9, 'lead')],
    'lead',
  );
  assert.deepEqual(
    rows.map(({ watch, voice }) => [watch.name, voice?.id]),
    [
      ['Acme', 'a'],
      ['ER', undefined],
      ['Parking', 'b'],
    ],
  );
});

test('watches beyond the eighth and silent ones are named, not told', () => {
  const many = Array.from({ length: 10 }, (_, at) => week(`w${at}`, 10 - at));
  const { rows, rest, silent } = arranged([...many, week('silent', 0)], undefined);
  assert.equal(rows.length, 8);
  assert.deepEqual(
    rest.map(({ watch }) => watch.name),
    ['w8', 'w9'],
  );
  assert.deepEqual(
    silent.map(({ watch }) => watch.name),
    ['silent'],
  );
});
