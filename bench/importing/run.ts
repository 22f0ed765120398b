// Importing 109,188 real comments by the command, beside a raw COPY of the same rows into the same table.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { root } from '../../server/core/root.ts';
import { type BenchDatabase, benchDatabase } from '../database.ts';
import { percentile, publish } from '../print.ts';

const rounds = 3;
const comments = resolve(root, '../shared/data/patient-comments/comments.csv.gz');

interface Ran {
  seconds: number;
  /** The most memory the process held, MB. */
  peak: number;
  /** Memory at a third and at the end of the way, MB. */
  early: number;
  late: number;
  output: string;
}

/** Runs a command of ours and reads the memory of its process meanwhile (Linux). */
async function run(database: BenchDatabase, data: string, words: string[]): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/openrounds.js'), ...words], {
    env: { ...process.env, OPENROUNDS_DATABASE_URL: database.url, OPENROUNDS_DATA: data },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end('a quiet ward at seven in the morning\n');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  const seen: number[] = [];
  const look = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const resident = /VmRSS:\s+(\d+)/.exec(status)?.[1];
    if (resident) seen.push(Number(resident) / 1024);
  }, 100);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(look);
  // A command that had to refuse rows ends with 1 and says how many.
  if (code !== 0 && !(code === 1 && /"refused":[1-9]/.test(output)))
    throw new Error(`openrounds ${words.slice(0, 2).join(' ')} ended with ${code}:\n${output.slice(-1500)}`);
  const at = (share: number) => seen[Math.floor((seen.length - 1) * share)] ?? 0;
  return {
    seconds: (performance.now() - began) / 1000,
    peak: Math.max(...seen, 0),
    early: at(0.33),
    late: at(0.95),
    output,
  };
}

const setup = [
  'govern',
  'setup',
  '--name',
  'Mercy Valley',
  '--kind',
  'charity',
  '--admin-name',
  'Joanne Park',
  '--admin-email',
  'joanne.park@mercyvalley.example',
  '--password-stdin',
];

async function importOnce(data: string): Promise<{ database: BenchDatabase; ran: Ran; rows: number }> {
  const database = await benchDatabase();
  await run(database, data, setup);
  const ran = await run(database, data, ['connect', 'import', comments, '--network', 'survey', '--json']);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const { rows } = await owner.query<{ count: string }>('select count(*) from listen.post');
  await owner.end();
  return { database, ran, rows: Number(rows[0]?.count) };
}

/** The same rows by COPY into the same table, with its indexes, in a database that has none yet; seconds. */
async function copyOnce(source: BenchDatabase, file: string): Promise<number> {
  const reader = new pg.Client({ connectionString: source.url });
  await reader.connect();
  const { rows } = await reader.query<{ id: string }>('select organization_id as id from listen.post limit 1');
  const organization = rows[0]!.id;
  await pipeline(reader.query(copyTo('copy listen.post to stdout')), createWriteStream(file));
  await reader.end();
  const target = await benchDatabase();
  const writer = new pg.Client({ connectionString: target.url });
  await writer.connect();
  // COPY is refused under a policy; the owner may lift it from its own tables, and the row it refers to must be there.
  await writer.query('alter table listen.post no force row level security');
  await writer.query('alter table govern.organization no force row level security');
  await writer.query(
    `insert into govern.organization (organization_id, name, kind, created_at) values ($1, 'Mercy Valley', 'charity', now())`,
    [organization],
  );
  const began = performance.now();
  await pipeline(createReadStream(file), writer.query(copyFrom('copy listen.post from stdin')));
  const seconds = (performance.now() - began) / 1000;
  await writer.end();
  await target.close();
  return seconds;
}

if (!existsSync(comments)) {
  console.log(
    'The patient comments are not on this machine, so there is nothing to import; the bench needs them beside the checkout.',
  );
} else {
  const data = await mkdtemp(join(tmpdir(), 'openrounds-bench-importing-'));
  const imports: Ran[] = [];
  const copies: number[] = [];
  let stored = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      const { database, ran, rows } = await importOnce(data);
      stored = rows;
      imports.push(ran);
      copies.push(await copyOnce(database, join(data, 'posts.copy')));
      await database.close();
    }
    const ratios = imports.map(({ seconds }, round) => seconds / (copies[round] as number));
    const median = (of: number[]) => percentile(of, 0.5);
    await publish('importing', [
      { what: 'rows stored', value: stored, unit: 'posts' },
      { what: 'import, the whole process', value: median(imports.map(({ seconds }) => seconds)), unit: 's' },
      { what: 'raw COPY of the same rows', value: median(copies), unit: 's' },
      { what: 'import ÷ COPY', value: median(ratios), unit: 'times', must: '≤ 3' },
      {
        what: 'most memory of the process',
        value: Math.max(...imports.map(({ peak }) => peak)),
        unit: 'MB',
        must: '< 400',
      },
      {
        what: 'memory at the end ÷ at a third',
        value: median(imports.map(({ early, late }) => late / early)),
        unit: 'times',
      },
    ]);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
