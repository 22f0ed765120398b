// Models as files: read with a sentence for what is wrong, written whole or not at all.
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { BadModel, type Model, readModel, writeModel } from '../../../language/linear/index.ts';
import { Unreadable } from './examples.ts';

/** Throws `BadModel` with a sentence that names the file. */
export async function openModel(path: string): Promise<Model> {
  try {
    return readModel(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BadModel) throw new BadModel(`${path} can’t be used. ${error.message}`);
    if (!code) throw error;
    throw new BadModel(`${path} can’t be read: ${code}`);
  }
}

/** Throws `Unreadable` where the file can't be written. */
export async function keepModel(path: string, model: Model): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, writeModel(model), { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Unreadable(`${path} can’t be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}
