// Watches as teams write them, their words drawn by Zipf from the load's own vocabulary; together they find 3% of the posts.
import { createMatcher } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import { parse, type Query } from '../../language/query/index.ts';
import { readText } from '../../language/words.ts';
import { type Dice, dice } from '../dice.ts';

const shareOfPostsHit = 0.03;

type Word = () => string;

const kinds: { share: number; write(random: Dice, word: Word): string }[] = [
  { share: 0.4, write: writeNames },
  { share: 0.3, write: writeAndNot },
  { share: 0.15, write: writeNear },
  { share: 0.1, write: writeBeginnings },
  { share: 0.05, write: writeFacts },
];

/** A watch that would find more than its part is drawn again, as a team would not keep it. */
export function writeWatches(count: number, posts: readonly Post[], vocabulary: readonly string[]): Query[] {
  const random = dice(5);
  const word = () => vocabulary[random.zipf(vocabulary.length)]!;
  const hit = new Set<number>();
  const chosen: Query[][] = kinds.map(() => []);
  let found = 0;
  const missing = () => kinds.map(({ share }, kind) => Math.max(0, Math.round(share * count) - chosen[kind]!.length));
  while (missing().some((more) => more > 0)) {
    const drawn = missing().flatMap((more, kind) =>
      Array.from({ length: 2 * more }, () => ({ kind, query: read(kinds[kind]!.write(random, word)) })),
    );
    const hits = hitsOf(
      drawn.map(({ query }) => query),
      posts,
    );
    for (const [i, { kind, query }] of drawn.entries()) {
      const of = chosen[kind]!;
      if (of.length === Math.round(kinds[kind]!.share * count)) continue;
      const more = (hits.get(i) ?? []).filter((post) => !hit.has(post));
      const allowed = (found / count) * posts.length * shareOfPostsHit;
      if (more.length > 0 && hit.size + more.length > allowed) continue;
      for (const post of more) hit.add(post);
      of.push(query);
      found++;
    }
  }
  return shuffled(chosen.flat(), random);
}

/** Words by how often they occur. */
export function vocabularyOf(posts: readonly Post[]): string[] {
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

function shuffled<T>(row: T[], random: Dice): T[] {
  for (let last = row.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [row[last], row[other]] = [row[other]!, row[last]!];
  }
  return row;
}

/** The names of a place: in full, with one more word, written in one as in a hashtag. */
function writeNames(random: Dice, word: Word): string {
  const [first, second, third] = [word(), word(), word()];
  const names = [`"${first} ${second}"`, `"${third} ${word()}"`, first + second, `"${word()} ${first} ${third}"`];
  return names.slice(0, 2 + random.below(3)).join(' OR ');
}

function writeAndNot(random: Dice, word: Word): string {
  return `${word()} ${word()}${random.next() < 0.5 ? ` (${word()} OR ${word()})` : ''} -${word()}`;
}

function writeNear(random: Dice, word: Word): string {
  const left = random.next() < 0.5 ? word() : `(${word()} OR "${word()} ${word()}")`;
  return `${left} NEAR/${1 + random.below(8)} ${word()}`;
}

function writeBeginnings(random: Dice, word: Word): string {
  return `${beginning(word())} ${random.next() < 0.5 ? word() : beginning(word())}`;
}

function beginning(word: string): string {
  const letters = [...word];
  return letters.length < 4 ? word : `${letters.slice(0, 3 + (letters.length > 6 ? 2 : 0)).join('')}*`;
}

function writeFacts(random: Dice, word: Word): string {
  return random.of([
    () => `from:u${random.below(50_000)} ${word()}`,
    () => `${word()} ${word()} lang:es`,
    () => `${word()} is:question network:bluesky ${word()}`,
    () => `${word()} has:link -lang:en`,
    () => `site:${word()}.example ${word()}`,
    () => `${word()} followers:>=1000`,
  ])();
}
