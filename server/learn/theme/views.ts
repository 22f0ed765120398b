// From what a reading found to the contract’s shapes: words are taken from the posts as they are now.
import type { z } from 'zod';
import type { Expectation, Question, Quote, Theme, themeRoutes } from '../../../contract/learn/themes.ts';
import {
  type ExpectationRead,
  nameOf,
  type QuestionRead,
  type Quote as QuoteRead,
  type ThemeRead,
} from '../../../language/themes/index.ts';
import type { Quotable, ReadingRow, StrandRow } from '../store/reading.ts';

type WholeTheme = z.output<typeof themeRoutes.getTheme.answer>['theme'];

export interface Words {
  posts: ReadonlyMap<string, Quotable>;
  /** Their names. */
  facilities: ReadonlyMap<string, string>;
}

const nobody = { posts: 0, people: 0 };
/** So many posts an insight rests on when it is begun from a theme. */
const evidence = 100;

export function partsOfReading(
  { scope, made_at, begun_at, done, of_posts, totals }: ReadingRow,
  lastHeardOn: string | null = null,
) {
  return {
    period: scope.period,
    madeAt: made_at?.toISOString() ?? null,
    making: begun_at ? { done, of: done > 0 ? of_posts : 0 } : null,
    now: totals?.now ?? nobody,
    before: totals?.before ?? nobody,
    lastHeardOn,
  };
}

/** The stretches of posts that something found is quoted by. */
export function quotesIn(read: unknown): QuoteRead[] {
  const { quotes = [], wording } = read as { quotes?: QuoteRead[]; wording?: QuoteRead };
  return wording ? [wording, ...quotes] : quotes;
}

/** None of a post that was changed, taken away or hidden since. */
function viewQuote({ postId, start, end, lang }: QuoteRead, { posts }: Words): Quote | null {
  const post = posts.get(postId);
  const text = post?.text.slice(start, end).trim();
  return post && text ? { postId, conversationId: post.conversationId, text, lang } : null;
}

export function viewTheme(read: Omit<ThemeRead, 'postIds'>, words: Words): Theme {
  const { key, about, figures } = read;
  const place = about.facility ? (words.facilities.get(about.facility) ?? null) : null;
  return {
    key,
    names: { en: nameOf(about, 'en', place), es: nameOf(about, 'es', place) },
    facilityId: about.facility,
    figures,
    words: read.words,
    quotes: read.quotes.flatMap((each) => viewQuote(each, words) ?? []),
  };
}

export function viewWholeTheme(strand: StrandRow, words: Words, row: ReadingRow): WholeTheme {
  const read = strand.read as Omit<ThemeRead, 'postIds'>;
  const starts = row.buckets ?? [];
  const end = row.scope.period.to;
  const { facilities, networks, languages, sentiment } = read;
  return {
    ...viewTheme(read, words),
    series: read.series.map((counts, at) => {
      const next = starts[at + 1];
      return { ...counts, from: starts[at] ?? end, to: next ? dayBefore(next) : end };
    }),
    facilities,
    networks,
    languages,
    sentiment,
    postIds: strand.post_ids.slice(0, evidence),
  };
}

/** Null where the wording is gone. */
export function viewQuestion(
  { key, wording, figures }: Omit<QuestionRead, 'postIds'>,
  words: Words,
  answered: number,
): Question | null {
  const quote = viewQuote(wording, words);
  return quote && { key, wording: quote, figures, answered };
}

export function viewExpectation(
  { key, figures, kinds, quotes }: Omit<ExpectationRead, 'postIds'>,
  words: Words,
): Expectation {
  const about = { subject: key, part: null, worker: null, facility: null, elsewhere: false, words: null };
  return {
    key,
    names: key === 'other' ? null : { en: nameOf(about, 'en'), es: nameOf(about, 'es') },
    figures,
    kinds,
    quotes: quotes.flatMap(({ kind, ...each }) => {
      const quote = viewQuote(each, words);
      return quote ? [{ ...quote, kind }] : [];
    }),
  };
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
