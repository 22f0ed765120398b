// Files that are there whole or not at all, whoever reads or writes them at the same moment.

import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { newId } from './ids.ts';

/** Puts a file, for its owner's eyes alone, where none stands yet; false where one does. */
export async function putNewFile(file: string, content: string): Promise<boolean> {
  const draft = await writeDraft(file, content);
  try {
    // Unlike a rename, a link fails where the name is taken: the first of two wins.
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

/** Replaces a file, for its owner's eyes alone, in one step. */
export async function replaceFile(file: string, content: string): Promise<void> {
  await rename(await writeDraft(file, content), file);
}

/** The file's content, or null where there is none. */
export async function readFileIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeDraft(file: string, content: string): Promise<string> {
  const draft = `${file}.${newId()}`;
  await writeFile(draft, content, { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}
