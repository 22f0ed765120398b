// What an index can be asked for a query: a tree that every matching post satisfies.
import type { Fact, Node, Query, Slot, Step, Word } from './ast.ts';
import { cutTerm } from './index-terms.ts';

export type CandidateSlot = { terms: string[]; prefix?: string };
export type Candidate =
  | { kind: 'term'; term: string }
  | { kind: 'prefix'; prefix: string }
  | { kind: 'phrase'; slots: CandidateSlot[] }
  | { kind: 'fact'; fact: Fact }
  | { kind: 'all' | 'any'; of: Candidate[] }
  | { kind: 'everything' };

const everything: Candidate = { kind: 'everything' };

/** Never misses a post that matches; what it finds is to be checked with `matches`. */
export function candidate(query: Query): Candidate {
  return candidateOf(query.root);
}

/** The same for an index that knows text alone: `everything`, or a tree with neither that nor facts inside. */
export function withoutFacts(of: Candidate): Candidate {
  if (of.kind === 'fact') return everything;
  if (of.kind === 'all') return allOf(of.of.map(withoutFacts));
  if (of.kind === 'any') return anyOf(of.of.map(withoutFacts));
  return of;
}

function candidateOf(node: Node): Candidate {
  switch (node.kind) {
    case 'all':
      return allOf(node.of.map(candidateOf));
    case 'any':
      return anyOf(node.of.map(candidateOf));
    case 'near':
      return allOf([anyOf(node.left.map(wordCandidate)), anyOf(node.right.map(wordCandidate))]);
    case 'not':
      return everything;
    case 'fact':
      return { kind: 'fact', fact: node };
    default:
      return wordCandidate(node);
  }
}

function wordCandidate(word: Word): Candidate {
  if (word.kind === 'exact') return phrase(word.slots.map(({ form }) => ({ terms: [cutTerm(form)] })));
  const ways = waysThrough(word.steps);
  return ways ? anyOf(ways.map(phraseOf)) : allOf(word.steps.map((step) => anyOf(step.map(phraseOf))));
}

const phraseOf = (way: Slot[]) => phrase(way.map(slotCandidate));

const MOST_WAYS = 16;

/** Every way to say the steps one after another; undefined when there are too many. */
function waysThrough(steps: Step[]): Slot[][] | undefined {
  let ways: Slot[][] = [[]];
  for (const step of steps) {
    if (ways.length * step.length > MOST_WAYS) return undefined;
    ways = ways.flatMap((begun) => step.map((way) => [...begun, ...way]));
  }
  return ways;
}

function slotCandidate({ forms, prefix }: Slot): CandidateSlot {
  return prefix === null ? { terms: forms.map(cutTerm) } : { terms: [], prefix: cutTerm(prefix) };
}

function phrase(slots: CandidateSlot[]): Candidate {
  if (slots.length > 1) return { kind: 'phrase', slots };
  const { terms, prefix } = slots[0]!;
  if (prefix !== undefined) return { kind: 'prefix', prefix };
  return anyOf(terms.map((term) => ({ kind: 'term', term })));
}

function allOf(of: Candidate[]): Candidate {
  const telling = of
    .filter(({ kind }) => kind !== 'everything')
    .flatMap((one) => (one.kind === 'all' ? one.of : [one]));
  if (telling.length === 0) return everything;
  return telling.length === 1 ? telling[0]! : { kind: 'all', of: telling };
}

function anyOf(of: Candidate[]): Candidate {
  if (of.some(({ kind }) => kind === 'everything')) return everything;
  const flat = of.flatMap((one) => (one.kind === 'any' ? one.of : [one]));
  return flat.length === 1 ? flat[0]! : { kind: 'any', of: flat };
}
