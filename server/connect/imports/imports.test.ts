// Imports through the routes: uploaded, mapped, tried, run, stopped, killed and gone on with; refused rows come back as a file.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { connect as contract } from '../../../contract/connect.ts';
import { feeds } from '../../connectors/feeds/index.ts';
import { file } from '../../connectors/file/index.ts';
import { type Actor, grantOf } from '../../core/actor.ts';
import { readFile } from '../../core/files.ts';
import { mount } from '../../core/http.ts';
import { clearAway } from '../jobs.ts';
import { connectHandlers } from '../routes.ts';
import { startConnect } from '../start.ts';
import { editor, openWorld, until } from '../testing/world.ts';
import { runImport } from './work.ts';

const connectors = [feeds, file];
const around = { reader: file.file! };

async function open(t: TestContext) {
  const world = await openWorld();
  t.after(() => world.close());
  const { core, receiver } = world;
  const mercy = await world.found('Mercy Valley', [{ name: 'St. Anne', otherNames: ['Santa Ana'] }]);
  const api = (organization: string, actor: Actor = editor) => {
    const app = mount(
      core,
      async () => ({ organization, actor, userId: null }),
      contract,
      connectHandlers(core, { connectors, receiver }),
    );
    return async (method: string, path: string, body?: unknown) => {
      const bytes = body instanceof Uint8Array || typeof body === 'string';
      const answer = await app.request(path, {
        method,
        ...(body === undefined ? {} : { body: bytes ? (body as BodyInit) : JSON.stringify(body) }),
        headers: { 'content-type': bytes ? 'application/octet-stream' : 'application/json' },
      });
      const text = await answer.text();
      const json = /json/.test(answer.headers.get('content-type') ?? '');
      return {
        status: answer.status,
        text,
        headers: answer.headers,
        // biome-ignore lint/suspicious/noExplicitAny: tests look at what they promised
        body: (json ? JSON.parse(text) : undefined) as any,
      };
    };
  };
  const call = api(mercy.id);
  const run = (id: string, signal = new AbortController().signal, told?: () => void) =>
    runImport(
      core,
      { ...around, receiver },
      { organization: mercy.id, id },
      (row) => () => readFile(core, mercy.id, editor, row.file_id!),
      signal,
      told,
    );
  const upload = async (name: string, bytes: string | Uint8Array) => {
    const { body, status } = await call('POST', `/imports?name=${encodeURIComponent(name)}`, bytes);
    assert.equal(status, 200, JSON.stringify(body));
    return body as { import: { id: string }; mapping: Record<string, string>; remembered: boolean; dates: unknown };
  };
  const texts = async () => (await mercy.heard()).map(({ text }) => text);
  return { ...world, mercy, api, call, run, upload, texts };
}

const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `thank you ${from + n},2026-01-${String((n % 28) + 1).padStart(2, '0')},4`);
const csv = (lines: string[]) => `Comment,Date,Rating\n${lines.join('\n')}\n`;

test('a file of 400 rows with 7 broken ones: 393 arrive, 7 are told; the same file again adds none', async (t) => {
  const { call, run, upload, texts } = await open(t);
  const broken = [
    '"open,2026-01-01,1',
    ',2026-01-01,1',
    'x,9999-01-01,1',
    'x,soon,1',
    'x,0000-01-01,1',
    'a,b,2026-01-01,1',
    'he said "no",2026-01-01,"1"2',
  ];
  const good = rows(393);
  const lines = [...good.slice(0, 100), ...broken.slice(0, 4), ...good.slice(100), ...broken.slice(4)];
  for (const round of [1, 2]) {
    const { import: uploaded, mapping, remembered } = await upload('march.csv', csv(lines));
    assert.deepEqual(mapping, { text: 'Comment', at: 'Date', rating: 'Rating' });
    assert.equal(remembered, round === 2);
    const queued = await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'Survey' });
    assert.equal(queued.body.state, 'queued');
    await run(uploaded.id);
    const { body } = await call('GET', `/imports/${uploaded.id}`);
    const { state, stored, known, refused, rows: read } = body.import;
    assert.deepEqual(
      [state, read, stored, known, refused],
      ['finished', 400, round === 1 ? 393 : 0, round === 1 ? 0 : 393, 7],
    );
    assert.equal(body.sample.length, 20);
    assert.deepEqual(
      body.refusals.map((refusal: { line: number }) => refusal.line),
      [102, 103, 104, 105, 399, 400, 401],
    );
  }
  assert.equal((await texts()).length, 393);
  const { body } = await call('GET', '/imports');
  assert.deepEqual([body.imports.length, body.next], [2, null]);
});

