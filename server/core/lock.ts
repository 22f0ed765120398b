// A lock between processes: a file that names its holder and falls with it, whichever way that one ends.

import { rename, rm } from 'node:fs/promises';
import { pid } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from './ids.ts';
import { startOf } from './processes.ts';
import { putNewFile, readFileIfThere } from './whole-file.ts';

const patience = 180_000;

/** Runs `fn` while no other process, and nothing else in this one, runs under the same file. */
export async function withLock<T>(file: string, fn: () => Promise<T>): Promise<T> {
  const mine = `${pid} ${await startOf(pid)} ${newId()}`;
  const until = performance.now() + patience;
  while (!(await putNewFile(file, mine))) {
    const theirs = await readFileIfThere(file);
    if (theirs !== null && !(await holderLives(theirs))) await breakLock(file, theirs);
    else await pause(50);
    if (performance.now() > until)
      throw new Error(`${file} has been held for minutes by process ${theirs?.split(' ')[0]}.`);
  }
  try {
    return await fn();
  } finally {
    if ((await readFileIfThere(file)) === mine) await rm(file, { force: true });
  }
}

async function holderLives(holder: string): Promise<boolean> {
  const [number, start] = holder.split(' ');
  return (await startOf(Number(number))) === start;
}

/** Moves the dead holder's file away; should a living one have taken its place meanwhile, that one is put back. */
async function breakLock(file: string, dead: string): Promise<void> {
  const aside = `${file}.${newId()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFileIfThere(aside);
  if (moved && moved !== dead) await putNewFile(file, moved);
  await rm(aside, { force: true });
}
