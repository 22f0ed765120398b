// The facts a query can ask for: their names, the values each can have, and how each value is read.
import { foldCase } from '../words.ts';
import type { Comparison, FactTest } from './ast.ts';
import { readHandle } from './handle.ts';
import { readTerm } from './term.ts';

type Field = {
  read(value: string): FactTest | undefined;
  /** Values that would be accepted, for the hint. */
  accepted: string;
  /** These and no others. */
  closed?: true;
  example: string;
};

const handles = 'harborvalley, ed@example.social';

export const fields: Record<string, Field> = {
  from: { read: (value) => about('from', value), accepted: handles, example: 'from:harborvalley' },
  to: { read: (value) => about('to', value), accepted: handles, example: 'to:harborvalley' },
  network: {
    read: (value) => shaped('network', value, /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u),
    accepted: 'bluesky, mastodon, facebook',
    example: 'network:bluesky',
  },
  lang: {
    read: (value) => shaped('lang', value, /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i),
    accepted: 'en, es, pt-BR',
    example: 'lang:es',
  },
  site: { read: readSite, accepted: 'example.org, news.example.org', example: 'site:example.org' },
  is: {
    read: (value) => oneOf('is', value, ['reply', 'review', 'question'] as const),
    accepted: 'reply, review, question',
    closed: true,
    example: 'is:question',
  },
  has: {
    read: (value) => oneOf('has', value, ['link', 'media'] as const),
    accepted: 'link, media',
    closed: true,
    example: 'has:link',
  },
  rating: {
    read: (value) => number('rating', value, /^\d{1,15}(?:\.\d{1,6})?$/),
    accepted: '<=2, 5, >=4',
    example: 'rating:<=2',
  },
  followers: {
    read: (value) => number('followers', value, /^\d{1,15}$/),
    accepted: '>=1000, <50',
    example: 'followers:>=1000',
  },
  place: { read: readPlace, accepted: 'ohio, "harbor valley"', example: 'place:"harbor valley"' },
};

function about(field: 'from' | 'to', value: string): FactTest | undefined {
  if (/[\s*"(){}<>,;]/.test(value) || !/[\p{L}\p{N}_]/u.test(value)) return undefined;
  const handle = readHandle(value);
  return handle && { field, handle };
}

function shaped(field: 'network' | 'lang', value: string, shape: RegExp): FactTest | undefined {
  return shape.test(value) ? { field, value: foldCase(value) } : undefined;
}

function oneOf<F extends 'is' | 'has', V extends string>(field: F, value: string, values: readonly V[]) {
  const found = values.find((known) => known === value.toLowerCase());
  return found && ({ field, value: found } as unknown as FactTest);
}

function readSite(value: string): FactTest | undefined {
  if (/[\s/\\:@?#*%[\]]/.test(value) || !/[\p{L}\p{N}]/u.test(value) || /^\.|\.\./.test(value)) return undefined;
  const address = `http://${value}`;
  if (!URL.canParse(address)) return undefined;
  return { field: 'site', value: new URL(address).hostname.replace(/\.$/, '') };
}

function number(field: 'rating' | 'followers', value: string, shape: RegExp): FactTest | undefined {
  const [, comparison = '', digits = ''] = /^(<=|>=|<|>|=)?(.*)$/su.exec(value)!;
  if (!shape.test(digits)) return undefined;
  return { field, comparison: (comparison || '=') as Comparison, value: Number(digits) };
}

function readPlace(value: string): FactTest | undefined {
  if (value.includes('*')) return undefined;
  const { steps } = readTerm(value, 0);
  return steps.length > 0 ? { field: 'place', steps } : undefined;
}

/** The spelling of a fact that `parse` reads back to the same. */
export function printFact(test: FactTest, written: string): string {
  if ('handle' in test) {
    const { name, server } = test.handle;
    return `${test.field}:${name}${server === null ? '' : `@${server}`}`;
  }
  if ('steps' in test) return `place:${readTerm(written, 0).canonical}`;
  if ('comparison' in test) return `${test.field}:${test.comparison === '=' ? '' : test.comparison}${test.value}`;
  return `${test.field}:${test.value}`;
}
