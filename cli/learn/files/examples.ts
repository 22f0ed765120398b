// Labelled texts from an NDJSON file, checked; shared by train and evaluate.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Example } from '../../../language/linear/index.ts';
import { linesOf, readObject } from '../../lines.ts';

export type Examples = {
  all: Example[];
  /** One label a text, or a list for at least one. */
  kind: 'one' | 'several';
  /** Lines passed over. */
  bad: number;
};

/** Thrown for a file that can't be read at all. */
export class Unreadable extends Error {}

/** Reads `{"text", [field]}` lines; a bad one goes to `complain` with its number, the rest goes on. Throws `Unreadable`. */
export async function readExamples(
  path: string,
  field: string,
  complain: (sentence: string) => void,
): Promise<Examples> {
  const all: Example[] = [];
  let kind: Examples['kind'] = 'one';
  let bad = 0;
  try {
    for await (const line of linesOf(open(path))) {
      if (line.text?.trim() === '') continue;
      const read = readObject(line);
      const example = read.ok ? readExample(read.value, field) : read.why;
      if (typeof example === 'string') {
        complain(`${path}, line ${line.number}: ${example}`);
        bad++;
        continue;
      }
      if (read.ok && Array.isArray(read.value[field])) kind = 'several';
      all.push(example);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Unreadable(`${path} can’t be read: ${code}`);
  }
  return { all: oneSpelling(all), kind, bad };
}

const open = (path: string) =>
  path.endsWith('.gz') ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);

function readExample({ text, ...facts }: Record<string, unknown>, field: string): Example | string {
  if (typeof text !== 'string') return 'there is no text';
  const given = facts[field];
  if (given === undefined || given === null || given === '') return `there is no label in “${field}”`;
  const labels = (Array.isArray(given) ? given : [given]).map((label) => labelOf(label));
  if (labels.some((label) => label === undefined)) return `a label in “${field}” is no text`;
  return { text, labels: [...new Set(labels as string[])] };
}

function labelOf(given: unknown): string | undefined {
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  if (typeof given !== 'string') return undefined;
  const label = given.toWellFormed().normalize('NFC').trim().replace(/\s+/gu, ' ');
  return label === '' ? undefined : label;
}

/** Labels that differ in case alone are one label, in the spelling most texts use. */
function oneSpelling(examples: Example[]): Example[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { labels } of examples)
    for (const label of labels) {
      const spellings = counts.get(label.toLowerCase()) ?? new Map<string, number>();
      counts.set(label.toLowerCase(), spellings.set(label, (spellings.get(label) ?? 0) + 1));
    }
  const chosen = new Map(
    [...counts].map(([lower, spellings]) => [
      lower,
      [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0],
    ]),
  );
  return examples.map(({ text, labels }) => ({
    text,
    labels: [...new Set(labels.map((label) => chosen.get(label.toLowerCase())!))],
  }));
}
