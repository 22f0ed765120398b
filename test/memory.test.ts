// Whatever file is imported, the process that reads it stays small: measured on a process of its own, as Linux tells.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../server/core/root.ts';
import { emptyDatabase } from './database.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-memory-'));
const database = await emptyDatabase();
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const skip = process.platform === 'linux' ? false : 'only Linux tells of the most memory a process has held';

/** The command's output, and the most memory that its process has held, MB. */
async function run(words: string[], input = ''): Promise<{ output: string; peak: number }> {
  const child = spawn(process.execPath, [join(root, 'bin', 'openrounds.js'), ...words], {
    env: { PATH: process.env.PATH, OPENROUNDS_DATA: folder, OPENROUNDS_DATABASE_URL: database.url },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  let peak = 0;
  const look = setInterval(() => {
    try {
      // The kernel keeps the most there was: looking late misses nothing but the last moment.
      const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      if (most) peak = Number(most) / 1024;
    } catch {
      // It has just ended.
    }
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
