// From a query's text to its meaning, or to the one place where it can't be read.
import type { Node, Query } from './ast.ts';
import { plainMarks } from './marks.ts';
import { Parser, type Written } from './parser.ts';
import { explain, type Refusal, Refused } from './refusal.ts';

export const MOST_CHARACTERS = 10_000;

export type Parsed = { ok: true; query: Query } | { ok: false; refusal: Refusal };

/** Reads a query; lengths and columns are in UTF-16 units. */
export function parse(text: string): Parsed {
  try {
    return { ok: true, query: read(text) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: refusalOf(error) };
    throw error;
  }
}

function read(text: string): Query {
  if (text.length > MOST_CHARACTERS) throw new Refused('query.characters', MOST_CHARACTERS);
  const parser = new Parser(plainMarks(text));
  const { node } = parser.read();
  const excluding = parser.sides.filter((side) => onlyExcludes(side.node)).map((side: Written) => side.start);
  if (excluding.length > 0) throw new Refused('query.only_excludes', Math.min(...excluding));
  return { text, root: node, words: parser.words };
}

function onlyExcludes(node: Node): boolean {
  if (node.kind === 'not') return true;
  return node.kind === 'all' && node.of.every(onlyExcludes);
}

function refusalOf({ code, index, values, mend }: Refused): Refusal {
  const fix = mend !== null && canBeRead(mend) ? mend : null;
  return { code, column: index + 1, values, ...explain({ code, values }), fix };
}

function canBeRead(text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}
