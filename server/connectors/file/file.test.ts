// Files as people export them, and as somebody who means harm would make them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { Inspected, MappedRow, Mapping } from '../../connect/connector.ts';
import { file } from './index.ts';
import { Met } from './met.ts';
import { readCount, readRating } from './values.ts';

type Bytes = string | Uint8Array;

function opening(bytes: Bytes) {
  const buffer = Buffer.from(bytes as Uint8Array);
  return async function* () {
    for (let at = 0; at < buffer.length; at += 65_536) yield buffer.subarray(at, at + 65_536);
  };
}

async function inspect(bytes: Bytes): Promise<Inspected> {
  const found = await file.file!.inspect(opening(bytes));
  assert.ok(found.ok, JSON.stringify(found));
  return found;
}

async function refusalOf(bytes: Bytes): Promise<string | undefined> {
  const found = await file.file!.inspect(opening(bytes));
  return found.ok ? undefined : found.fault.code;
}

async function read(bytes: Bytes, mapping?: Mapping) {
  const { shape, mapping: guessed, dates } = await inspect(bytes);
  const reading = {
    shape,
    mapping: mapping ?? guessed,
    network: 'survey',
    dates: dates?.order ?? ('month-first' as const),
    timeZone: 'America/New_York',
    now: new Date('2026-03-01T12:00:00Z'),
  };
  const rows: MappedRow[] = [];
  let fault: string | undefined;
  for await (const batch of file.file!.read(opening(bytes), reading)) {
    rows.push(...batch.rows);
    fault = batch.fault?.code;
  }
  return { rows, fault, posts: rows.map(({ post }) => post).filter((post) => post !== undefined) };
}

test('the columns of common exports are known, in English and Spanish', async () => {
  const guess = async (header: string, row: string) =>
    (await inspect(`${header}\n${row}\n${row.replace('1', '2')}`)).mapping;
  const long = 'The nurses were kind and the doctor took the time to explain everything to us';
  assert.deepEqual(
    await guess(
      'Query Id,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Author,Full Name,City',
      `1,2026-02-01 10:00:00.0,ER wait,${long},https://x.example/1,x.example,positive,twitter,en,ana,Ana Ruiz,Valley`,
    ),
    {
      at: 'Date',
      title: 'Title',
      text: 'Snippet',
      url: 'Url',
      network: 'Page Type',
      lang: 'Language',
      author: 'Author',
      authorName: 'Full Name',
      place: 'City',
    },
  );
  assert.deepEqual(
    await guess('Reviewer Name,Star Rating,Review Text,Created Time', `Ana Ruiz,FIVE,${long},2026-02-01T10:00:00Z`),
    {
      authorName: 'Reviewer Name',
      rating: 'Star Rating',
      text: 'Review Text',
      at: 'Created Time',
    },
  );
  assert.deepEqual(await guess('Trust,Ward,Date,FFT,Comments', `RX1,A4,03/04/2020,Good,${long}`), {
    at: 'Date',
    text: 'Comments',
  });
  assert.deepEqual(await guess('Fecha;Comentario;Calificación;Usuario', `01/02/2026;${long};4;@luz`), {
    at: 'Fecha',
    text: 'Comentario',
    rating: 'Calificación',
    author: 'Usuario',
  });
});

test('delimiters, lines above the header, no header at all, names twice', async () => {
  const semicolons = await inspect('id;text;when\n1;"a; b";2026-01-01\n2;c;2026-01-02');
  assert.deepEqual(
    semicolons.columns.map(({ name }) => name),
    ['id', 'text', 'when'],
  );
  const tabs = await inspect('id\ttext\n1\tone, two, three\n2\tfour, five\n');
  assert.deepEqual(
    tabs.columns.map(({ name }) => name),
    ['id', 'text'],
  );
  const above = await read(
    'Report:,Mercy\nFrom:,2026\n\nid,text,date\n1,one,2026-01-01\n2,two,2026-01-02\n3,three,2026-01-03\n4,x,2026-01-03\n',
  );
  assert.deepEqual(
    above.posts.map(({ text }) => text),
    ['one', 'two', 'three', 'x'],
  );
  assert.equal(above.rows[0]?.line, 5);
  const headless = await inspect('1,2026-01-01,The nurses were kind\n2,2026-01-02,The food was cold and late');
  assert.deepEqual(
    headless.columns.map(({ name }) => name),
    ['Column 1', 'Column 2', 'Column 3'],
  );
  assert.equal(headless.mapping.text, 'Column 3');
  const twice = await inspect('Name,Name,Comment\na,b,c');
  assert.deepEqual(
    twice.columns.map(({ name }) => name),
    ['Name', 'Name (2)', 'Comment'],
  );
  const single = await read('Comment\nonly this\n"and, this"\n');
  assert.deepEqual(
    single.posts.map(({ text }) => text),
    ['only this', 'and, this'],
  );
});

