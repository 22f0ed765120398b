// Which occurrences stand near each other.
import type { Near, Word } from './ast.ts';
import { type Occurrence, occurrences } from './occurrences.ts';
import type { Words } from './read-post.ts';

export type WordOccurrence = Occurrence & { word: Word };

/** The occurrences on either side that have one of the other side within the distance. */
export function nearOccurrences({ left, right, distance, ordered }: Near, words: Words): WordOccurrence[] {
  const before = left.flatMap((word) => wordOccurrences(word, words));
  const after = right.flatMap((word) => wordOccurrences(word, words));
  return ordered
    ? [...followed(before, after, distance), ...preceded(after, before, distance)]
    : [...beside(before, after, distance), ...beside(after, before, distance)];
}

export function wordOccurrences(word: Word, words: Words): WordOccurrence[] {
  return occurrences(word, words).map((occurrence) => ({ ...occurrence, word }));
}

function beside(those: WordOccurrence[], others: WordOccurrence[], distance: number): WordOccurrence[] {
  return [...followed(those, others, distance), ...preceded(those, others, distance)];
}

/** Those with one of `others` beginning at most `distance` places behind their end. */
function followed(those: WordOccurrence[], others: Occurrence[], distance: number): WordOccurrence[] {
  const starts = others.map((other) => other.start).sort(ascending);
  return those.filter(({ end }) => firstFrom(starts, end) <= end + distance);
}

/** Those with one of `others` ending at most `distance` places before they begin. */
function preceded(those: WordOccurrence[], others: Occurrence[], distance: number): WordOccurrence[] {
  const ends = others.map((other) => other.end).sort(ascending);
  return those.filter(({ start }) => firstFrom(ends, start - distance) <= start);
}

const ascending = (a: number, b: number) => a - b;

/** The first of sorted numbers that is at least `least`. */
function firstFrom(sorted: number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? Number.POSITIVE_INFINITY;
}
