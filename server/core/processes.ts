// Which processes live: a number alone may have been given to another one meanwhile.

import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { platform } from 'node:os';
import { kill } from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, as its system counts it; null where it no longer lives. Tells a process from its successor in the number. */
export async function startOf(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null;
  if (platform() === 'win32') return 'alive';
  if (platform() !== 'linux') return ask(pid, 'lstart=');
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks; state and the rest follow its end. 'Z' is dead but not yet collected.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** Whether the process is a PostgreSQL server that serves this data folder. */
export async function servesFolder(pid: number, folder: string): Promise<boolean> {
  if ((await startOf(pid)) === null) return false;
  if (platform() === 'win32') return true;
  if (platform() !== 'linux') return ((await ask(pid, 'command=')) ?? '').includes(folder);
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch {
    return false;
  }
}

async function ask(pid: number, what: string): Promise<string | null> {
  try {
    return (await run('ps', ['-o', what, '-p', String(pid)])).stdout.trim() || null;
  } catch {
    return null;
  }
}
