// `openrounds connect import` as another program uses it: what it prints, what it leaves, how it ends; also when it is killed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { root } from '../../server/core/root.ts';
import { emptyDatabase } from '../../test/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-import-'));
const database = await emptyDatabase();
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function start(words: string[], input = '') {
  const child = spawn(process.execPath, [join(root, 'bin', 'openrounds.js'), ...words], {
    env: { PATH: process.env.PATH, OPENROUNDS_DATA: folder, OPENROUNDS_DATABASE_URL: database.url },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return child;
}

async function run(words: string[], input = '') {
  const child = start(words, input);
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

async function countPosts(): Promise<number> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from listen.post');
  await owner.end();
  return rows[0]!.count;
}

const file = (name: string, content: string) => writeFile(join(folder, name), content).then(() => join(folder, name));
const importing = (path: string, ...more: string[]) => ['connect', 'import', path, '--network', 'survey', ...more];

before(async () => {
  const words = ['--name', 'Mercy Valley', '--kind', 'charity', '--admin-name', 'Joanne Park'];
  const more = ['--admin-email', 'joanne.park@mercyvalley.example', '--password-stdin'];
  const { status, stderr } = await run(['govern', 'setup', ...words, ...more], 'a slow river at dusk 41\n');
  assert.equal(status, 0, stderr);
});

test('it says what it did, writes the refused rows, and ends with 1 when there were some', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => `Parking was easy on visit ${n},2026-01-${10 + (n % 20)},5`);
  const path = await file('visits.csv', ['Words,Day,Stars', ...rows, '=cmd(),someday,1', ',2026-01-01,2'].join('\n'));
  const refused = join(folder, 'refused.csv');
  const dry = await run(importing(path, '--dry-run', '--json'));
  assert.deepEqual([dry.status, JSON.parse(dry.stdout).stored, await countPosts()], [1, 30, 0]);
  const first = await run(importing(path, '--map', 'text=Words', '--map', 'at=Day', '--refused', refused, '--json'));
  const { seconds, ...result } = JSON.parse(first.stdout);
  assert.deepEqual(result, { rows: 32, stored: 30, known: 0, refused: 2, state: 'finished', dryRun: false });
  assert.ok(seconds > 0);
  assert.equal(first.status, 1);
  assert.match(
    await readFile(refused, 'utf8'),
    /\n32,"The date can’t be read[^\n]*","'=cmd\(\),someday,1"\r\n33,The cell for the words/,
  );
  const again = await run(importing(path));
  assert.match(again.stdout, /^32 rows in [\d.]+ s: 0 stored, 30 known already, 2 refused\.\n$/);
  assert.equal(await countPosts(), 30);
});

test('a file that is none, a column that is not there and a wrong use are said in one line', async () => {
  const workbook = await file('visits.xlsx', 'PK\x03\x04');
  const { status, stderr } = await run(importing(workbook));
  assert.equal(status, 1);
  assert.match(stderr, /^[^\n]+\n$/);
  const path = await file('b.csv', 'Words\nhello\n');
  assert.equal((await run(importing(path, '--map', 'text=Nothing'))).status, 1);
  assert.equal((await run(importing(join(folder, 'not-there.csv')))).status, 1);
  assert.equal((await run(importing(path, '--map', 'colour=Words'))).status, 2);
  assert.equal((await run(['connect', 'import', path])).status, 2);
});

test('killed in the middle and run again: every row once', async () => {
  const before = await countPosts();
  const total = 12_000;
  const rows = Array.from(
    { length: total },
    (_, n) => `"The lift was ${n % 3 ? `slow on day ${n}` : 'slow'}",2026-01-02`,
  );
  const path = await file('lift.csv', ['Words,Day', ...rows].join('\n'));
  const child = start(importing(path));
  const gone = once(child, 'exit');
  while ((await countPosts()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await gone;
  assert.ok((await countPosts()) < before + total);
  const again = await run(importing(path, '--json'));
  const { stored, known, refused } = JSON.parse(again.stdout);
  assert.deepEqual([again.status, stored + known, refused], [0, total, 0]);
  assert.equal(await countPosts(), before + total);
});
