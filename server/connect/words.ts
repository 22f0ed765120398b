// Faults in a person's words, for what leaves the program as a file or on the command line.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../contract/connect.ts';
import { root } from '../core/root.ts';

export async function faultWords(language: 'en' | 'es'): Promise<(fault: Fault) => string> {
  const file = join(root, 'words', language, 'faults.json');
  const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  return ({ code, values }) =>
    (words[code] ?? code).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
