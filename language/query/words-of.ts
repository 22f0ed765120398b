// The words a reader would recognise in a query.
import type { Node, Query } from './ast.ts';

/** In canonical spelling, each once, what is excluded left out. */
export function wordsOf(query: Query): string[] {
  return [...new Set(said(query.root))];
}

function said(node: Node): string[] {
  switch (node.kind) {
    case 'any':
    case 'all':
      return node.of.flatMap(said);
    case 'near':
      return [...node.left, ...node.right].flatMap(said);
    case 'term':
    case 'exact':
      return [node.canonical];
    default:
      return [];
  }
}