test('encodings are told apart, and one wrong line spoils no other', async () => {
  const csv = 'Comentario,Fecha\nLa clínica está llena — ¿y ahora?,2026-02-01\n';
  for (const encoding of ['utf8', 'utf16le', 'utf-16be', 'windows-1252']) {
    for (const addBOM of [false, true]) {
      const { posts } = await read(iconv.encode(csv, encoding, { addBOM: addBOM && encoding !== 'windows-1252' }));
      assert.equal(posts[0]?.text, 'La clínica está llena — ¿y ahora?', encoding);
    }
  }
  const mixed = Buffer.concat([
    Buffer.from('Comment\nclínica\n'),
    Buffer.from([0x63, 0xed, 0x6e, 0x69, 0x63, 0x61, 10]),
    Buffer.from('niño\n'),
  ]);
  assert.deepEqual(
    (await read(mixed)).posts.map(({ text }) => text),
    ['clínica', 'cínica', 'niño'],
  );
  assert.deepEqual(
    (await read('Comment\rone\rtwo\r')).posts.map(({ text }) => text),
    ['one', 'two'],
  );
  assert.equal((await read('Comment,Id\na\0b,1\n')).posts[0]?.text, 'ab');
});

test('rows become posts: rating, kind, author, answers, time in the time zone of the organization', async () => {
  const { posts } = await read(
    'Id,Date,Author,Author Name,Comment,Stars,Language,Url,In Reply To,Followers,Likes,City\n7,2/3/2026 9:00 AM,@Luz,Luz Vega,Thank you all so much for everything,4/5,Spanish,https://x.example/7,@mercy,"1,200",3,Valley\n8,2/28/2026,,,=HYPERLINK("x"),,,javascript:1,,,,\n',
  );
  assert.deepEqual(posts[0], {
    network: 'survey',
    externalId: '7',
    text: 'Thank you all so much for everything',
    kind: 'reply',
    author: { externalId: '@luz', handle: 'Luz', name: 'Luz Vega', followers: 1200 },
    lang: 'es',
    at: new Date('2026-02-03T14:00:00Z'),
    url: 'https://x.example/7',
    replyTo: { externalId: '7/answered', handle: 'mercy' },
    title: undefined,
    rating: 4,
    place: 'Valley',
    links: ['https://x.example/7'],
    counts: { likes: 3 },
  });
  assert.equal(posts[1]?.text, '=HYPERLINK("x")');
  assert.equal(posts[1]?.url, undefined);
});

test('broken rows are refused with line and reason, the others arrive', async () => {
  const { rows, posts } = await read(
    'Id,Date,Comment\n1,2026-01-01,fine\n2,0000-01-01,x\n3,9999-01-01,x\n4,soon,x\n5,2026-01-01,\n6,2026-01-01,"open\n7,2026-01-01,a,b\n8,,no date is no harm\n',
  );
  assert.deepEqual(
    posts.map(({ externalId }) => externalId),
    ['1', '8'],
  );
  assert.deepEqual(
    rows.filter(({ fault }) => fault).map(({ line, fault }) => `${line} ${fault?.code}`),
    ['3 row_date_range', '4 row_date_range', '5 row_date', '6 row_no_text', '7 row_quotes', '8 row_columns'],
  );
});

