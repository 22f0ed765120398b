// Whatever file is imported and whatever feed is heard, the process that reads it stays small: measured on a process of its own, as Linux tells.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { root } from '../server/core/root.ts';
import { emptyDatabase } from './database.ts';
import { serveFeeds } from './feeds/server.ts';
import { startProgram } from './program.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-memory-'));
const database = await emptyDatabase();
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const skip = process.platform === 'linux' ? false : 'only Linux tells of the most memory a process has held';

const environment = { PATH: process.env.PATH, OPENROUNDS_DATA: folder, OPENROUNDS_DATABASE_URL: database.url };

/** The most memory the process has held so far, MB; 0 once it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The command's output, and the most memory that its process has held, MB. */
async function run(words: string[], input = ''): Promise<{ output: string; peak: number }> {
  const child = spawn(process.execPath, [join(root, 'bin', 'openrounds.js'), ...words], { env: environment });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  let peak = 0;
  // The kernel keeps the most there was: looking late misses nothing but the last moment.
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 20);
  await new Promise((done) => child.once('close', done));
  clearInterval(look);
  return { output, peak };
}

async function importing(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  const { output, peak } = await run(['connect', 'import', path, '--network', 'survey']);
  assert.ok(peak > 0 && peak < 400, `${name}: ${Math.round(peak)} MB\n${output.slice(-500)}`);
  return output;
}

before(async () => {
  const words = ['--name', 'Mercy Valley', '--kind', 'charity', '--admin-name', 'Joanne Park'];
  await run(
    ['govern', 'setup', ...words, '--admin-email', 'joanne.park@mercyvalley.example', '--password-stdin'],
    'a slow river at dusk 41\n',
  );
});

test('a table with a million columns', { skip }, async () => {
  const heads = Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(',');
  const output = await importing('wide.csv', `${heads}\n${'x,'.repeat(999_999)}x\n`);
  assert.match(output, /\S/);
});

test('a gzip bomb', { skip }, async () => {
  const output = await importing('bomb.csv.gz', gzipSync(Buffer.alloc(500_000_000, 'a')));
  assert.match(output, /\S/);
});

test('posts with a megabyte of text each, one after the other', { skip }, async () => {
  const line = (id: number, text: string) => JSON.stringify({ id: `${id}`, text: `${id} ${text}` });
  const usual = Array.from({ length: 3000 }, (_, n) => line(n, 'the nurse was kind and the wait was long '.repeat(6)));
  const long = Array.from({ length: 60 }, (_, n) => line(3000 + n, 'the wait was long and '.repeat(47_000)));
  const output = await importing('long.ndjson', [...usual, ...long].join('\n'));
  assert.match(output, /3060 rows in/);
});

test('feeds that never end, of fifty megabytes, and with a post of a megabyte, heard again and again', {
  skip,
  timeout: 120_000,
}, async (t) => {
  const feed = (text: string) =>
    `<rss version="2.0"><channel><title>News</title><item><guid>1</guid><description>${text}</description></item>`;
  const item = `<item><title>The wait</title><description>${'It was long. '.repeat(60)}</description></item>`;
  const site = await serveFeeds();
  site.put('/endless', { body: feed('first') + item, fill: Number.POSITIVE_INFINITY });
  site.put('/fifty', { body: feed('first') + item, fill: 50_000_000 });
  site.put('/long', { body: `${feed('the wait was long and '.repeat(47_000))}</channel></rss>` });
  const worker = await startProgram({
    data: folder,
    env: { ...environment, OPENROUNDS_ROLE: 'worker', OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1' } as Record<string, string>,
  });
  const owner = new pg.Pool({ connectionString: database.url, max: 1 });
  t.after(async () => {
    await worker.end('SIGTERM');
    await owner.end();
    await site.close();
  });
  const paths = ['/endless', '/fifty', '/long'];
  for (const [n, path] of paths.entries()) {
    const settings = { connector: 'feeds', address: site.url + path, everyMinutes: 5 };
    await owner.query(
      `insert into connect.channel (organization_id, id, connector, network, name, settings, key, created_at)
       select organization_id, $1, 'feeds', 'feeds', $2, $3, $2, now() from govern.organization limit 1`,
      [`01900000-0000-7000-8000-00000000000${n}`, path, JSON.stringify(settings)],
    );
  }
  const asked = () => paths.map((path) => site.requests.filter((request) => request.path === path).length);
  const until = async (is: () => Promise<boolean>) => {
    while (!(await is())) await pause(100);
  };
  for (let round = 1; round <= 3; round++) {
    await owner.query('update connect.channel set next_try_at = null');
    await until(async () => {
      const { rows } = await owner.query('select 1 from connect.channel where next_try_at is null');
      return rows.length === 0 && asked().every((times) => times >= round);
    });
  }
  const { rows } = await owner.query(
    `select name, fault ->> 'code' as fault, (select max(length(text)) from listen.post where channel_id = c.id) as longest
     from connect.channel c order by name`,
  );
  const peak = peakOf(worker.child.pid);
  t.diagnostic(`${Math.round(peak)} MB at most`);
  assert.deepEqual(
    rows.map(({ name, fault, longest }) => [name, fault, longest]),
    [
      ['/endless', 'too_large', null],
      ['/fifty', 'too_large', null],
      ['/long', null, 50_000],
    ],
  );
  assert.ok(peak > 0 && peak < 400, `${Math.round(peak)} MB`);
});
