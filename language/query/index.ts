// The door of the watch language: read a query, say what it means, find its words, ask an index.
export type { Fact, Node, Query, Span } from './ast.ts';
export { type Candidate, type CandidateSlot, candidate, withoutFacts } from './candidate.ts';
export { find } from './find.ts';
export { type IndexTerm, indexTerms, TERM_LENGTH } from './index-terms.ts';
export { matches } from './matches.ts';
export { MOST_CHARACTERS, type Parsed, parse } from './parse.ts';
export { print } from './print.ts';
export { type ReadPost, readPost } from './read-post.ts';
export { explain, type Refusal, type RefusalCode } from './refusal.ts';
export { isIndexed } from './required.ts';
export { wordsOf } from './words-of.ts';
