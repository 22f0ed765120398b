// The words of reports as files, read from words/ once a language: sentences with their figures, topics, days.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sentence } from '../../../contract/learn/reports.ts';
import { root } from '../../core/root.ts';

type Language = 'en' | 'es';
export interface Words {
  language: Language;
  say(key: string, values?: Record<string, string | number>): string;
  sentence(of: Sentence): string;
  topic(topic: string): string;
  day(day: string): string;
  number(value: number): string;
}

const read = new Map<Language, Promise<Record<string, string>>>();

function catalogues(language: Language): Promise<Record<string, string>> {
  const before = read.get(language);
  if (before) return before;
  const words = Promise.all(
    ['report', 'understood', 'follow'].map(async (name) => {
      const text = await readFile(join(root, 'words', language, `${name}.json`), 'utf8');
      const own = JSON.parse(text) as Record<string, string>;
      return name === 'follow'
        ? Object.fromEntries(Object.entries(own).map(([key, value]) => [`follow:${key}`, value]))
        : own;
    }),
  ).then((all) => Object.assign({}, ...all.reverse()) as Record<string, string>);
  read.set(language, words);
  return words;
}

export async function openWords(language: Language): Promise<Words> {
  const words = await catalogues(language);
  const locale = language === 'es' ? 'es-US' : 'en-US';
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const say: Words['say'] = (key, values = {}) => {
    const count = values.count ?? values.posts ?? values.people;
    const text = words[`${key}_${count === 1 ? 'one' : 'other'}`] ?? words[key] ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number(value) : value;
    });
  };
  const topic = (of: string) => words[`topic_${of}`] ?? of;
  const people = (n: number) => say('n_people', { count: n, n });
  const posts = (n: number) => say('n_posts', { count: n, n });
  return {
    language,
    say,
    topic,
    number,
    day: (of) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${of}T00:00:00Z`)),
    sentence: ({ key, values, topic: named }) =>
      say(key, {
        ...values,
        ...(typeof values.people === 'number' ? { n_people: people(values.people) } : {}),
        ...(typeof values.posts === 'number' ? { n_posts: posts(values.posts) } : {}),
        ...(named ? { topic: topic(named) } : {}),
      }),
  };
}
