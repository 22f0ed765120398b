// The small language the rules are written in: ways of saying something, as steps over the words of a sentence.
//
//   word  a|b  {idea}  word?  !word   this word, one of them, an idea of the lexicon, perhaps, not here
//   your_visit  care*                 words in a row, the beginning of a word
//   ..3  ~2                           up to 3 words, up to 2 words that go with a noun
//   #  №  @  ^  $                     a number, the sign #, a word with a capital, the sentence's beginning, its end (last)
//   [ ]                               what is marked, where it is not all of it
import type { Reading } from './reading.ts';

type Test = (reading: Reading, at: number, into: number[]) => void;
type Step =
  | { kind: 'is'; test: Test; optional: boolean }
  | { kind: 'not'; test: Test }
  | { kind: 'gap'; most: number; adjectives: boolean }
  | { kind: 'begin' }
  | { kind: 'end' }
  | { kind: 'from' }
  | { kind: 'to' };

export type Pattern = {
  steps: Step[];
  /** For each step that must be: one of these must be in the sentence. */
  needs: string[][];
};

/** Where a pattern was found, as indexes of tokens, half-open. */
export type Found = { from: number; to: number };

const compiled = new Map<string, Pattern>();

export function pattern(text: string): Pattern {
  let known = compiled.get(text);
  if (!known) {
    known = compile(text);
    compiled.set(text, known);
  }
  return known;
}

