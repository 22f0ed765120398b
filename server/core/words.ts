// The product's words for what leaves the server: mails, push messages.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';

type Values = Record<string, string | number>;
export type Say = (key: string, values?: Values) => string;

const catalogues = new Map<string, Promise<Record<string, string>>>();

/** A catalogue as a function: `say('rise_one', { n: 3 })`. With `count` among the values, one and many are told apart. */
export async function wordsOf(language: 'en' | 'es', name: string): Promise<Say> {
  const file = join(root, 'words', language, `${name}.json`);
  const reading = catalogues.get(file) ?? readFile(file, 'utf8').then(JSON.parse);
  catalogues.set(file, reading);
  const words = (await reading) as Record<string, string>;
  return (key, values = {}) => {
    const found = words[key] ?? words[`${key}_${values.count === 1 ? 'one' : 'other'}`];
    if (found === undefined) throw new TypeError(`There are no words for ${name}:${key}`);
    return found.replace(/\{\{(\w+)\}\}/g, (whole, value: string) => String(values[value] ?? whole));
  };
}