test('the refused rows are a file that no spreadsheet runs', async (t) => {
  const { call, run, upload } = await open(t);
  const { import: uploaded } = await upload(
    'Ánne & co.csv',
    csv(['=HYPERLINK("http://x"),soon,1', '@cmd,2026-01-01,1', '-1+1,never,"quoted"']),
  );
  await call('POST', `/imports/${uploaded.id}/run`, { mapping: { text: 'Comment', at: 'Date' }, network: 'survey' });
  await run(uploaded.id);
  const { text, headers } = await call('GET', `/imports/${uploaded.id}/refused.csv`);
  assert.match(
    headers.get('content-disposition') ?? '',
    /^attachment; filename\*=UTF-8''%C3%81nne%20_%20co%20refused\.csv$/,
  );
  const lines = text.split('\r\n');
  assert.match(lines[0] ?? '', /Line,Reason,Row$/);
  assert.match(lines[1] ?? '', /^2,"The date can’t be read\..*"'=HYPERLINK\(""http:\/\/x""\),soon,1"$/);
  assert.match(lines[2] ?? '', /^4,.*"'-1\+1,never,""quoted"""$/);
});

test('a dry run counts, shows and refuses, and stores nothing', async (t) => {
  const { call, run, upload, texts } = await open(t);
  const { import: uploaded, mapping } = await upload('a.csv', csv([...rows(30), 'x,soon,1']));
  await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey', dryRun: true });
  await run(uploaded.id);
  const { body } = await call('GET', `/imports/${uploaded.id}`);
  assert.deepEqual(
    [body.import.state, body.import.rows, body.import.stored, body.import.refused],
    ['dry_run', 31, 30, 1],
  );
  assert.deepEqual(body.sample[0], {
    text: 'thank you 0',
    author: null,
    at: '2026-01-01T17:00:00.000Z',
    rating: 4,
    kind: 'review',
  });
  assert.deepEqual(await texts(), []);
  await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  await run(uploaded.id);
  const after = (await call('GET', `/imports/${uploaded.id}`)).body;
  assert.deepEqual(
    [after.import.state, after.import.stored, after.import.refused, after.refusals.length],
    ['finished', 30, 1, 1],
  );
  assert.equal((await texts()).length, 30);
});

test('stopped in the middle and gone on with: each row once, also those that say the same', async (t) => {
  const { call, run, upload, mercy } = await open(t);
  const lines = [...rows(3000), ...Array.from({ length: 3000 }, () => 'the same words,2026-01-01,5')];
  const { import: uploaded, mapping } = await upload('a.csv.gz', gzipSync(csv(lines)));
  const begin = () => call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  await begin();
  let batches = 0;
  const stopping: Promise<unknown>[] = [];
  await run(uploaded.id, undefined, () => {
    if (++batches === 2) stopping.push(call('POST', `/imports/${uploaded.id}/stop`));
  });
  await Promise.all(stopping);
  const stopped = (await call('GET', `/imports/${uploaded.id}`)).body.import;
  assert.equal(stopped.state, 'stopped');
  assert.ok(stopped.rows >= 1500 && stopped.rows < 6000, stopped.rows);
  const other = await call('POST', `/imports/${uploaded.id}/run`, { mapping: { text: 'Comment' }, network: 'survey' });
  assert.deepEqual([other.status, other.body.code], [409, 'import.state']);
  await begin();
  await run(uploaded.id);
  const finished = (await call('GET', `/imports/${uploaded.id}`)).body.import;
  assert.deepEqual([finished.state, finished.rows, finished.stored, finished.known], ['finished', 6000, 6000, 0]);
  assert.equal((await mercy.heard()).length, 6000);
});

test('a worker that is stopped hands the import over to the next', async (t) => {
  const { call, run, upload, mercy, core, receiver } = await open(t);
  const { import: uploaded, mapping } = await upload('a.csv', csv(rows(6000)));
  await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  const stopped = new AbortController();
  await run(uploaded.id, stopped.signal, () => stopped.abort());
  const left = (await call('GET', `/imports/${uploaded.id}`)).body.import;
  assert.ok(left.state === 'running' && left.rows > 0 && left.rows < 6000);
  const running = await startConnect(core, { connectors, receiver });
  t.after(() => running.stop());
  const finished = await until(async () => {
    const { body } = await call('GET', `/imports/${uploaded.id}`);
    return body.import.state === 'finished' && body.import;
  });
  assert.deepEqual([finished.rows, finished.stored, finished.known], [6000, 6000, 0]);
  assert.equal((await mercy.heard()).length, 6000);
});

test('an import whose process was killed is taken over by one process alone', async (t) => {
  const { call, run, upload, mercy } = await open(t);
  const { import: uploaded, mapping } = await upload('a.csv', csv(rows(4000)));
  await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  const claimed = (until: string) =>
    mercy.act(({ db }) =>
      sql`update connect.import set state = 'running', claimed_until = now() + ${until}::interval`.execute(db),
    );
  await claimed('10 seconds');
  assert.equal(await run(uploaded.id), undefined);
  await claimed('-1 second');
  const both = await Promise.all([run(uploaded.id), run(uploaded.id)]);
  assert.deepEqual(both.map((row) => row?.stored).sort(), [4000, undefined]);
  assert.equal((await mercy.heard()).length, 4000);
});

test('a row the database refuses is one refused row; a damaged file keeps what came before', async (t) => {
  const { call, run, upload, receiver, texts } = await open(t);
  receiver.before = (given) => {
    if (given.includes('poison')) throw Object.assign(new Error('bad'), { code: '22021' });
  };
  const lines = [...rows(50), 'poison,2026-01-01,1', 'unwanted,2026-01-01,1', ...rows(50, 50)];
  const { import: uploaded, mapping } = await upload('a.csv', csv(lines));
  await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  await run(uploaded.id);
  const { body } = await call('GET', `/imports/${uploaded.id}`);
  assert.deepEqual(
    [body.import.state, body.import.rows, body.import.stored, body.import.refused],
    ['finished', 102, 100, 2],
  );
  assert.deepEqual(
    body.refusals.map((each: { line: number; fault: { code: string } }) => [each.line, each.fault.code]),
    [
      [52, 'row_unfit'],
      [53, 'post.empty'],
    ],
  );
  const packed = gzipSync(csv(Array.from({ length: 9000 }, (_, n) => `words ${Math.sin(n)},2026-01-01,1`)));
  const torn = await upload('torn.csv.gz', packed.subarray(0, packed.length / 2));
  await call('POST', `/imports/${torn.import.id}/run`, { mapping, network: 'survey' });
  await run(torn.import.id);
  const failed = (await call('GET', `/imports/${torn.import.id}`)).body.import;
  assert.deepEqual([failed.state, failed.fault.code], ['failed', 'file_damaged']);
  assert.equal((await texts()).length, 100 + failed.stored);
  assert.ok(failed.stored > 1000);
});

test('facilities by name in a column; what is none of ours is a place', async (t) => {
  const { call, run, upload, mercy } = await open(t);
  const { import: uploaded, mapping } = await upload(
    'a.csv',
    'Comment,Facility\none,st. anne\ntwo,Santa Ana\nthree,Elsewhere\n',
  );
  await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  await run(uploaded.id);
  const [anne] = mercy.facilityIds;
  assert.deepEqual(
    (await mercy.heard()).map(({ text, facility_id }) => [text, facility_id]),
    [
      ['one', anne],
      ['three', null],
      ['two', anne],
    ],
  );
});

test('what can not be: no words, a column that is not there, no table, somebody else’s import, no right', async (t) => {
  const { call, upload, api, found } = await open(t);
  const { import: uploaded } = await upload('a.csv', csv(rows(3)));
  const code = async (answer: ReturnType<typeof call>) => (await answer).body.code;
  const run = (body: object, by = call) => by('POST', `/imports/${uploaded.id}/run`, { network: 'survey', ...body });
  assert.equal(await code(run({ mapping: { at: 'Date' } })), 'import.no_text');
  assert.equal(await code(run({ mapping: { text: 'Nothing' } })), 'import.mapping');
  assert.equal(await code(call('POST', `/imports/${uploaded.id}/stop`)), 'import.state');
  const workbook = await call('POST', '/imports?name=a.xlsx', Buffer.from('PK\x03\x04'));
  assert.deepEqual(
    [workbook.status, workbook.body.code, workbook.body.values.fault],
    [422, 'import.unreadable', 'file_spreadsheet'],
  );
  const stranger = api((await found('Lakeside')).id);
  const reader = api(uploaded.id, { ...editor, grants: [grantOf('reader', null)] });
  assert.equal(await code(run({ mapping: { text: 'Comment' } }, stranger)), 'not_found');
  assert.equal(await code(stranger('GET', `/imports/${uploaded.id}`)), 'not_found');
  assert.equal(await code(stranger('GET', `/imports/${uploaded.id}/refused.csv`)), 'not_found');
  assert.equal(await code(run({ mapping: { text: 'Comment' } }, reader)), 'not_found');
  assert.deepEqual((await stranger('GET', '/imports')).body.imports, []);
});

test('uploaded files are let go a week after their import', async (t) => {
  const { call, upload, core, mercy } = await open(t);
  const { import: uploaded, mapping } = await upload('a.csv', csv(rows(3)));
  const files = () => mercy.act(async ({ db }) => (await sql`select from core.file`.execute(db)).rows.length);
  await clearAway(core);
  assert.equal(await files(), 1);
  await clearAway({ ...core, clock: { now: () => new Date(Date.now() + 8 * 86_400_000) } });
  assert.equal(await files(), 0);
  const { body } = await call('POST', `/imports/${uploaded.id}/run`, { mapping, network: 'survey' });
  assert.equal(body.code, 'import.state');
});
