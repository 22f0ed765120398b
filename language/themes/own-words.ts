// Themes that no lexicon foresees: words that come up all at once, names that many use, and the phrases they stand in.
import { during, peopleOf } from './figures.ts';
import type { Group } from './group.ts';
import { logOdds } from './log-odds.ts';
import { Mark, placesOf, type ReadPost } from './read.ts';
import { Weight } from './vocabulary.ts';

/** A stem that stands free: no subject, place or name has it. */
interface Term {
  stem: number;
  posts: ReadPost[];
  people: number;
}

/** Apart from its own past by so many standard errors, and by so much more of the people. */
const SUDDEN = 3;
const TIMES = 2;
/** Capitalised so often in the middle of a sentence, it is a name. */
const NAME = 0.6;
/** Where two terms share so much of the smaller one, they are one theme. */
const SHARED = 0.45;
const MOST = 60;
/** A phrase is sought in so many posts of a theme. */
const SAMPLE = 3000;

/** `stems`: how many the vocabulary has. */
export function ownWordGroups(posts: readonly ReadPost[], stems: number, least: number): Group[] {
  const clusters: { head: Term; of: Set<ReadPost>; posts: Set<ReadPost> }[] = [];
  for (const term of termsOf(posts, stems, least)) {
    const home = clusters.find(
      ({ head, of }) => shared(term.posts, of) / Math.min(term.posts.length, head.posts.length) >= SHARED,
    );
    if (home) for (const post of term.posts) home.posts.add(post);
    else clusters.push({ head: term, of: new Set(term.posts), posts: new Set(term.posts) });
  }
  return clusters.flatMap(({ head, posts: those }) => {
    const all = [...those].sort((a, b) => a.index - b.index);
    const words = phraseOf(all.slice(0, SAMPLE), head.stem);
    const about = { subject: null, part: null, worker: null, facility: null, elsewhere: false, words: words ?? null };
    return words ? [{ about, posts: all, stem: head.stem }] : [];
  });
}

const shared = (posts: readonly ReadPost[], of: ReadonlySet<ReadPost>): number =>
  posts.reduce((sum, post) => sum + (of.has(post) ? 1 : 0), 0);

/** Calls back for each free telling word of a post; the same stem may come twice. */
function freeWords(post: ReadPost, each: (stem: number, mark: number) => void): void {
  const { words, marks } = post;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word.weight === Weight.telling && !(marks[at]! & Mark.claimed) && word.text.length > 2)
      each(word.stemId, marks[at]!);
  }
}

/** By how many people, most first. */
function termsOf(posts: readonly ReadPost[], stems: number, least: number): Term[] {
  const [count, middle, capital] = [new Int32Array(stems), new Int32Array(stems), new Int32Array(stems)];
  for (const post of posts)
    freeWords(post, (stem, mark) => {
      count[stem]!++;
      if (!(mark & Mark.begins)) middle[stem]!++;
      if (mark & Mark.capital) capital[stem]!++;
    });
  const those = new Map<number, ReadPost[]>();
  for (const post of posts)
    freeWords(post, (stem) => {
      if (count[stem]! < least) return;
      const of = those.get(stem) ?? [];
      if (of.at(-1) !== post) of.push(post);
      those.set(stem, of);
    });
  const [now, before] = [peopleOf(during(posts, 'now')), peopleOf(during(posts, 'before'))];
  const terms: Term[] = [];
  for (const [stem, of] of those) {
    const [here, there] = [peopleOf(during(of, 'now')), peopleOf(during(of, 'before'))];
    const people = Math.max(here, there);
    if (people < least) continue;
    const isName = middle[stem]! >= 3 && capital[stem]! / middle[stem]! >= NAME;
    if (isName || isSudden(here, now, there, before)) terms.push({ stem, posts: of, people });
  }
  return terms.sort((a, b) => b.people - a.people || a.stem - b.stem).slice(0, MOST);
}

function isSudden(here: number, now: number, there: number, before: number): boolean {
  if (now === 0 || before === 0) return false;
  const shares = [(here + 0.5) / (now + 1), (there + 0.5) / (before + 1)];
  const times = Math.max(...shares) / Math.min(...shares);
  const apart = logOdds(here, now, there, before, (here + there) / 10, (now + before) / 10);
  return times >= TIMES && Math.abs(apart) >= SUDDEN;
}

/**
 * The phrase around a word that most people use: one to four words, telling at both ends, as most of them spell it.
 * Undefined where the word itself is never spelled out.
 */
function phraseOf(posts: readonly ReadPost[], head: number): string | undefined {
  const phrases = new Map<string, { words: number; people: Set<string>; spellings: Map<string, number> }>();
  for (const post of posts) {
    const { who, text, words, marks } = post;
    const spans = placesOf(post);
    words.forEach((word, at) => {
      if (word.stemId !== head) return;
      for (let start = Math.max(0, at - 3); start <= at; start++)
        for (let end = at; end < Math.min(words.length, start + 4); end++) {
          const across = marks.subarray(start + 1, end + 1).some((mark) => mark & Mark.begins);
          if (across || words[start]!.weight !== Weight.telling || words[end]!.weight !== Weight.telling) continue;
          const inside = words.slice(start, end + 1);
          const key = inside.map(({ stem }) => stem).join(' ');
          const spelled = text.slice(spans[start]!.start, spans[end]!.end);
          const of = phrases.get(key) ?? { words: inside.length, people: new Set(), spellings: new Map() };
          of.people.add(who);
          of.spellings.set(spelled, (of.spellings.get(spelled) ?? 0) + 1);
          phrases.set(key, of);
        }
    });
  }
  const all = peopleOf(posts);
  const [best] = [...phrases]
    .filter(([, { words, people }]) => words === 1 || (people.size >= 3 && people.size / all >= 0.2))
    .map(([key, of]) => ({ key, ...of, worth: of.people.size * (1 + 0.9 * (of.words - 1)) }))
    .sort((a, b) => b.worth - a.worth || (a.key < b.key ? -1 : 1));
  const [spelling] = [...(best?.spellings ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return spelling && presentable(spelling[0]);
}

/** As a heading: a capital first, and no shouting. */
function presentable(spelling: string): string {
  const calm = spelling.length > 5 && spelling === spelling.toUpperCase() ? spelling.toLowerCase() : spelling;
  return calm.charAt(0).toUpperCase() + calm.slice(1).replace(/\s+/g, ' ');
}
