// What went wrong, in one sentence for the person at the terminal.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../server/core/root.ts';

interface Refused {
  code: string;
  values: Record<string, string | number>;
}

/** A refusal in the catalogue's words; any other error as it says itself. */
export async function tell(error: unknown): Promise<string> {
  if (error instanceof Error && error.name === 'Refusal') {
    const { code, values } = error as Error & Refused;
    const words = JSON.parse(await readFile(join(root, 'words', 'en', 'errors.json'), 'utf8')) as Record<
      string,
      string
    >;
    return (words[code] ?? code).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
  }
  return error instanceof Error ? error.message : String(error);
}