/** One pattern a line; empty lines are for the reader. */
export const patterns = (text: string): Pattern[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map(pattern);

function compile(text: string): Pattern {
  const steps: Step[] = [];
  const needs: string[][] = [];
  for (const [place, part] of text.split(/\s+/).entries()) {
    const gap = /^(\.\.|~)(\d+)$/.exec(part);
    if (gap) steps.push({ kind: 'gap', most: Number(gap[2]), adjectives: gap[1] === '~' });
    else if (part === '^') steps.push({ kind: 'begin' });
    else if (part === '$' && place === text.split(/\s+/).length - 1) steps.push({ kind: 'end' });
    else if (part === '[') steps.push({ kind: 'from' });
    else if (part === ']') steps.push({ kind: 'to' });
    else if (part.length > 1 && part[0] === '!') steps.push({ kind: 'not', test: testOf(part.slice(1).split('|')) });
    else {
      const optional = part.length > 1 && part.endsWith('?');
      const ways = (optional ? part.slice(0, -1) : part).split('|');
      steps.push({ kind: 'is', test: testOf(ways), optional });
      const keys = ways.map(keyOf);
      if (!optional && keys.every((key) => key !== undefined)) needs.push(keys as string[]);
    }
  }
  return { steps, needs };
}

/** What must be among a sentence's words and ideas for this way to be there. */
function keyOf(way: string): string | undefined {
  if (way === '#' || way === '@' || way === '№' || way.endsWith('*')) return undefined;
  return way.startsWith('{') ? way : way.split('_')[0];
}

function testOf(ways: string[]): Test {
  const tests = ways.map(wayTest);
  if (tests.length === 1) return tests[0]!;
  return (reading, at, into) => {
    for (const test of tests) test(reading, at, into);
  };
}

function wayTest(way: string): Test {
  if (way === '#')
    return ({ tokens }, at, into) => {
      if (tokens[at]?.kind === 'number') into.push(at + 1);
    };
  if (way === '@')
    return ({ tokens }, at, into) => {
      if (tokens[at]?.kind === 'word' && tokens[at].capital) into.push(at + 1);
    };
  if (way === '№')
    return ({ tokens }, at, into) => {
      if (tokens[at]?.word === '#') into.push(at + 1);
    };
  if (way.startsWith('{'))
    return (reading, at, into) => {
      for (const [idea, to] of reading.ideas[at] ?? []) if (idea === way) into.push(to);
    };
  if (way.endsWith('*')) {
    const head = way.slice(0, -1);
    return ({ tokens }, at, into) => {
      if (tokens[at]?.word.startsWith(head)) into.push(at + 1);
    };
  }
  const words = way.length > 1 ? way.split('_') : [way];
  return ({ tokens }, at, into) => {
    if (words.every((word, i) => tokens[at + i]?.word === word)) into.push(at + words.length);
  };
}

/** Where the pattern is in the sentence first, or undefined. */
export function findPattern({ steps, needs }: Pattern, reading: Reading, from = 0): Found | undefined {
  for (const keys of needs) if (!keys.some((key) => reading.has(key))) return undefined;
  const span = { from: -1, to: -1 };
  for (let at = from; at < reading.tokens.length; at++) {
    span.from = -1;
    span.to = -1;
    const end = follow(steps, 0, at, reading, span);
    if (end >= 0 && end > at) return { from: span.from < 0 ? at : span.from, to: span.to < 0 ? end : span.to };
    if (steps[0]?.kind === 'begin') return undefined;
  }
  return undefined;
}

function follow(steps: Step[], k: number, at: number, reading: Reading, span: Found): number {
  const step = steps[k];
  if (!step) return at;
  const { tokens } = reading;
  if (step.kind === 'begin') return at === reading.begin ? follow(steps, k + 1, at, reading, span) : -1;
  if (step.kind === 'end')
    return tokens.slice(at).every(({ kind }) => kind === 'mark' || kind === 'emoji')
      ? follow(steps, k + 1, at, reading, span)
      : -1;
  if (step.kind === 'from' || step.kind === 'to') {
    const end = follow(steps, k + 1, at, reading, span);
    if (end >= 0) span[step.kind] = at;
    return end;
  }
  if (step.kind === 'gap') {
    for (let skipped = 0; ; skipped++) {
      const end = follow(steps, k + 1, at + skipped, reading, span);
      if (end >= 0 || skipped === step.most) return end;
      const next = tokens[at + skipped];
      if (!next || (next.kind === 'mark' && !passable.has(next.word))) return -1;
      if (step.adjectives && (next.kind === 'mark' || reading.is('{apart}', at + skipped))) return -1;
    }
  }
  const ends: number[] = [];
  step.test(reading, at, ends);
  if (step.kind === 'not') return ends.length > 0 ? -1 : follow(steps, k + 1, at, reading, span);
  for (const end of ends) {
    const last = follow(steps, k + 1, end, reading, span);
    if (last >= 0) return last;
  }
  return step.optional ? follow(steps, k + 1, at, reading, span) : -1;
}

/** Marks that a gap may hold. */
const passable = new Set([',', ':', "'", '’', '$', '%', '-', '/', '&', '+', '(', ')', '*']);

/** The first of the patterns that is in the sentence. */
export function findAny(ways: readonly Pattern[], reading: Reading): Found | undefined {
  for (const way of likely(ways, reading)) {
    const found = findPattern(way, reading);
    if (found) return found;
  }
  return undefined;
}

/** Every place where one of the patterns is. */
export function findEvery(ways: readonly Pattern[], reading: Reading): Found[] {
  const all: Found[] = [];
  for (const way of likely(ways, reading)) {
    for (let from = 0; ; ) {
      const found = findPattern(way, reading, from);
      if (!found) break;
      all.push(found);
      from = Math.max(found.to, from + 1);
    }
  }
  return all;
}

/** Patterns by what must be in a sentence for them: the need that fewest words meet. */
type Index = { waiting: Map<string, number[]>; always: number[] };
const indexes = new WeakMap<readonly Pattern[], Index>();

/** The patterns that may be in the sentence, in their order. */
function likely(ways: readonly Pattern[], reading: Reading): readonly Pattern[] {
  if (ways.length < 8) return ways;
  let index = indexes.get(ways);
  if (!index) {
    index = indexOf(ways);
    indexes.set(ways, index);
  }
  const places = new Set(index.always);
  for (const key of reading.keys) for (const place of index.waiting.get(key) ?? []) places.add(place);
  return [...places].sort((a, b) => a - b).map((place) => ways[place]!);
}

function indexOf(ways: readonly Pattern[]): Index {
  const index: Index = { waiting: new Map(), always: [] };
  for (const [place, { needs }] of ways.entries()) {
    const rarest = [...needs].sort((a, b) => common(a) - common(b))[0];
    if (!rarest) index.always.push(place);
    for (const key of new Set(rarest)) index.waiting.set(key, [...(index.waiting.get(key) ?? []), place]);
  }
  return index;
}

/** Ideas are met more often than words. */
const common = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (key.startsWith('{') ? 8 : 1), 0);
