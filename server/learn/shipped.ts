// The models that come with the program, read from models/ once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analyst, createAnalyst, type Heads, heads } from '../../language/analysis/index.ts';
import { BadModel, readModel } from '../../language/linear/index.ts';
import { root } from '../core/root.ts';

const folder = join(root, 'models');

/** All heads and the names’ model. Throws `BadModel` naming the file that is missing or damaged. */
export async function openShippedModels(): Promise<Heads> {
  const names = [...heads, 'names'] as const;
  const opened = await Promise.all(
    names.map(async (name) => {
      try {
        return [name, readModel(await readFile(join(folder, `${name}.model`)))] as const;
      } catch (error) {
        const why = error instanceof BadModel ? error.message : (error as NodeJS.ErrnoException).code;
        throw new BadModel(`The model models/${name}.model can’t be used: ${why}`);
      }
    }),
  );
  return Object.fromEntries(opened) as Heads;
}

let analyst: Promise<Analyst> | undefined;

/** The analyst over the shipped models; the first call reads them. */
export function openAnalyst(): Promise<Analyst> {
  analyst ??= openShippedModels().then(createAnalyst);
  return analyst;
}

/** Name and version of the shipped models: the newest date on their cards. */
export const shippedVersion = 'shipped 2026-11-22';