test('a row without an id is known by its words and how often it was met; one id for two rows is two', async () => {
  const ids = async (csv: string, mapping?: Mapping) =>
    (await read(csv, mapping)).posts.map(({ externalId }) => externalId);
  const csv = 'Comment,Date\nthank you,2026-01-01\nthank you,2026-01-01\nthank you,2026-01-02\n';
  const [first, second, third] = await ids(csv);
  assert.equal(new Set([first, second, third]).size, 3);
  assert.equal(second, first?.replace(/:1$/, ':2'));
  assert.deepEqual(await ids(csv), [first, second, third]);
  const twice = await ids('Id,Comment\n1,one\n1,one\n1,another\n2,two\n', { externalId: 'Id', text: 'Comment' });
  assert.deepEqual([twice[0], twice[1], twice[3]], ['1', '1', '2']);
  assert.match(twice[2] ?? '', /^1#/);
});

test('NDJSON: keys inside keys, bad lines, what JSON can say and a database cannot', async () => {
  const lines = [
    '{"id":1,"text":"one","user":{"screen_name":"ana","followers_count":12},"tags":["a","b"]}',
    'not json',
    '[1,2]',
    `{"id":2,"text":"a\\u0000b \\ud800"}`,
    `{"id":3,"text":${'['.repeat(100_000)}`,
    '{"id":4,"text":{"deep":1}}',
    '{"id":5,"text":"last","created_at":"2026-02-01T10:00:00Z"}',
  ];
  const { rows, posts } = await read(lines.join('\n'));
  assert.deepEqual(
    posts.map(({ text }) => text),
    ['one', 'ab \ufffd', 'last'],
  );
  assert.equal(posts[0]?.author?.handle, 'ana');
  assert.deepEqual(
    rows.filter(({ fault }) => fault).map(({ line, fault }) => `${line} ${fault?.code}`),
    ['2 row_json', '3 row_json', '5 row_json', '6 row_no_text'],
  );
});

test('NDJSON whose first text is longer than what a file is known by', async () => {
  const long = JSON.stringify({ id: 1, text: 'long '.repeat(200_000) });
  const { shape, mapping } = await inspect(`${long}\n{"id":2,"text":"short"}\n`);
  const { format, columns } = shape as { format: string; columns: string[] };
  assert.deepEqual([format, columns, mapping.text], ['ndjson', ['id', 'text'], 'text']);
});

test('what is no table is refused whole, with a reason', async () => {
  assert.equal(await refusalOf(''), 'file_empty');
  assert.equal(await refusalOf('   \n \n'), 'file_empty');
  assert.equal(await refusalOf(Buffer.from('PK\x03\x04 workbook')), 'file_spreadsheet');
  assert.equal(await refusalOf('[{"id":1}]'), 'file_json_list');
  assert.equal(await refusalOf(Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7) % 32))), 'file_binary');
  assert.equal(await refusalOf(`${'c,'.repeat(200_000)}\n1,2`), 'file_columns');
  assert.equal(await refusalOf(gzipSync('a,b\n1,2').subarray(0, 10)), 'file_damaged');
});

test('gzip is unpacked as it is read; a bomb and a torn file end with a fault, what came before stays', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `${n},"row ${n} ${Math.sin(n)}"`).join('\n');
  const packed = gzipSync(`Id,Comment\n${rows}\n`);
  assert.equal((await read(packed)).posts.length, 5000);
  const torn = await read(packed.subarray(0, packed.length - 2000));
  assert.equal(torn.fault, 'file_damaged');
  assert.ok(torn.posts.length > 1000 && torn.posts.length < 5000);
  const before = process.memoryUsage.rss();
  const bomb = gzipSync(`Id,Comment\n1,fine\n${`2,${'x'.repeat(2000)}\n`.repeat(100_000)}`);
  const { rows: met, fault } = await read(bomb);
  assert.equal(fault, 'file_bomb');
  assert.ok(met.length < 20_000);
  assert.ok(process.memoryUsage.rss() - before < 700_000_000);
});

test('ratings and counts as people write them', () => {
  const ratings: [string, number | undefined][] = [
    ...([
      ['4', 4],
      ['4.5', 4.5],
      ['4,5', 4.5],
      ['4/5', 4],
      ['8/10', 4],
      ['8 out of 10', 4],
    ] as [string, number][]),
    ...([
      ['5 stars', 5],
      ['FIVE', 5],
      ['★★★☆☆', 3],
      ['3 de 5', 3],
      ['cuatro estrellas', 4],
    ] as [string, number][]),
    ...(['', 'good', '4/0', '-1', '1000', '9/5'].map((text) => [text, undefined]) as [string, undefined][]),
  ];
  for (const [text, rating] of ratings) assert.equal(readRating(text), rating, text);
  assert.deepEqual(['1,234', '1.2K', '3 M', 'many'].map(readCount), [1234, 1200, 3_000_000, undefined]);
});

test('what was met is remembered while the table grows', () => {
  const met = new Met();
  const key = (n: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(n % 1000, 0);
    bytes.writeUInt32LE(Math.imul(n, 2_654_435_761) >>> 0, 4);
    return bytes;
  };
  for (let n = 0; n < 200_000; n++) met.set(key(n), n + 1);
  for (let n = 0; n < 200_000; n += 997) assert.equal(met.get(key(n)), n + 1);
  assert.equal(met.get(key(200_001)), 0);
});
