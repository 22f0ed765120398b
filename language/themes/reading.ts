// Everything a reading of posts finds: themes, questions and expectations, ready to be kept.
import { type Counted, counted, tallyOf } from '../numbers/index.ts';
import { type ExpectationKind, expectationsOf } from './expectations.ts';
import { during, type Figures, peopleOf, type Totals } from './figures.ts';
import type { About } from './group.ts';
import { questionsOf } from './questions.ts';
import { type Quote, quotesOf } from './quotes.ts';
import type { Reader, ReadPost } from './read.ts';
import { type Limits, type Theme, themesOf } from './themes.ts';
import { StemCounts, wordsApart } from './words-apart.ts';

export interface Part {
  value: string;
  posts: number;
  people: number;
  /** People heard there at all, of whom these are some. */
  of: number;
}

export interface ThemeRead {
  key: string;
  about: About;
  figures: Figures;
  /** The words that set it apart, strongest first. */
  words: string[];
  quotes: Quote[];
  /** By stretch of time, the oldest first. */
  series: { posts: number; people: number }[];
  facilities: Part[];
  networks: Part[];
  languages: Part[];
  sentiment: { negative: number; neutral: number; positive: number };
  /** Of this period, the newest first. */
  postIds: string[];
}

export interface QuestionRead {
  key: string;
  subject: string | null;
  wording: Quote;
  figures: Counted;
  postIds: string[];
}

export interface ExpectationRead {
  /** A subject’s key, or `other`. */
  key: string;
  kinds: Partial<Record<ExpectationKind, number>>;
  figures: Counted;
  quotes: (Quote & { kind: ExpectationKind })[];
  postIds: string[];
}

export interface Reading {
  totals: Totals;
  themes: ThemeRead[];
  questions: QuestionRead[];
  expectations: ExpectationRead[];
}

const QUOTES = 3;
const MOST_QUESTIONS = 150;
const MOST_QUOTED = 12;
/** So many posts of a theme can be paged through. */
const MOST_POSTS = 5000;

/** `buckets`: how many stretches of time the posts fall in. */
export function readingOf(reader: Reader, limits: Limits & { buckets: number }): Reading {
  const { themes, totals } = themesOf(reader, limits);
  const now = during(reader.posts, 'now');
  const everything = new StemCounts(reader.stems, now);
  const heard = {
    facilities: peopleBy(now, ({ facility }) => facility),
    networks: peopleBy(now, ({ network }) => network),
    languages: peopleBy(now, ({ lang }) => lang),
  };
  const themed = new Set(themes.flatMap(({ stem }) => stem ?? []));
  return {
    totals,
    themes: themes.map((theme) => themeRead(theme, everything, heard, limits.buckets)),
    questions: questionsOf(reader.posts, themed)
      .slice(0, MOST_QUESTIONS)
      .map(({ key, subject, wording, asked, lang }) => ({
        key,
        subject,
        wording: { postId: wording.post.id, start: wording.start, end: wording.end, lang },
        figures: counted(tallyOf(asked.map(({ post }) => post.who))),
        postIds: idsOf(asked.map(({ post }) => post)),
      })),
    expectations: expectationsOf(reader.posts).map(({ key, unmet }) => ({
      key,
      kinds: Object.fromEntries(
        [...Map.groupBy(unmet, ({ kind }) => kind)].map(([kind, those]) => [kind, those.length]),
      ),
      figures: counted(tallyOf(unmet.map(({ post }) => post.who))),
      quotes: unmet
        .filter(({ post }) => post.quotable)
        .sort(
          (a, b) => Math.abs(a.end - a.start - 90) - Math.abs(b.end - b.start - 90) || (a.post.id < b.post.id ? -1 : 1),
        )
        .slice(0, MOST_QUOTED)
        .map(({ post, kind, start, end }) => ({ postId: post.id, start, end, lang: post.lang, kind })),
      postIds: idsOf(unmet.map(({ post }) => post)),
    })),
  };
}

type Heard = Record<'facilities' | 'networks' | 'languages', ReadonlyMap<string, number>>;

function themeRead(theme: Theme, everything: StemCounts, heard: Heard, buckets: number): ThemeRead {
  const now = during(theme.posts, 'now');
  const apart = wordsApart(now, everything);
  const parts = (of: (post: ReadPost) => string | null, all: ReadonlyMap<string, number>): Part[] =>
    [...Map.groupBy(now, of)]
      .flatMap(([value, posts]) =>
        value === null ? [] : [{ value, posts: posts.length, people: peopleOf(posts), of: all.get(value) ?? 0 }],
      )
      .sort((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1));
  const sentiment = { negative: 0, neutral: 0, positive: 0 };
  for (const post of now) sentiment[post.sentiment]++;
  const byBucket = Map.groupBy(theme.posts, ({ bucket }) => bucket);
  return {
    key: theme.key,
    about: theme.about,
    figures: theme.figures,
    words: apart.map(({ word }) => word),
    quotes: quotesOf(theme, apart, QUOTES),
    series: Array.from({ length: buckets }, (_, at) => {
      const posts = byBucket.get(at) ?? [];
      return { posts: posts.length, people: peopleOf(posts) };
    }),
    facilities: parts(({ facility }) => facility, heard.facilities),
    networks: parts(({ network }) => network, heard.networks),
    languages: parts(({ lang }) => lang, heard.languages),
    sentiment,
    postIds: idsOf(now),
  };
}

function peopleBy(posts: readonly ReadPost[], of: (post: ReadPost) => string | null): Map<string, number> {
  return new Map(
    [...Map.groupBy(posts, of)].flatMap(([value, those]) => (value === null ? [] : [[value, peopleOf(those)]])),
  );
}

/** The newest first, once each. */
const idsOf = (posts: readonly ReadPost[]): string[] =>
  [...new Set(posts.toSorted((a, b) => b.index - a.index).map(({ id }) => id))].slice(0, MOST_POSTS);
