// The labelled data that training and measuring read; they lie beside the checkout and are no part of the project.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../server/core/root.ts';

const home = join(root, '..', 'shared', 'data');
/** Where the data are; another place is named by OPENROUNDS_BENCH_DATA. */
const folder = process.env.OPENROUNDS_BENCH_DATA ?? home;

export const isThere = existsSync(join(folder, 'patient-topics'));
export const absent = `The labelled data are absent: there is no ${join('..', 'shared', 'data')}.`;

function read(path: string): string {
  const bytes = readFileSync(join(folder, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

const lines = <T>(path: string): T[] =>
  read(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

export type Tweet = { text: string; label: 'negative' | 'neutral' | 'positive' };
export const readTweets = () => lines<Tweet>('tweet-sentiment/train.ndjson.gz');
export const readTweetsToTune = () => lines<Tweet>('tweet-sentiment/validation.ndjson');
export const readLoad = () => lines<{ text: string }>('tweet-load/posts.ndjson.gz').map(({ text }) => text);

export const readNineTopics = () =>
  lines<{ text: string; topic: string; criticality: string }>('patient-topics/nine-topics-train.ndjson');
export const readThemes = () =>
  lines<{ text: string; topics: string[]; sentiment: string }>('patient-topics/themes-train.ndjson');

export type Query = { text: string; phi: { identifier_type: string; value: string }[] };
export const readQueries = () => lines<Query>('phi/clinical-queries.ndjson');
export type Spanned = { text: string; template: number; spans: { type: string; start: number; end: number }[] };
export const readSpans = () => lines<Spanned>('phi/personal-data-spans.ndjson');

export type Comment = { date: string; type: string; text: string; crit: string; super: string; category: string };

export function readComments(): Comment[] {
  const [head, ...rows] = readCsv(read('patient-comments/comments.csv.gz'));
  const at = (name: string) => head!.indexOf(name);
  const [date, type, text, crit, wide, category] = [
    'date',
    'comment_type',
    'comment_txt',
    'crit',
    'super_category',
    'category',
  ].map(at);
  return rows
    .map((row) => ({
      date: row[date!]!,
      type: row[type!]!,
      text: row[text!] ?? '',
      crit: row[crit!] ?? '',
      super: row[wide!] ?? '',
      category: row[category!] ?? '',
    }))
    .filter(({ text: said }) => said.trim() !== '');
}

function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (quoted) {
      if (unit !== '"') field += unit;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === ',' || unit === '\n') {
      row.push(field);
      field = '';
      if (unit === '\n') rows.push(row.splice(0));
    } else if (unit !== '\r') field += unit;
  }
  return rows;
}

/** Part 0…parts−1 of a text, always the same: so that what is held back stays held back. */
export function partOf(text: string, parts: number): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return ((hash ^ (hash >>> 15)) >>> 0) % parts;
}
