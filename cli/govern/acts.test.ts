import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import pg from 'pg';
import { root } from '../../server/core/root.ts';
import { emptyDatabase } from '../../test/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'openrounds-cli-'));
const database = await emptyDatabase();
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command to its end, with these words on its standard input. */
async function run(words: string[], input = '') {
  const child = spawn(process.execPath, [join(root, 'bin', 'openrounds.js'), 'govern', ...words], {
    env: { PATH: process.env.PATH, OPENROUNDS_DATA: folder, OPENROUNDS_DATABASE_URL: database.url },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

const setup = (...more: string[]) => [
  ...['setup', '--name', 'Mercy Valley Health', '--kind', 'charity', '--facility', 'St. Anne=Santa Ana, St Annes'],
  ...['--admin-name', 'Joanne Park', '--admin-email', 'joanne.park@mercyvalley.example', '--password-stdin', ...more],
];

test('the first run without a browser, then a key, a way back in, and a log that verifies until it is touched', async () => {
  const weak = await run(setup(), 'qwertyuiop12\n');
  assert.deepEqual([weak.status, weak.stdout], [1, '']);
  assert.match(weak.stderr, /lists that attackers try first/);
  const short = await run(setup(), 'short\n');
  assert.equal(short.status, 2, short.stderr);
  const done = await run(setup(), 'a slow river at dusk 41\n');
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /^[0-9a-f-]{36}\n$/);
  const again = await run(setup(), 'a slow river at dusk 41\n');
  assert.equal(again.status, 1);
  assert.match(again.stderr, /has been set up already/);

  const key = await run(['key', 'create', '--name', 'Script', '--scope', 'posts.read', 'audit.read']);
  assert.match(key.stdout, /^or_[\w-]{43}\n$/, key.stderr);
  assert.equal((await run(['key', 'create', '--name', 'Script', '--scope', 'everything'])).status, 2);

  const back = await run(['password', 'link', 'joanne.park@mercyvalley.example', '--without-second-factor']);
  assert.match(back.stdout, /\/password#token=[\w-]{43}\n$/, back.stderr);
  assert.equal((await run(['password', 'link', 'nobody@mercyvalley.example'])).status, 1);

  const whole = await run(['audit', 'verify', '--json']);
  assert.deepEqual([whole.status, JSON.parse(whole.stdout).ok], [0, true], whole.stderr);
});

test('one altered row makes verification end with 1', async () => {
  const owner = new pg.Client(database.url);
  await owner.connect();
  try {
    const { act } = await import('../../server/core/context.ts');
    const { program } = await import('../../server/core/actor.ts');
    const { openDatabase } = await import('../../server/core/database.ts');
    const { silentLog } = await import('../../server/core/log.ts');
    const { seal } = await import('../../server/govern/audit/seal.ts');
    const { rows } = await owner.query('select id from govern.organizations()');
    const opened = await openDatabase({ url: database.url, log: silentLog });
    await act({ database: opened } as never, rows[0].id, program, seal);
    await opened.close();
    assert.match((await run(['audit', 'verify'])).stdout, /^Whole: \d+ entries in the chain, 0 not sealed yet\.\n$/);
    await owner.query(`update govern.audit_entry set act = 'nothing' where number = 2`);
  } finally {
    await owner.end();
  }
  const broken = await run(['audit', 'verify']);
  assert.equal(broken.status, 1);
  assert.match(broken.stdout, /^Broken at entry 2 \([0-9a-f-]{36}\): it was altered\.\n$/);
});
