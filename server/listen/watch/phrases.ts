// What "not us" could mean: the name that was found, with the words beside it that make it somebody else's.

import type { Span } from '../../../language/query/index.ts';
import { readText, type Token } from '../../../language/words.ts';

/** Words that stand beside any name and say nothing about whose it is. */
const common = new Set(
  `a an the and or but of in on at to for from by with is are was were be been has have had do does did will would can
  could should not no so just this that these those it its he she they we you i my our your their his her as if about
  after before over out up down into than then there here when who what how why very more all any some
  el la los las un una unos unas y o pero de del en al para por con es son era fue ser ha han he hay no se su sus mi
  tu lo que como más muy ya está están este esta eso`
    .split(/\s+/)
    .filter(Boolean),
);

const most = 3;
/** A neighbour that this many other hits have too belongs to the name, whatever its case. */
const often = 3;
const longest = 5;

/** Neighbours of marks, `-1 word` before and `+1 word` after, in one text. */
export function neighboursOf(text: string, marks: readonly Span[]): Set<string> {
  const { tokens } = readText(text);
  const found = new Set<string>();
  for (const { first, last } of marks.map((mark) => tokensOf(tokens, mark))) {
    const before = tokens[first - 1];
    const after = tokens[last + 1];
    if (before && joins(text, before, tokens[first]!)) found.add(`-1 ${before.forms[0]}`);
    if (after && joins(text, tokens[last]!, after)) found.add(`+1 ${after.forms[0]}`);
  }
  return found;
}

/**
 * Phrases around the marks, as written, the most telling first: "Mercy Valley High School", "Mercy Valley High".
 * `counts` says how many other hits have a neighbour.
 */
export function phrasesAround(text: string, marks: readonly Span[], counts: ReadonlyMap<string, number>): string[] {
  const { tokens } = readText(text);
  const phrases: string[] = [];
  const add = (from: number, to: number) => {
    const phrase = text.slice(tokens[from]!.start, tokens[to]!.end).replace(/\s+/g, ' ');
    if (!phrases.includes(phrase)) phrases.push(phrase);
  };
  for (const mark of marks) {
    const { first, last } = tokensOf(tokens, mark);
    if (first < 0) continue;
    const belongs = (at: number, side: '-1' | '+1', next: number) => {
      const token = tokens[at];
      if (token?.kind !== 'word' || common.has(token.forms[0]!)) return false;
      const inOrder = side === '+1' ? joins(text, tokens[next]!, token) : joins(text, token, tokens[next]!);
      if (!inOrder) return false;
      const isName = /^\p{Lu}/u.test(text.slice(token.start, token.end));
      const isNear =
        (side === '+1' ? next === last : next === first) && (counts.get(`${side} ${token.forms[0]}`) ?? 0) >= often;
      return isName || isNear;
    };
    let to = last;
    while (to - last < longest && belongs(to + 1, '+1', to)) to++;
    let from = first;
    while (first - from < longest && belongs(from - 1, '-1', from)) from--;
    if (to > last) add(first, last + 1);
    if (to > last + 1) add(first, to);
    if (from < first) add(from, last);
  }
  return phrases.slice(0, most);
}

/** Places of the first and the last token of a mark. */
function tokensOf(tokens: readonly Token[], { start, end }: Span): { first: number; last: number } {
  const first = tokens.findIndex((token) => token.end > start);
  let last = first;
  while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last++;
  return { first, last };
}

/** Nothing but blanks, a hyphen or an apostrophe parts them: they can be one name. */
const joins = (text: string, a: Token, b: Token): boolean =>
  /^[\s\-‐’']*$/.test(text.slice(a.end, b.start)) && !/\n/.test(text.slice(a.end, b.start));
