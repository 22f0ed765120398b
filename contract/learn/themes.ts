// What people talk about, what they ask, and what they had expected: read from all posts of a scope together.
import { z } from 'zod';
import { day, id, language, time } from '../common.ts';
import { post } from '../post.ts';
import { route } from '../route.ts';
import { counted } from './numbers.ts';
import { period, scope } from './scope.ts';

export const strandKinds = ['theme', 'question', 'expectation'] as const;
export const expectationKinds = ['expected', 'not_told', 'should_have', 'promised', 'wished'] as const;

/** A stretch of a post, as it was said. */
const quote = z.object({ postId: id, conversationId: id, text: z.string(), lang: z.string() });
export type Quote = z.output<typeof quote>;

const names = z.object({ en: z.string(), es: z.string() });
const heard = z.object({ posts: z.number().int(), people: z.number().int() });

/** Of a reading: what it is of, when it was made, and how far the next one is. */
const reading = z.object({
  period,
  /** Null: none has been made yet. */
  madeAt: time.nullable(),
  /** A new one is being made: so many posts of so many are read. */
  making: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  now: heard,
  before: heard,
  /** Where nobody was heard: the last day before on which somebody was. */
  lastHeardOn: day.nullable(),
});

export const theme = z.object({
  key: z.string(),
  names,
  facilityId: id.nullable(),
  figures: counted.extend({
    before: heard,
    /** So few people wrote a third of it. */
    third: z.number().int(),
    verdict: z.enum(['up', 'down', 'as_before', 'too_few']),
  }),
  /** The words that set it apart from everything else that was said. */
  words: z.array(z.string()),
  /** Of different people; each language by itself, the one most use first. */
  quotes: z.array(quote),
});
export type Theme = z.output<typeof theme>;

const part = z.object({
  value: z.string(),
  posts: z.number().int(),
  people: z.number().int(),
  /** People heard there at all. */
  of: z.number().int(),
});
export type Part = z.output<typeof part>;

const question = z.object({
  key: z.string(),
  wording: quote,
  figures: counted,
  /** Of its posts, those we answered. */
  answered: z.number().int(),
});
export type Question = z.output<typeof question>;

const expectation = z.object({
  key: z.string(),
  /** Null: of nothing in particular. */
  names: names.nullable(),
  figures: counted,
  kinds: z.partialRecord(z.enum(expectationKinds), z.number().int()),
  quotes: z.array(quote.extend({ kind: z.enum(expectationKinds) })),
});
export type Expectation = z.output<typeof expectation>;

const file = scope.extend({ language: language.default('en') });
const one = scope.extend({ key: z.string().max(300) });

const csv = <const Path extends string>(path: Path, summary: string) =>
  route({ method: 'GET', path, access: 'posts.read', summary, query: file, sends: 'file' });

export const themeRoutes = {
  findThemes: route({
    method: 'GET',
    path: '/learn/themes',
    access: 'posts.read',
    summary: 'What people talk about in a scope, against the period before',
    query: scope,
    answer: reading.extend({ themes: z.array(theme) }),
  }),
  getTheme: route({
    method: 'GET',
    path: '/learn/theme',
    access: 'posts.read',
    summary: 'One theme: its growth, who and where, its words',
    query: one,
    answer: reading.extend({
      theme: theme.extend({
        /** Stretches of time, the oldest first: the day each begins. The last ones, from `period.from` on, are now. */
        series: z.array(heard.extend({ from: day, to: day })),
        facilities: z.array(part),
        networks: z.array(part),
        languages: z.array(part),
        sentiment: z.object({ negative: z.number().int(), neutral: z.number().int(), positive: z.number().int() }),
        /** The newest of its posts, for an insight to rest on. */
        postIds: z.array(id),
      }),
    }),
  }),
  findStrandPosts: route({
    method: 'GET',
    path: '/learn/posts',
    access: 'posts.read',
    summary: 'The posts of a theme, a question or an expectation, the newest first',
    query: one.extend({ kind: z.enum(strandKinds), after: z.coerce.number().int().min(0).max(100_000).default(0) }),
    answer: z.object({ posts: z.array(post), next: z.number().int().nullable() }),
  }),
  findQuestions: route({
    method: 'GET',
    path: '/learn/questions',
    access: 'posts.read',
    summary: 'Questions people ask, those who ask the same together',
    query: scope,
    answer: reading.extend({ questions: z.array(question) }),
  }),
  findExpectations: route({
    method: 'GET',
    path: '/learn/expectations',
    access: 'posts.read',
    summary: 'What people had expected and did not get, by what it is about',
    query: scope,
    answer: reading.extend({ expectations: z.array(expectation) }),
  }),
  exportThemes: csv('/learn/themes.csv', 'The themes as a CSV file'),
  exportQuestions: csv('/learn/questions.csv', 'The questions as a CSV file'),
  exportExpectations: csv('/learn/expectations.csv', 'The expectations as a CSV file'),
};
