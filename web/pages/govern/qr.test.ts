import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrOf } from './qr.ts';
import { checkBytes } from './reed-solomon.ts';

test('the check bytes are those of the example in ISO/IEC 18004', () => {
  const data = Uint8Array.from([
    0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
  ]);
  assert.deepEqual([...checkBytes(data, 10)], [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
});

/** Read back by another program when it was drawn. */
const picture = [
  '#######..####.#######',
  '#.....#.#..#..#.....#',
  '#.###.#...#.#.#.###.#',
  '#.###.#...#.#.#.###.#',
  '#.###.#.#..##.#.###.#',
  '#.....#...##..#.....#',
  '#######.#.#.#.#######',
  '.........##..........',
  '#.#.#.#..##.#...#..#.',
  '##..##.#.###..####..#',
  '##.####...##...##.###',
  '####...#.####.......#',
  '.#.#####...#...##..#.',
  '........##......#..#.',
  '#######..#..#.#######',
  '#.....#..#......#..##',
  '#.###.#.###.##.#.....',
  '#.###.#..#.#.#.##.##.',
  '#.###.#.##.#.#.##...#',
  '#.....#..#####.##..#.',
  '#######.##.#..#.#####',
];

test('a text becomes the picture that readers read', () => {
  assert.deepEqual(
    qrOf('OpenRounds').map((row) => row.map((dark) => (dark ? '#' : '.')).join('')),
    picture,
  );
});

test('a longer text takes a larger picture, and a text too long takes none', () => {
  assert.equal(qrOf('a'.repeat(14)).length, 21);
  assert.equal(qrOf('a'.repeat(15)).length, 25);
  assert.equal(qrOf('é'.repeat(7)).length, 21);
  assert.equal(qrOf('a'.repeat(666)).length, 97);
  assert.throws(() => qrOf('a'.repeat(667)), RangeError);
});
