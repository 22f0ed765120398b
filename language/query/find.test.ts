// What is highlighted, and what an index is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPost, anyQuery } from '../arbitraries/post.ts';
import {
  type Candidate,
  candidate,
  find,
  indexTerms,
  isIndexed,
  matches,
  parse,
  readPost,
  withoutFacts,
  wordsOf,
} from './index.ts';

function read(text: string) {
  const parsed = parse(text);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.query;
}

const found: [query: string, text: string, spans: string[]][] = [
  ['clinica', 'La Clínica, clínica', ['Clínica', 'clínica']],
  ['"harbor valley"', 'At Harbor, Valley’s ER', ['Harbor, Valley’s']],
  ['followup', 'a follow-up call', ['follow-up']],
  ['follow', 'a follow-up call', ['follow']],
  ['follow-up', 'a follow-up call and a follow up', ['follow-up', 'follow up']],
  ['flu OR shot', 'flu shot', ['flu', 'shot']],
  ['"flu shot" OR shot', 'flu shot', ['flu shot']],
  ['a -b', 'a c', ['a']],
  ['a -b', 'a b', []],
  ['a NEAR/0 b', 'a b x a x x b', ['a', 'b']],
  ['a ONEAR/0 b', 'b a x', []],
  ['a ONEAR/1 b', 'b a x b', ['a', 'b']],
  ['vaccin* lang:en', 'Vaccines', []],
  ['#flu', 'flu #Flu', ['#Flu']],
  ['@ed', 'hi @ed@x.social', ['@ed@x.social']],
  ['👍', 'ok 👍🏽!', ['👍🏽']],
  ['{IT}', 'it IT', ['IT']],
  ['ﬁn', 'ﬁn', ['ﬁn']],
  ['x OR (a b)', 'x a', ['x']],
  ['医院', '大学医院', ['医院']],
];

for (const [query, text, spans] of found)
  test(`finds ${query} in ${text}`, () => {
    assert.deepEqual(
      find(read(query), readPost({ text })).map(({ start, end }) => text.slice(start, end)),
      spans,
    );
  });

test('spans are sorted, apart and inside the text; a post that does not match has none', () => {
  fc.assert(
    fc.property(anyQuery, anyPost, (text, post) => {
      const parsed = parse(text);
      fc.pre(parsed.ok);
      const ready = readPost(post);
      const spans = find(parsed.query, ready);
      if (!matches(parsed.query, ready)) assert.deepEqual(spans, []);
      let last = 0;
      for (const { start, end } of spans) {
        assert.ok(start >= last && end > start && end <= post.text.length);
        last = end;
      }
    }),
    { numRuns: 3000 },
  );
});

test('the words of a query are those it looks for', () => {
  assert.deepEqual(wordsOf(read('"Harbor Valley" (ER OR flu*) -school NEAR/2 high from:ed {ICU} er')), [
    '"harbor valley"',
    'er',
    'flu*',
    '{ICU}',
  ]);
});

const asked: [query: string, candidate: Candidate][] = [
  ['Clínica', { kind: 'term', term: 'clinica' }],
  [
    'a b -c',
    {
      kind: 'all',
      of: [
        { kind: 'term', term: 'a' },
        { kind: 'term', term: 'b' },
      ],
    },
  ],
  [
    'a OR b',
    {
      kind: 'any',
      of: [
        { kind: 'term', term: 'a' },
        { kind: 'term', term: 'b' },
      ],
    },
  ],
  ['vaccin*', { kind: 'prefix', prefix: 'vaccin' }],
  ['"flu shot*"', { kind: 'phrase', slots: [{ terms: ['flu'] }, { terms: [], prefix: 'shot' }] }],
  [
    'follow-up',
    {
      kind: 'any',
      of: [
        { kind: 'term', term: 'followup' },
        { kind: 'phrase', slots: [{ terms: ['follow'] }, { terms: ['up'] }] },
      ],
    },
  ],
  [
    'a NEAR/2 b',
    {
      kind: 'all',
      of: [
        { kind: 'term', term: 'a' },
        { kind: 'term', term: 'b' },
      ],
    },
  ],
  ['{IT}', { kind: 'term', term: 'it' }],
  ['a lang:en', { kind: 'term', term: 'a' }],
  ['lang:en', { kind: 'everything' }],
  ['a OR lang:en', { kind: 'everything' }],
  ['b (a OR lang:en)', { kind: 'term', term: 'b' }],
];

for (const [query, expected] of asked)
  test(`asks an index for ${query}`, () => assert.deepEqual(withoutFacts(candidate(read(query))), expected));

test('a candidate never misses a post that matches', () => {
  fc.assert(
    fc.property(anyQuery, anyPost, (text, post) => {
      const parsed = parse(text);
      fc.pre(parsed.ok);
      if (!matches(parsed.query, readPost(post))) return;
      const places = new Set(indexTerms(post.text).map(({ term, position }) => `${position} ${term}`));
      assert.ok(answers(withoutFacts(candidate(parsed.query)), places), text);
    }),
    { numRuns: 5000 },
  );
});

function answers(asked: Candidate, places: Set<string>): boolean {
  const terms = [...places].map((place) => place.slice(place.indexOf(' ') + 1));
  switch (asked.kind) {
    case 'all':
      return asked.of.every((of) => answers(of, places));
    case 'any':
      return asked.of.some((of) => answers(of, places));
    case 'term':
      return terms.includes(asked.term);
    case 'prefix':
      return terms.some((term) => term.startsWith(asked.prefix));
    case 'phrase':
      return [...places].some((place) =>
        asked.slots.every((slot, i) => {
          const at = `${Number.parseInt(place, 10) + i} `;
          if (slot.prefix !== undefined) return [...places].some((other) => other.startsWith(at + slot.prefix));
          return slot.terms.some((term) => places.has(at + term));
        }),
      );
    default:
      return true;
  }
}

test('terms are cut alike in the index and in what it is asked', () => {
  const long = 'a'.repeat(300);
  assert.equal(indexTerms(long)[0]!.term.length, 200);
  assert.deepEqual(candidate(read(long)), { kind: 'term', term: 'a'.repeat(200) });
  assert.equal(indexTerms(`a${'𠮷'.repeat(1)}`).length, 2);
});

test('a query of common facts alone has nothing to wait for', () => {
  for (const text of ['lang:en', 'network:bluesky is:review', 'rating:<=2 OR flu', '-flu has:link'])
    assert.equal(isIndexed(read(text)), false, text);
  for (const text of ['flu', 'lang:en flu', 'from:ed', 'site:example.org is:reply', 'vaccin* OR {IT}', 'place:ohio'])
    assert.equal(isIndexed(read(text)), true, text);
});
