// The words that set a theme apart from everything else that was said.
import { logOdds } from './log-odds.ts';
import { Mark, type ReadPost } from './read.ts';
import { Weight } from './vocabulary.ts';

/** A word counts from so many standard errors on. */
const APART = 2.6;
const MOST = 8;

/** How often each stem stands in posts, at most once each. */
export class StemCounts {
  readonly counts: Int32Array;
  all = 0;

  constructor(stems: number, posts: readonly ReadPost[]) {
    this.counts = new Int32Array(stems);
    for (const { words } of posts) {
      const seen = new Set<number>();
      for (const { stemId, weight } of words) {
        if (weight === Weight.grammar || seen.has(stemId)) continue;
        seen.add(stemId);
        this.counts[stemId]!++;
        this.all++;
      }
    }
  }
}

export interface ApartWord {
  stem: number;
  /** As most write it, in small letters. */
  word: string;
  apart: number;
}

/** Strongest first. `everything`: counts of all posts, which the theme's are among. Names of people and places are left out. */
export function wordsApart(posts: readonly ReadPost[], everything: StemCounts): ApartWord[] {
  const here = new StemCounts(everything.counts.length, posts);
  const spelled = new Map<number, Map<string, number>>();
  for (const { words, marks } of posts)
    words.forEach(({ stemId, text, weight }, at) => {
      if (weight === Weight.grammar || text.length < 3 || marks[at]! & Mark.hidden) return;
      const of = spelled.get(stemId) ?? new Map<string, number>();
      of.set(text, (of.get(text) ?? 0) + 1);
      spelled.set(stemId, of);
    });
  const prior = Math.min(1, 500 / Math.max(1, everything.all));
  return [...spelled]
    .map(([stem, spellings]) => {
      const all = everything.counts[stem]!;
      const own = here.counts[stem]!;
      const apart = logOdds(own, here.all, all - own, everything.all - here.all, all * prior, everything.all * prior);
      const [word] = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
      return { stem, word, apart };
    })
    .filter(({ apart }) => apart >= APART)
    .sort((a, b) => b.apart - a.apart || (a.word < b.word ? -1 : 1))
    .slice(0, MOST);
}
