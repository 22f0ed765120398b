// Which words of people stand for a theme: what many say, in one or two sentences that can be read at a glance.

import { fold } from '../words.ts';
import type { Group } from './group.ts';
import { placesOf, type ReadPost } from './read.ts';
import { type Sentence, sentencesIn } from './sentences.ts';
import { subjects } from './subjects/index.ts';
import { stemOf } from './vocabulary.ts';
import type { ApartWord } from './words-apart.ts';

/** A stretch of a post, in UTF-16 units, half-open; whole sentences, never changed. */
export interface Quote {
  postId: string;
  start: number;
  end: number;
  lang: string;
}

const SHORT = 28;
const BEST = 110;
const LONG = 240;
/** So many posts of a theme are looked at, spread over all of them. */
const SAMPLE = 600;
/** Quotes that share so many words say the same. */
const ALIKE = 0.5;

interface Candidate extends Quote {
  who: string;
  stems: ReadonlySet<string>;
  worth: number;
}

/** `most` in each language, of different people, the most telling first; English and Spanish apart. */
export function quotesOf({ about, stem, posts }: Group, apart: readonly ApartWord[], most: number): Quote[] {
  const subject = subjects.findIndex(({ key }) => key === about.subject);
  const speaks = (post: ReadPost) => (subject >= 0 ? hitsOf(post, subject) : wordsOf(post, stem));
  const own = posts.filter(({ quotable, when, inherits }) => quotable && when === 'now' && !inherits);
  const pool = own.length > 0 ? own : posts.filter(({ quotable, inherits }) => quotable && !inherits);
  const step = Math.max(1, pool.length / SAMPLE);
  const sample = Array.from({ length: Math.min(pool.length, SAMPLE) }, (_, at) => pool[Math.floor(at * step)]!);
  const worth = new Map(apart.map(({ word, apart: value }) => [stemOf(word), value]));
  const candidates = sample
    .flatMap((post) => candidatesOf(post, speaks(post), worth))
    .sort((a, b) => b.worth - a.worth || (a.postId < b.postId ? -1 : 1) || a.start - b.start);
  const byLanguage = Map.groupBy(candidates, ({ lang }) => lang);
  const languages = [...byLanguage].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return languages
    .flatMap(([, those]) => distinct(those, most))
    .map(({ postId, start, end, lang }) => ({ postId, start, end, lang }));
}

function distinct(candidates: readonly Candidate[], most: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length === most) break;
    const fresh = chosen.every(({ who, stems }) => who !== candidate.who && overlap(stems, candidate.stems) < ALIKE);
    if (fresh) chosen.push(candidate);
  }
  return chosen;
}

/** Where it speaks of the subject, in UTF-16 units. */
function hitsOf(post: ReadPost, subject: number): number[] {
  const { hits } = post;
  const places = placesOf(post);
  return hits.flatMap((of, at) => (at % 3 === 0 && of === subject ? [places[hits[at + 1]!]!.start] : []));
}

function wordsOf(post: ReadPost, stem: number | undefined): number[] {
  const places = placesOf(post);
  return post.words.flatMap(({ stemId }, at) => (stemId === stem ? [places[at]!.start] : []));
}

/** Sentences of a post, one or two, that speak of the theme. */
function candidatesOf(post: ReadPost, speaks: readonly number[], worth: ReadonlyMap<string, number>): Candidate[] {
  const { text } = post;
  const sentences = sentencesIn(text);
  const spans: Sentence[] = text.length <= BEST ? [{ start: 0, end: text.length }] : [];
  sentences.forEach((sentence, at) => {
    spans.push(sentence);
    const next = sentences[at + 1];
    if (next && sentence.end - sentence.start < BEST / 2) spans.push({ start: sentence.start, end: next.end });
  });
  return spans.flatMap((span) => {
    if (!speaks.some((at) => at >= span.start && at < span.end)) return [];
    const words = text.slice(span.start, span.end);
    const length = words.length;
    if (length < SHORT / 2 || length > LONG || words.includes('http')) return [];
    const stems = new Set(
      [...fold(words).matchAll(/[\p{L}\p{N}'’]+/gu)].map(([each]) => stemOf(each.replace(/['’]/g, ''))),
    );
    const telling = [...stems].reduce((sum, stem) => sum + Math.sqrt(worth.get(stem) ?? 0), 0);
    if (stems.size < 4) return [];
    const size = length < BEST ? Math.min(1, length / 60) : BEST / length;
    const shouted = words.length > 12 && words === words.toUpperCase() ? 0.5 : 1;
    const listed = (words.match(/[\d@#&/\\]/g)?.length ?? 0) > length / 12 ? 0.6 : 1;
    const { id: postId, who, lang } = post;
    return [{ postId, who, lang, ...span, stems, worth: (2 + telling) * size * shouted * listed }];
  });
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((each) => b.has(each)).length;
  return both / Math.max(1, Math.min(a.size, b.size));
}
