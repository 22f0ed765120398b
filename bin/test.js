// `npm test`: the checks, then every test; or the tests of some files: `npm test -- server/listen`.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { onNewEnoughNode, root } from './node.js';

await onNewEnoughNode(import.meta.url);
const { globSync } = await import('node:fs');
const { run } = await import('node:test');
const { spec: Spec } = await import('node:test/reporters');
process.chdir(root);
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
// Settings of whoever runs the tests are not the tests' settings.
for (const name of Object.keys(process.env)) if (/^OPENROUNDS_(?!TEST_|BENCH_)/.test(name)) delete process.env[name];

const rooms = '{contract,language,server,web,cli,demo,bench,test}/**/*.test.ts';
const all = globSync(rooms, { exclude: (path) => path.includes('node_modules') }).sort();
const asked = process.argv.slice(2).map((path) => relative(root, resolve(path)));
const files =
  asked.length === 0 ? all : all.filter((file) => asked.some((path) => file === path || file.startsWith(`${path}/`)));
if (files.length === 0) {
  console.error(`No test file there: ${asked.join(', ')}`);
  process.exit(2);
}

const failed = [];
const skipped = [];
if (asked.length === 0) {
  step('biome', ['check', '.']);
  step('tsc', ['--noEmit']);
  step('knip', []);
}
if (files.some((file) => /test\/networks|\/networks\//.test(file + readFileSync(file, 'utf8')))) installNetworks();
await runTests();
summarize();

function step(command, args) {
  console.log(`\n▶ ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) failed.push(command);
}

/** The networks' own servers are heavy: a package of their own, installed once for each of its lock files. */
function installNetworks() {
  const home = join(root, 'test', 'networks');
  const lock = join(home, 'package-lock.json');
  if (!existsSync(lock)) return;
  const mark = join(home, 'node_modules', '.installed');
  const wanted = readFileSync(lock, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.log('\n▶ npm ci --prefix test/networks');
  const { status } = spawnSync('npm', ['ci', '--prefix', home, '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) writeFileSync(mark, wanted);
  else failed.push('npm ci --prefix test/networks');
}

async function runTests() {
  // Held for the whole run, so that no file waits for PostgreSQL to start again.
  const { testPostgres } = await import('../test/database.ts');
  const postgres = await testPostgres();
  const leave = async () => {
    await postgres.release();
    process.exit(130);
  };
  process.on('SIGINT', leave).on('SIGTERM', leave);
  const events = run({ files, concurrency: 2, timeout: 20 * 60_000 });
  events.on('test:pass', ({ name, file, skip }) => {
    if (skip !== undefined) skipped.push({ name, file: file ? relative(root, file) : '', why: skip });
  });
  events.on('test:fail', ({ name, file, details }) => {
    if (details.type !== 'suite') failed.push(`${file ? relative(root, file) : ''}: ${name}`);
  });
  events.compose(new Spec()).pipe(process.stdout);
  await new Promise((done) => events.once('end', done));
  await postgres.release();
}

function summarize() {
  console.log('');
  for (const { name, file, why } of skipped) {
    console.log(`Skipped: ${file}: ${name}${typeof why === 'string' && why ? ` (${why})` : ''}`);
  }
  if (skipped.length === 0) console.log('Nothing was skipped.');
  if (failed.length === 0) return console.log('All is well.');
  console.log(`Failed:\n${failed.map((what) => `  ${what}`).join('\n')}`);
  process.exitCode = 1;
}
