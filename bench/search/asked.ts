// What is asked of the archives: words, phrases and watches of five terms, drawn from what was said there.
import type pg from 'pg';
import type { Texts } from '../load.ts';

export interface Kind {
  name: string;
  queries: string[];
}

const each = 12;

export interface Drawn {
  kinds: Kind[];
  /** Words that one of 20,000 posts says, or fewer. */
  seldom: string[];
}

/** `owner` reads the small archive, in which the words are counted. */
export async function drawQueries(owner: pg.Client, { texts }: Texts): Promise<Drawn> {
  const { rows } = await owner.query<{ word: string; posts: number }>(
    `select word, ndoc as posts from ts_stat('select words from listen.post') where word ~ '^[a-z]{2,}$'
      order by ndoc desc, word`,
  );
  const said = (least: number, most: number) =>
    rows.filter(({ posts }) => posts >= least && posts <= most).map(({ word }) => word);
  const share = texts.length / 100_000;
  const often = said(300 * share, 3000 * share);
  const kinds = [
    { name: 'rare word', queries: spread(said(50 * share, 100 * share), each) },
    {
      name: 'common word',
      queries: spread(
        rows.slice(0, 120).map(({ word }) => word),
        each,
      ),
    },
    { name: 'phrase', queries: spread(phrases(texts, 50 * share, 500 * share), each).map((phrase) => `"${phrase}"`) },
    { name: 'five terms', queries: watches(often) },
  ];
  return { kinds, seldom: spread(said(1, 5 * share), 3) };
}

/** So many of them, from the first to the last. */
const spread = <T>(of: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, n) => of[Math.floor((n * of.length) / count)]!);

/** Two words that stand side by side in so many texts, the most said first. */
function phrases(texts: readonly string[], least: number, most: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= least && count <= most)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([pair]) => pair);
}

const pairsOf = (text: string): Set<string> =>
  new Set(
    [...text.toLowerCase().matchAll(/\b([a-z]{2,})(?= ([a-z]{2,})\b)/g)].map(([, one, other]) => `${one} ${other}`),
  );

/** Half of them name five things, the others narrow down. */
function watches(words: readonly string[]): string[] {
  return Array.from({ length: each }, (_, n) => {
    const [a, b, c, d, e] = spread(words.slice(n), 5);
    return n % 2 === 0 ? `${a} OR ${b} OR ${c} OR ${d} OR ${e}` : `(${a} OR ${b} OR ${c} OR ${d}) -${e}`;
  });
}
