// The embedded PostgreSQL's own programs: make a cluster, start it, stop it, give it a password.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { newId } from '../ids.ts';
import { servesFolder } from '../processes.ts';
import { handOver, type Place } from './place.ts';

export const superuser = 'openrounds';

/** Whether the folder holds a cluster; one of another major version stops with the steps to take. */
export async function findCluster({ folder, binaries }: Place): Promise<boolean> {
  const written = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (written === null) return false;
  if (Number.parseInt(written, 10) === binaries.major) return true;
  throw new Error(`The database in ${folder} was written by PostgreSQL ${written.trim()}; this OpenRounds brings ${binaries.major}. To move it:
  1. With the version of OpenRounds that wrote it:  openrounds govern backup FILE
  2. Move the folder aside:                         mv ${folder} ${folder}.old
  3. With this version:                             openrounds govern restore FILE`);
}

/** Makes the cluster beside its place and moves it there whole, so half a cluster is never met. */
export async function makeCluster(place: Place, password: string): Promise<void> {
  const draft = `${place.folder}.${newId()}`;
  const words = `${draft}.password`;
  await writeFile(words, password, { mode: 0o600, flag: 'wx' });
  await handOver(words, place.user);
  try {
    await makeFolder(draft, place);
    const common = ['-D', draft, '-U', superuser, '--pwfile', words, '--auth', 'scram-sha-256', '-E', 'UTF8', '-N'];
    const order = ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
    // The same order of letters everywhere; their classes come from the system, which may lack that locale.
    const first = await run(place, 'initdb', [...common, ...order, '--locale', 'C.UTF-8']);
    const last = first.code === 0 ? first : await run(place, 'initdb', [...common, ...order, '--locale', 'C']);
    if (last.code !== 0) throw new Error(`PostgreSQL could not prepare ${place.folder}: ${last.said}`);
    await rename(draft, place.folder);
  } finally {
    await rm(words, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function makeFolder(folder: string, { user }: Place): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  await handOver(folder, user);
}

/** The process that serves the cluster now, if one does. A number left behind by a crash is cleared away. */
export async function findServer({ folder }: Place): Promise<number | null> {
  const file = join(folder, 'postmaster.pid');
  const left = await readFile(file, 'utf8').catch(() => null);
  if (left === null) return null;
  const pid = Number.parseInt(left, 10);
  if (pid > 0 && (await servesFolder(pid, folder))) return pid;
  // PostgreSQL refuses to start while another program has come to bear this number.
  await rm(file, { force: true });
  return null;
}

/** Starts the server; it outlives us, so that others who joined keep it. */
export function startServer(
  place: Place,
  port: number,
  logFile: string,
  settings: Record<string, string>,
): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const all = Object.entries({ ...settingsFor(port), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  try {
    const child = spawn(program(place, 'postgres'), ['-D', place.folder, ...all], {
      ...asUser(place),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Stops the server within `seconds`; false where it still writes its last checkpoint then, which it ends by itself. */
export async function stopServer(place: Place, seconds: number): Promise<boolean> {
  const { code } = await run(place, 'pg_ctl', ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', String(seconds)]);
  return code === 0 || (await findServer(place)) === null;
}

/** Gives the superuser a new password while the server stands still. */
export async function setPassword(place: Place, password: string): Promise<void> {
  const statement = `alter role ${superuser} password '${password}';\n`;
  const { code, said } = await run(place, 'postgres', ['--single', '-D', place.folder, 'postgres'], statement);
  if (code !== 0) throw new Error(`PostgreSQL could not be given a new password: ${said}`);
}

/** The end of the server's log. */
export async function lastWords(logFile: string): Promise<string> {
  const file = await open(logFile).catch(() => null);
  if (!file) return '';
  try {
    const { size } = await stat(logFile);
    const from = Math.max(0, size - 2000);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2000), 0, 2000, from);
    return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-8).join('\n');
  } finally {
    await file.close();
  }
}

function settingsFor(port: number): Record<string, string> {
  const megabytes = totalmem() / 2 ** 20;
  const buffers = Math.round(Math.min(Math.max(megabytes / 8, 128), 2048));
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(megabytes / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    // Statements and failed values hold people's words: the server's log tells of itself alone.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
  };
}

function program({ binaries }: Place, name: string): string {
  return join(binaries.folder, 'bin', platform() === 'win32' ? `${name}.exe` : name);
}

function asUser({ user }: Place) {
  return { cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, ...(user && { uid: user.uid, gid: user.gid }) };
}

async function run(place: Place, name: string, args: string[], input = ''): Promise<{ code: number; said: string }> {
  const child = spawn(program(place, name), args, { ...asUser(place), windowsHide: true, stdio: 'pipe' });
  const failed = once(child, 'error').then(([error]) => ({ code: -1, said: String((error as Error).message) }));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const done = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(([, said, [code]]) => ({
    code: Number(code ?? -1),
    said: said.trim(),
  }));
  return Promise.race([done, failed]);
}
