// The terms an index must hold of a text so that any query can be asked of it.
import { readText } from '../words.ts';

/** `position` counts from 1. */
export type IndexTerm = { term: string; position: number };

/** In UTF-16 units. Longer terms are cut, in an index and in what is asked of it. */
export const TERM_LENGTH = 200;

export function indexTerms(text: string): IndexTerm[] {
  return readText(text).tokens.flatMap(({ forms }, i) =>
    forms.map((form) => ({ term: cutTerm(form), position: i + 1 })),
  );
}

export function cutTerm(term: string): string {
  if (term.length <= TERM_LENGTH) return term;
  const isSplit = /[\uD800-\uDBFF]$/.test(term.slice(0, TERM_LENGTH));
  return term.slice(0, isSplit ? TERM_LENGTH - 1 : TERM_LENGTH);
}
