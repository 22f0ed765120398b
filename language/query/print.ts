// Writes a query in its canonical spelling: folded words, no mark that says nothing.
import type { Node, Query } from './ast.ts';

/** Parsing it gives the same meaning. */
export function print(query: Query): string {
  return write(query.root);
}

function write(node: Node): string {
  switch (node.kind) {
    case 'any':
      return node.of.map(write).join(' OR ');
    case 'all':
      return node.of.map((of) => (of.kind === 'any' ? `(${write(of)})` : write(of))).join(' ');
    case 'not':
      return node.of.kind === 'any' || node.of.kind === 'all' ? `-(${write(node.of)})` : `-${write(node.of)}`;
    case 'near': {
      const operator = `${node.ordered ? 'ONEAR' : 'NEAR'}/${node.distance}`;
      return `${writeSide(node.left)} ${operator} ${writeSide(node.right)}`;
    }
    default:
      return node.canonical;
  }
}

function writeSide(words: Node[]): string {
  const written = words.map(write).join(' OR ');
  return words.length > 1 ? `(${written})` : written;
}
