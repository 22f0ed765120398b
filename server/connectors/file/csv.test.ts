// CSV: what the standard says, what people make of it, and that a broken row costs no other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRows } from './csv.ts';

async function* pieces(text: string, size = text.length || 1) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, columns = 0, size?: number, delimiter = ',') {
  const rows = [];
  for await (const row of csvRows(pieces(text, size), { delimiter, columns })) rows.push(row);
  return rows;
}

const short = (rows: Awaited<ReturnType<typeof read>>) =>
  rows.map((row) => row.cells ?? `${row.line} ${row.fault.code}`);

test('quotes, breaks inside them, blank lines, line ends of every system', async () => {
  const rows = await read('a,b\r\n"x, ""y""","two\nlines"\n\n"" , z\r\nlast,one');
  assert.deepEqual(short(rows), [
    ['a', 'b'],
    ['x, "y"', 'two\nlines'],
    ['', ' z'],
    ['last', 'one'],
  ]);
  assert.deepEqual(
    rows.map(({ line }) => line),
    [1, 2, 5, 6],
  );
});

test('a row whose quotes do not add up is refused alone, wherever its quote would have ended', async () => {
  const rows = await read(
    '1,"open,2020\n2,plain,2020\n3,"fine",2020\n4,"he said "no" again",1\n5,o"clock,1\n6,"open to the end,1',
    3,
  );
  assert.deepEqual(short(rows), [
    '1 row_quotes',
    ['2', 'plain', '2020'],
    ['3', 'fine', '2020'],
    '4 row_quotes',
    ['5', 'o"clock', '1'],
    '6 row_quotes',
  ]);
});

test('the halves of a broken row are refused with it; a short row by itself is not', async () => {
  const rows = await read('1,"one\nshe said "no" and left\nend",3\n4,x,5\n6,short\n7,x,8,extra\n9,x,8,,', 3);
  assert.deepEqual(short(rows), [
    '1 row_quotes',
    '2 row_columns',
    '3 row_columns',
    ['4', 'x', '5'],
    ['6', 'short'],
    '6 row_columns',
    ['9', 'x', '8', '', ''],
  ]);
});

test('however the file is cut into pieces, the rows are the same', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '😀') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const text = rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      assert.deepEqual(short(await read(text, 0, size)), rows);
    }),
    { numRuns: 300 },
  );
});

test('whatever comes, reading ends and no line is read twice', async () => {
  const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\0', ' '), maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(noise, fc.integer({ min: 1, max: 50 }), async (text, size) => {
      const lines = (await read(text, 2, size)).map(({ line }) => line);
      assert.deepEqual(
        lines,
        [...new Set(lines)].sort((a, b) => a - b),
      );
      assert.ok((lines.at(-1) ?? 0) <= text.split('\n').length);
    }),
    { numRuns: 500 },
  );
});

test('a cell of ten megabytes, a line that never ends and a million columns cost one row', async () => {
  const large = await read(`1,"${'x\n'.repeat(5_000_000)}"\n2,b\n`, 2, 65_536);
  assert.deepEqual([large.length, large[0]?.cells?.[1]?.length, large[1]?.line], [2, 10_000_000, 5_000_002]);
  const endless = await read(`1,${'x'.repeat(40_000_000)}\n2,b\n`, 2, 65_536);
  assert.deepEqual(short(endless), ['1 row_too_large', ['2', 'b']]);
  assert.ok((endless[0]?.raw.length ?? 0) < 30_000);
  const wide = await read(`1,2\n${'x,'.repeat(1_000_000)}\n3,4\n`, 2, 65_536);
  assert.deepEqual(short(wide), [['1', '2'], '2 row_columns', ['3', '4']]);
});

test('a large file in which every line is quoted wrongly is read to its end', async () => {
  const rows = await read('1,"he said "no" again"\n'.repeat(50_000), 2);
  assert.equal(rows.length, 50_000);
  assert.ok(rows.every(({ fault }) => fault?.code === 'row_quotes'));
});
