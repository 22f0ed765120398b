// What to highlight: where in the text the words of a query stand that made a post match.
import type { Node, Query, Span } from './ast.ts';
import { holds } from './matches.ts';
import { nearOccurrences, type WordOccurrence, wordOccurrences } from './near.ts';
import { endInText } from './occurrences.ts';
import type { ReadPost } from './read-post.ts';

/** Spans in the text, sorted and apart; none when the post does not match. */
export function find(query: Query, post: ReadPost): Span[] {
  if (!holds(query.root, post)) return [];
  const { words } = post;
  const spans = found(query.root, post).map((occurrence) => ({
    start: words.tokens[occurrence.start]!.start,
    end: endInText(occurrence.word, occurrence, words),
  }));
  return merged(spans);
}

function found(node: Node, post: ReadPost): WordOccurrence[] {
  switch (node.kind) {
    case 'any':
      return node.of.filter((of) => holds(of, post)).flatMap((of) => found(of, post));
    case 'all':
      return node.of.flatMap((of) => found(of, post));
    case 'near':
      return nearOccurrences(node, post.words);
    case 'term':
    case 'exact':
      return wordOccurrences(node, post.words);
    default:
      return [];
  }
}

function merged(spans: Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else apart.push({ ...span });
  }
  return apart;
}
