// What a watch asks of a text alone, in a form that other search languages can say.
import { type Wanted, waysOf } from '../../language/matcher/ways.ts';
import type { Node, Query, Word } from '../../language/query/ast.ts';

export type Phrase = { kind: 'phrase'; words: Wanted[] };
export type TextPart =
  | Phrase
  | { kind: 'near'; left: Phrase[]; right: Phrase[]; distance: number }
  | { kind: 'all'; of: TextPart[]; not: TextPart[] }
  | { kind: 'any'; of: TextPart[] };

export function textPartOf({ root }: Query): TextPart {
  const part = read(root);
  if (!part) throw new Error('This watch asks nothing of the text.');
  return part;
}

/** Undefined for facts. */
function read(node: Node): TextPart | undefined {
  switch (node.kind) {
    case 'fact':
    case 'not':
      return undefined;
    case 'all': {
      const not = node.of.flatMap((of) => (of.kind === 'not' ? [read(of.of)] : []));
      return { kind: 'all', of: known(node.of.map(read)), not: known(not) };
    }
    case 'any':
      return { kind: 'any', of: known(node.of.map(read)) };
    case 'near':
      return {
        kind: 'near',
        left: node.left.flatMap(phrasesOf),
        right: node.right.flatMap(phrasesOf),
        distance: node.distance,
      };
    default:
      return { kind: 'any', of: phrasesOf(node) };
  }
}

function known(parts: (TextPart | undefined)[]): TextPart[] {
  return parts.filter((part) => part !== undefined);
}

function phrasesOf(word: Word): Phrase[] {
  if (word.kind === 'exact') throw new Error('No watch of the bench asks for exact case.');
  return waysOf(word.steps)!.map((words) => ({ kind: 'phrase', words }));
}
