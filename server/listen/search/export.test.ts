// The export: what the search finds, every row once, and no cell that a spreadsheet takes for a formula.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Filters } from '../../../contract/listen.ts';
import type { Actor } from '../../core/actor.ts';
import { by, type Organization, openWorld, person, start } from '../testing/world.ts';
import { exportPosts } from './export.ts';

const world = await openWorld();
const minutes = (n: number) => new Date(Date.parse(start) - n * 60_000);

async function exported(of: Organization, filters: Filters = {}, actor: Actor = person('editor')): Promise<string[][]> {
  let file = '';
  for await (const lines of await exportPosts(world.core, of.id, actor, filters)) file += lines;
  assert.ok(file.startsWith('\uFEFFid,network,'), 'spreadsheets know it for UTF-8');
  return cellsOf(file.slice(1));
}

/** A plain reader of RFC 4180. */
function cellsOf(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && !bare && quoted === undefined) break;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

const column = ([header = [], ...rows]: string[][], name: string) => rows.map((row) => row[header.indexOf(name)]);

test('the posts of a search, newest first, with what is known of them', async () => {
  const valley = await world.found();
  await valley.arrive([
    { text: 'the garage, "full" again\nand again', author: { ...by('ed'), name: 'Ed, of Ridgewood' }, at: minutes(1) },
    {
      text: 'garage: ¿dónde? 🤒',
      author: by('luz'),
      lang: 'es',
      rating: 2,
      kind: 'review',
      network: 'google',
      at: minutes(9),
    },
    { text: 'somebody else', at: minutes(3) },
  ]);
  const file = await exported(valley, { q: 'garage' });
  assert.deepEqual(column(file, 'text'), ['the garage, "full" again\nand again', 'garage: ¿dónde? 🤒']);
  assert.deepEqual(column(file, 'author_name'), ['Ed, of Ridgewood', '']);
  assert.deepEqual(column(file, 'rating'), ['', '2']);
  assert.deepEqual(column(file, 'said_at'), [minutes(1).toISOString(), minutes(9).toISOString()]);
  assert.ok(file.every((row) => row.length === file[0]!.length));
  const { rows } = await valley.act(({ db }) =>
    sql<{ details: { filters: string[] } }>`select details from govern.audit_entry
      where organization_id = ${valley.id} and act = 'posts.exported'`.execute(db),
  );
  assert.deepEqual(
    rows.map(({ details }) => details.filters),
    [['q']],
    'on record: that it was taken, by which filters, and not what was sought',
  );
});

test('what begins like a formula is text', async () => {
  const valley = await world.found();
  const formulas = ['=HYPERLINK("http://evil.example","x")', '+1+cmd|calc', '-2+3', '@SUM(A1)'];
  await valley.arrive(
    formulas.map((text, n) => ({ text, author: { externalId: `x${n}`, handle: `x${n}`, name: text }, at: minutes(n) })),
  );
  const file = await exported(valley);
  assert.deepEqual(
    column(file, 'text'),
    formulas.map((text) => `'${text}`),
  );
  assert.deepEqual(
    column(file, 'author_name'),
    formulas.map((text) => `'${text}`),
  );
});

test('more posts than one page, each once, while others arrive', async () => {
  const valley = await world.found();
  const many = Array.from({ length: 1203 }, (_, n) => ({ text: `garage number ${n}`, at: minutes(n % 600) }));
  await valley.arrive(many);
  let file = '';
  for await (const lines of await exportPosts(world.core, valley.id, person('reader'), { q: 'garage' })) {
    file += lines;
    await valley.arrive([{ text: 'garage, just now' }]);
  }
  const ids = column(cellsOf(file.slice(1)), 'id');
  assert.equal(ids.length, 1203);
  assert.equal(new Set(ids).size, 1203);
});

test('what can’t be asked is refused before the file begins', async () => {
  const valley = await world.found();
  await assert.rejects(exportPosts(world.core, valley.id, person('editor'), { q: '(' }), {
    message: 'query.unreadable',
  });
  const watch = '00000000-0000-7000-8000-000000000000';
  await assert.rejects(exportPosts(world.core, valley.id, person('editor'), { watch }), { message: 'not_found' });
});

test('only what its reader may see is in it', async () => {
  const valley = await world.found('Two houses', ['Harbor', 'North']);
  const [harbor = '', north = ''] = valley.facilityIds;
  await valley.arrive([{ text: 'of harbor' }], { facilityId: harbor });
  await valley.arrive([{ text: 'of north' }], { facilityId: north });
  assert.deepEqual(column(await exported(valley, {}, person('reader', harbor)), 'text'), ['of harbor']);
  const other = await world.found('Elsewhere');
  assert.deepEqual(column(await exported(other), 'text'), []);
});
