// What a query means: whether a post matches it. The matcher is held to this.
import type { Comparison, Fact, Node, Query } from './ast.ts';
import { isHandle } from './handle.ts';
import { nearOccurrences } from './near.ts';
import { occurrences, stepOccurrences } from './occurrences.ts';
import type { ReadPost } from './read-post.ts';

export function matches(query: Query, post: ReadPost): boolean {
  return holds(query.root, post);
}

export function holds(node: Node, post: ReadPost): boolean {
  switch (node.kind) {
    case 'any':
      return node.of.some((of) => holds(of, post));
    case 'all':
      return node.of.every((of) => holds(of, post));
    case 'not':
      return !holds(node.of, post);
    case 'near':
      return nearOccurrences(node, post.words).length > 0;
    case 'fact':
      return isTrue(node, post);
    default:
      return occurrences(node, post.words).length > 0;
  }
}

export function isTrue(fact: Fact, post: ReadPost): boolean {
  switch (fact.field) {
    case 'from':
      return isHandle(fact.handle, post.from);
    case 'to':
      return isHandle(fact.handle, post.to);
    case 'network':
      return post.network === fact.value;
    case 'lang':
      return isWithin(post.lang, fact.value);
    case 'site':
      return post.hosts.some((host) => host === fact.value || host.endsWith(`.${fact.value}`));
    case 'is':
      return isOf(fact.value, post);
    case 'has':
      return fact.value === 'link' ? post.hasLink : post.media;
    case 'place':
      return post.where.some((words) => stepOccurrences(fact.steps, words).length > 0);
    default:
      return compares(post[fact.field], fact.comparison, fact.value);
  }
}

function isWithin(lang: string | undefined, asked: string): boolean {
  return lang !== undefined && (lang === asked || lang.startsWith(`${asked}-`));
}

function isOf(value: 'reply' | 'review' | 'question', post: ReadPost): boolean {
  if (value === 'question') return post.question;
  if (value === 'reply') return post.kind === 'reply' || post.to !== undefined;
  return post.kind === 'review' || post.rating !== undefined;
}

export function compares(known: number | undefined, comparison: Comparison, asked: number): boolean {
  if (known === undefined) return false;
  switch (comparison) {
    case '<':
      return known < asked;
    case '<=':
      return known <= asked;
    case '>':
      return known > asked;
    case '>=':
      return known >= asked;
    default:
      return known === asked;
  }
}
