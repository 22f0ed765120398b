// The models that come with the program, read from models/ once.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analyst, createAnalyst, type Heads, heads } from '../../language/analysis/index.ts';
import { BadModel, readModel } from '../../language/linear/index.ts';
import { root } from '../core/root.ts';

const folder = join(root, 'models');

const names = [...heads, 'names', 'critical'] as const;

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

let version: Promise<string> | undefined;

/** What the shipped models are called where something was read by them: the newest date on their cards, and a digest of their weights. */
export function findShippedVersion(): Promise<string> {
  version ??= readVersion();
  return version;
}

async function readVersion(): Promise<string> {
  const digest = createHash('sha256');
  let newest = '';
  for (const name of names) {
    digest.update(await readFile(join(folder, `${name}.model`)));
    const card = await readFile(join(folder, `${name}.md`), 'utf8').catch(() => '');
    const [, date = ''] = /Trained\W+(\d{4}-\d{2}-\d{2})/.exec(card) ?? [];
    if (date > newest) newest = date;
  }
  return `shipped ${[newest, digest.digest('hex').slice(0, 8)].filter(Boolean).join(' ')}`;
}
