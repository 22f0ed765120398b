// Watches as teams write them, their words drawn from the load's own vocabulary, so selective that 3% of posts have a hit.
import { createMatcher } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import { parse, type Query } from '../../language/query/index.ts';
import { readText } from '../../language/words.ts';
import { type Dice, dice } from './dice.ts';

export const SHARE_OF_POSTS_HIT = 0.03;

/** 40% names with OR and phrases, 30% AND and NOT, 15% NEAR, 10% beginnings, 5% facts. */
export function writeWatches(count: number, posts: readonly Post[], seed = 5): Query[] {
  const random = dice(seed);
  const words = vocabulary(posts);
  const sample = posts;
  const chosen: Query[] = [];
  const hit = new Set<number>();
  while (chosen.length < count) {
    const written = Array.from({ length: count - chosen.length }, () => read(writeOne(random, words)));
    const hits = hitsOf(written, sample);
    for (const [i, query] of written.entries()) {
      const more = (hits.get(i) ?? []).filter((post) => !hit.has(post));
      if (hit.size + more.length > sample.length * SHARE_OF_POSTS_HIT) continue;
      for (const post of more) hit.add(post);
      chosen.push(query);
    }
  }
  return chosen;
}

/** Words by how often they occur. */
function vocabulary(posts: readonly Post[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of posts)
    for (const { forms, kind } of readText(text).tokens)
      if (kind === 'word') counts.set(forms[0]!, (counts.get(forms[0]!) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

function read(text: string): Query {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  return parsed.query;
}

function hitsOf(queries: Query[], posts: readonly Post[]): Map<number, number[]> {
  const matcher = createMatcher<number>({ unindexedLimit: Number.POSITIVE_INFINITY });
  for (const [i, query] of queries.entries()) matcher.set(i, query);
  const hits = new Map<number, number[]>();
  for (const [at, post] of posts.entries())
    for (const id of matcher.match(post)) {
      const known = hits.get(id);
      if (known) known.push(at);
      else hits.set(id, [at]);
    }
  return hits;
}

function writeOne(random: Dice, words: string[]): string {
  const word = () => words[random.zipf(words.length)]!;
  const phrase = () => `"${word()} ${word()}"`;
  const kind = random.next();
  if (kind < 0.4) return [phrase(), phrase(), ...(random.next() < 0.5 ? [phrase()] : []), word()].join(' OR ');
  if (kind < 0.7) return `${word()} ${word()}${random.next() < 0.5 ? ` (${word()} OR ${word()})` : ''} -${word()}`;
  if (kind < 0.85) return `${random.next() < 0.5 ? word() : `(${word()} OR ${phrase()})`} NEAR/${1 + random.below(8)} ${word()}`;
  if (kind < 0.95) return `${beginning(word())} ${random.next() < 0.5 ? word() : beginning(word())}`;
  return writeFacts(random, word);
}

function beginning(word: string): string {
  const letters = [...word];
  return letters.length < 4 ? word : `${letters.slice(0, 3 + (letters.length > 6 ? 2 : 0)).join('')}*`;
}

function writeFacts(random: Dice, word: () => string): string {
  return random.of([
    () => `from:u${random.below(50_000)} ${word()}`,
    () => `${word()} ${word()} lang:es`,
    () => `${word()} is:question network:bluesky`,
    () => `${word()} has:link -lang:en`,
    () => `site:${word()}.example ${word()}`,
    () => `${word()} followers:>=1000`,
  ])();
}
