// What an import leaves behind holds people's words too: a week after it ended they are gone, and the counts stay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { storeFile } from '../core/files.ts';
import { newId } from '../core/ids.ts';
import { clearAway } from './jobs.ts';
import { aMoment, editor, openWorld } from './testing/world.ts';

const day = 86_400_000;
const clock = aMoment();
const world = await openWorld({ clock });
const words = 'my wife waited six hours';

test('refused rows, samples and files without an import go after a week; an import under way keeps its own', async (t) => {
  t.after(() => world.close());
  const mercy = await world.found('Mercy Valley');
  const insert = (state: string, finished: Date | null) =>
    mercy.act(async ({ db, organization }) => {
      const id = newId(clock);
      await sql`insert into connect.import (organization_id, id, file_name, network, state, encoding, format, shape,
          columns, header_digest, mapping, bytes, rows, refused, sample, created_at, finished_at)
        values (${organization}, ${id}, 'survey.csv', 'survey', ${state}, 'utf-8', 'csv', '{}',
          ${JSON.stringify([{ name: 'comment', samples: [words] }])}::jsonb, 'x', '{}', 1, 2, 1,
          ${JSON.stringify([{ text: words }])}::jsonb, ${clock.now()}, ${finished})`.execute(db);
      await sql`insert into connect.import_refusal values (${organization}, ${id}, 2, '{"code":"row_date"}',
        ${`never,${words}`})`.execute(db);
      return id;
    });
  const ended = await insert('finished', clock.now());
  const running = await insert('running', null);
  const body = (async function* () {
    yield Buffer.from(words);
  })();
  await storeFile(world.core, mercy.id, editor, { name: 'cut-off.csv', mediaType: 'text/csv', most: 1000, body });

  const left = () =>
    mercy.act(async ({ db }) => {
      const { rows } = await sql<{ id: string; words: boolean; columns: unknown; refused: number }>`
        select i.id, i.columns, i.refused, concat(i.sample, i.columns, (select string_agg(r.row, '')
          from connect.import_refusal r where r.import_id = i.id)) like ${`%${words}%`} as words
        from connect.import i order by i.id`.execute(db);
      const { rows: files } = await sql`select from core.file_chunk`.execute(db);
      return { rows, files: files.length };
    });
  clock.advance(6 * day);
  await clearAway(world.core);
  assert.ok((await left()).rows.every((row) => row.words));
  clock.advance(2 * day);
  await clearAway(world.core);
  const { rows, files } = await left();
  const [first, second] = rows;
  assert.deepEqual(first, { id: ended, words: false, columns: [{ name: 'comment', samples: [] }], refused: 1 });
  assert.deepEqual([second!.id, second!.words], [running, true]);
  assert.equal(files, 0);
});
