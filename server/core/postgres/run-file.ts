// `data/run.json`: how to reach the embedded PostgreSQL. It holds a password, so its owner alone may read it.

import { join } from 'node:path';
import { readFileIfThere, replaceFile } from '../whole-file.ts';

export interface RunFile {
  port: number;
  password: string;
  /** The server's process; null while it stands still. */
  pid: number | null;
}

/** What the file says; null when it is missing or damaged. */
export async function readRunFile(data: string): Promise<RunFile | null> {
  const content = await readFileIfThere(join(data, 'run.json'));
  try {
    const run = JSON.parse(content ?? '') as Partial<RunFile>;
    const good = Number.isInteger(run.port) && typeof run.password === 'string' && /^[\w-]{20,}$/.test(run.password);
    return good ? { port: run.port!, password: run.password!, pid: run.pid ?? null } : null;
  } catch {
    return null;
  }
}

export async function writeRunFile(data: string, run: RunFile): Promise<void> {
  await replaceFile(join(data, 'run.json'), `${JSON.stringify(run)}\n`);
}
