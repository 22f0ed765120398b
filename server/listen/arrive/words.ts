// The words of a post as the archive's index keeps them: by the language's own rules, never by PostgreSQL's.
import { type ReadPost, readPost } from '../../../language/query/index.ts';
import { factTerms, longTerm } from '../search/terms.ts';
import { asLanguagePost, type Spoken, wholeText } from '../spoken.ts';
import { digestNumber } from './digest.ts';
import { type Places, readStretches } from './stretches.ts';

/** A `tsvector` keeps no place beyond the first, and no more than the second of one word. */
const lastPlace = 16_383;
const mostPlaces = 255;

export interface IndexWords {
  /** The words as a tsvector, written as text; what is known of the post beside them is added by `vectorOf`. */
  vector: string;
  /** A digest of the folded words in their order, and of the rating: equal for copies. Null without words. */
  digest: string | null;
  /** Places that words take. */
  count: number;
}

/** What is known of the author plays no part in it. */
export function indexWords(post: Pick<Spoken, 'title' | 'text' | 'rating'>): IndexWords {
  const places = readStretches(wholeText(post));
  let said = '';
  for (const terms of places) said += `${terms[0]} `;
  return {
    vector: places.length > mostPlaces ? longVector(places) : shortVector(places),
    digest: places.length === 0 ? null : digestNumber(`${said}\n${post.rating ?? ''}`),
    count: places.length,
  };
}

/** PostgreSQL gathers the places of a word that comes again. */
function shortVector(places: Places): string {
  let written = '';
  let place = 0;
  for (const terms of places) {
    place++;
    for (const term of terms) written += `${quoted(term)}:${place} `;
  }
  return written;
}

function longVector(places: Places): string {
  const vector = new Map<string, string>();
  const repeated = new Map<string, number>();
  let long = places.length > lastPlace;
  let place = 0;
  for (const terms of places) {
    place++;
    for (const term of terms) {
      const before = vector.get(term);
      if (before === undefined) {
        vector.set(term, place > lastPlace ? '' : `:${place}`);
        continue;
      }
      const count = (repeated.get(term) ?? 1) + 1;
      repeated.set(term, count);
      if (count > mostPlaces) long = true;
      else if (place <= lastPlace) vector.set(term, `${before},${place}`);
    }
  }
  let written = '';
  for (const [term, at] of vector) written += `${quoted(term)}${at} `;
  return long ? `${written}${quoted(longTerm)} ` : written;
}

/** The whole post as a tsvector, written as text. */
export function vectorOf({ vector }: IndexWords, read: ReadPost, facilityId: string | null): string {
  let written = vector;
  for (const term of factTerms(read, facilityId)) written += `${quoted(term)} `;
  return written;
}

/** A term as tsvector and tsquery are written. */
export const quoted = (term: string): string =>
  `'${/['\\]/.test(term) ? term.replaceAll('\\', '\\\\').replaceAll("'", "''") : term}'`;

type Arriving = Omit<Spoken, 'handle' | 'followers' | 'authorPlace'>;

const known = new WeakMap<Arriving, IndexWords>();

/** The index words of an arriving post, read once. */
export function wordsOf(post: Arriving): IndexWords {
  const before = known.get(post);
  if (before) return before;
  const words = indexWords(post);
  known.set(post, words);
  return words;
}
/** Reads the words of posts in short turns between other work, until `signal` aborts. */
export async function readWords(posts: readonly Arriving[], signal: AbortSignal): Promise<void> {
  for (const [n, post] of posts.entries()) {
    if (signal.aborted) return;
    wordsOf(post);
    if (n % 40 === 39) await new Promise(setImmediate);
  }
}

/** The whole arriving post as a tsvector, written as text. */
export function arrivingVector(post: Arriving, facilityId: string | null): string {
  const read = readPost(asLanguagePost({ ...post, handle: null, followers: null, authorPlace: null }));
  return vectorOf(wordsOf(post), read, facilityId);
}
