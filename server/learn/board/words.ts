// The words of board pages and public files, read from words/ once a language.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../core/root.ts';
import { marks } from '../store/publication.ts';

export type Language = 'en' | 'es';
/** Says a word, with its values; `count` chooses between `_one` and `_other`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

const read = new Map<Language, Promise<Say>>();

export function readBoardWords(language: Language): Promise<Say> {
  let words = read.get(language);
  if (!words) {
    words = open(language);
    read.set(language, words);
  }
  return words;
}

async function open(language: Language): Promise<Say> {
  const catalogues = await Promise.all(
    ['board', 'understood'].map(async (name) =>
      JSON.parse(await readFile(join(root, 'words', language, `${name}.json`), 'utf8')),
    ),
  );
  const words: Record<string, string> = Object.assign({}, ...catalogues);
  return (key, values = {}) => {
    const plural = values.count === 1 ? `${key}_one` : `${key}_other`;
    const text = words[key] ?? words[plural] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** What a row is called: a topic of the framework, or a kind of post. */
export const nameOfRow = (say: Say, topic: string): string =>
  say(marks.includes(topic) ? `mark_${topic}` : `topic_${topic}`);
