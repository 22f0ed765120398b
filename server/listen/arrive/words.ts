// The words of a post as the archive's index keeps them: by the language's own rules, never by PostgreSQL's.

import type { ReadPost } from '../../../language/query/index.ts';
import { cutTerm } from '../../../language/query/index-terms.ts';
import { factTerms, longTerm } from '../search/terms.ts';
import { digestNumber } from './digest.ts';

/** A `tsvector` keeps no place beyond the first, and no more than the second of one word. */
const lastPlace = 16_383;
const mostPlaces = 255;

/** The post as a tsvector, written as text. */
export function vectorOf(post: ReadPost, facilityId: string | null): string {
  const { tokens, places } = post.words;
  let vector = '';
  let long = tokens.length > lastPlace;
  for (const [form, positions] of places) {
    long ||= positions.length > mostPlaces;
    const kept = long ? positions.slice(0, mostPlaces).filter((position) => position < lastPlace) : positions;
    vector += `${quoted(cutTerm(form))}${kept.length ? ':' : ''}${kept.map((position) => position + 1).join(',')} `;
  }
  for (const term of factTerms(post, facilityId)) vector += `${quoted(term)} `;
  return long ? `${vector}${quoted(longTerm)}` : vector;
}

/** A digest of the folded words in their order, and of the rating: equal for copies. Null without words. */
export function digestOf({ words, rating }: ReadPost): string | null {
  if (words.tokens.length === 0) return null;
  return digestNumber(`${words.tokens.map((token) => token.forms[0]).join(' ')}\n${rating ?? ''}`);
}

/** A term as tsvector and tsquery are written. */
export const quoted = (term: string): string =>
  `'${/['\\]/.test(term) ? term.replaceAll('\\', '\\\\').replaceAll("'", "''") : term}'`;
