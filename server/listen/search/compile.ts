// A query as the archive's index can be asked it: every post that matches is among what the index finds, and what it
// finds is checked by plain evaluation.
import { type Candidate, type CandidateSlot, candidate, type Fact, type Query } from '../../../language/query/index.ts';
import { quoted } from '../arrive/words.ts';
import {
  answersTerm,
  langTerm,
  longTerm,
  networkTerm,
  ratingTerm,
  ratingTerms,
  replyTerm,
  reviewTerm,
  siteTerm,
} from './terms.ts';

/** Posts with these words, as a tsquery, or by authors of these names. */
export interface Asked {
  words: string | null;
  /** Names of handles, folded. */
  handles: string[];
}

/** Null: the index can say nothing, every post may match. */
export function compile(query: Query): Asked | null {
  return compileCandidate(candidate(query));
}

function compileCandidate(of: Candidate): Asked | null {
  switch (of.kind) {
    case 'term':
      return words(quoted(of.term));
    case 'prefix':
      return words(`${quoted(of.prefix)}:*`);
    case 'phrase':
      return words(phrase(of.slots));
    case 'fact':
      return compileFact(of.fact);
    case 'all':
      return allOf(of.of.map(compileCandidate));
    case 'any':
      return anyOf(of.of.map(compileCandidate));
    default:
      return null;
  }
}

const words = (query: string): Asked => ({ words: query, handles: [] });

/** Places deep in a very long text are not kept: there, all of the words will do. */
function phrase(slots: readonly CandidateSlot[]): string {
  const each = slots.map(slot);
  return `((${each.join(' <-> ')}) | (${[quoted(longTerm), ...each].join(' & ')}))`;
}

function slot({ terms, prefix }: CandidateSlot): string {
  const choices = [...terms.map(quoted), ...(prefix === undefined ? [] : [`${quoted(prefix)}:*`])];
  return choices.length === 1 ? choices[0]! : `(${choices.join(' | ')})`;
}

/** An author says more than words do, and the index is asked for one or the other. */
function allOf(of: readonly (Asked | null)[]): Asked | null {
  const telling = of.filter((asked) => asked !== null);
  const byAuthor = telling.find(({ words, handles }) => handles.length > 0 && words === null);
  if (byAuthor) return byAuthor;
  const byWords = telling.filter(({ handles }) => handles.length === 0);
  if (byWords.length > 0) return words(`(${byWords.map((asked) => asked.words).join(' & ')})`);
  return telling[0] ?? null;
}

function anyOf(of: readonly (Asked | null)[]): Asked | null {
  const telling = of.filter((asked) => asked !== null);
  if (telling.length < of.length) return null;
  const choices = telling.flatMap((asked) => asked.words ?? []);
  return {
    words: choices.length ? `(${choices.join(' | ')})` : null,
    handles: [...new Set(telling.flatMap(({ handles }) => handles))],
  };
}

function compileFact(fact: Fact): Asked | null {
  switch (fact.field) {
    case 'from':
      return { words: null, handles: [fact.handle.name] };
    case 'to':
      return words(quoted(answersTerm(fact.handle.name)));
    case 'network':
      return words(quoted(networkTerm(fact.value)));
    case 'lang':
      return words(quoted(langTerm(fact.value)));
    case 'site':
      return words(quoted(siteTerm(fact.value)));
    case 'is':
      if (fact.value === 'question') return null;
      return words(quoted(fact.value === 'reply' ? replyTerm : reviewTerm));
    case 'rating':
      return words(`(${ratings(fact.comparison, fact.value).map(quoted).join(' | ')})`);
    default:
      return null;
  }
}

function ratings(comparison: string, value: number): string[] {
  const at = ratingTerms.indexOf(ratingTerm(value));
  if (comparison.startsWith('<')) return ratingTerms.slice(0, at + 1);
  return comparison.startsWith('>') ? ratingTerms.slice(at) : [ratingTerm(value)];
}

/** Whether only words decide: then copies match alike, and showing the one on top is enough. */
export function isOfWordsAlone(query: Query): boolean {
  const alone = (node: Query['root']): boolean => {
    if (node.kind === 'all' || node.kind === 'any') return node.of.every(alone);
    if (node.kind === 'not') return alone(node.of);
    if (node.kind === 'near') return [...node.left, ...node.right].every(({ kind }) => kind === 'term');
    return node.kind === 'term';
  };
  return alone(query.root);
}
