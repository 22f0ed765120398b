// The posts of the load: real public posts where they lie beside the checkout, else posts made of a made-up vocabulary.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Post } from '../../language/post.ts';
import { root } from '../../server/core/root.ts';
import { type Dice, dice } from './dice.ts';

const load = join(root, '..', 'shared', 'data', 'tweet-load', 'posts.ndjson.gz');
const languages = ['en', 'en', 'en', 'es', 'pt', null];

export type Load = { posts: Post[]; note: string };

/** The same facts for the same post in every run. */
export function readLoad(): Load {
  const random = dice(11);
  const isThere = existsSync(load);
  const texts = isThere ? readTexts() : generated(random, 100_000);
  const posts = texts.map((text) => ({
    text,
    author: `u${random.below(50_000)}`,
    network: random.of(['bluesky', 'mastodon']),
    lang: random.of(languages),
  }));
  return {
    posts,
    note: isThere
      ? `${posts.length} posts of the tweet load`
      : `The tweet load is absent: ${posts.length} generated posts`,
  };
}

function readTexts(): string[] {
  const lines = gunzipSync(readFileSync(load)).toString('utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

function generated(random: Dice, count: number): string[] {
  const words = Array.from({ length: 40_000 }, (_, i) => madeUpWord(i));
  return Array.from({ length: count }, () =>
    Array.from({ length: 6 + random.below(14) }, () => words[random.zipf(words.length)]).join(' '),
  );
}

const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'ti', 'vo', 'be', 'du'];

function madeUpWord(number: number): string {
  return [...String(number)].map((digit) => syllables[Number(digit)]).join('');
}
