// The words of a post as the archive's index keeps them: by the language's own rules, never by PostgreSQL's.
import { type ReadPost, readPost } from '../../../language/query/index.ts';
import { factTerms, longTerm } from '../search/terms.ts';
import { asLanguagePost, type Spoken, wholeText } from '../spoken.ts';
import { digestNumber } from './digest.ts';
import { readStretches } from './stretches.ts';

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
  const vector = new Map<string, string>();
  const repeated = new Map<string, number>();
  let long = places.length > lastPlace;
  let said = '';
  let place = 0;
  for (const terms of places) {
    place++;
    said += `${terms[0]} `;
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
  return {
    vector: long ? `${written}${quoted(longTerm)} ` : written,
    digest: place === 0 ? null : digestNumber(`${said}\n${post.rating ?? ''}`),
    count: place,
  };
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

/** Arriving posts with their index words, each read once. */
export class Readings<P extends Omit<Spoken, 'handle' | 'followers' | 'authorPlace'>> {
  readonly #of = new Map<P, IndexWords>();

  of(post: P): IndexWords {
    const known = this.#of.get(post);
    if (known) return known;
    const words = indexWords(post);
    this.#of.set(post, words);
    return words;
  }

  read(posts: readonly P[]): void {
    for (const post of posts) this.of(post);
  }

  vectorOf(post: P, facilityId: string | null): string {
    const read = readPost(asLanguagePost({ ...post, handle: null, followers: null, authorPlace: null }));
    return vectorOf(this.of(post), read, facilityId);
  }
}
