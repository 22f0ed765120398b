// How far the notifications of an account were heard, as it is saved with them.
import { createHash } from 'node:crypto';
import { line, list, object } from '../../../connect/outside.ts';

/** Newer ones beyond a page were left for the next time: from this page on, down to this time. */
export interface Gap {
  page: string;
  until: number;
}

export interface Place {
  /** The newest that was heard, ms; undefined before the first time. */
  since: number | undefined;
  /** Marks of those heard last: the network orders by a time that senders choose, so some come in behind others. */
  seen: string[];
  gaps: Gap[];
  /** Posts that were heard, the one looked at longest ago first. */
  posts: string[];
  /** When the network was last asked whether they are still there, and for those that came in behind, ms. */
  checkedAt: number;
}

const mostSeen = 3000;
const mostPosts = 300;
const mostGaps = 10;

export const markOf = (uri: string): string => createHash('sha256').update(uri).digest('base64url').slice(0, 10);

export function readPlace(cursor: unknown): Place {
  const given = object(cursor);
  const ms = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
  return {
    since: ms(given?.since),
    seen: textsOf(given?.seen, mostSeen),
    posts: textsOf(given?.posts, mostPosts),
    checkedAt: ms(given?.checkedAt) ?? 0,
    gaps: list(given?.gaps, mostGaps).flatMap((gap) => {
      const { page, until } = object(gap) ?? {};
      return typeof page === 'string' && typeof until === 'number' ? [{ page, until }] : [];
    }),
  };
}

const textsOf = (value: unknown, most: number) =>
  list(value, most)
    .map((text) => line(text, 900))
    .filter((text) => text !== undefined);

export const bounded = (place: Place): Place => ({
  ...place,
  seen: place.seen.slice(-mostSeen),
  posts: [...new Set(place.posts)].slice(-mostPosts),
  gaps: place.gaps.slice(-mostGaps),
});
