// The scanner finds exactly what the readable reader finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyText } from '../arbitraries/post.ts';
import { nastyText } from '../arbitraries/text.ts';
import { readText } from '../words.ts';
import { Scanner } from './scanner.ts';
import { Numbers, Terms } from './terms.ts';

/** Every term and beginning of the text, waited for, as `place term`, in order. */
function scanned(text: string, also: string[]): { found: string[]; expected: string[] } {
  const numbers = new Numbers();
  const words = new Terms(numbers);
  const beginnings = new Terms(numbers);
  const scanner = new Scanner(words, beginnings);
  const names = new Map<number, string>();
  const { tokens } = readText(text);
  const forms = [...new Set([...also, ...tokens.flatMap((token) => token.forms)])];
  const prefixes = [
    ...new Set(
      forms.filter((form) => /^[\p{L}\p{N}]/u.test(form)).flatMap((form) => [form.slice(0, 2), form.slice(0, 3), form]),
    ),
  ];
  for (const form of forms) names.set(words.use(form), form);
  for (const prefix of prefixes) {
    names.set(beginnings.use(prefix), `${prefix}*`);
    scanner.expectBeginning(prefix);
  }
  scanner.scan(text);
  const last = new Map<number, number>();
  const found = new Set<string>();
  for (let i = 0; i < scanner.count; i++) {
    const term = scanner.terms[i]!;
    const place = scanner.places[i]!;
    assert.ok((last.get(term) ?? 0) <= place, `${names.get(term)} is out of order in ${JSON.stringify(text)}`);
    last.set(term, place);
    found.add(`${place} ${names.get(term)}`);
  }
  assert.equal(scanner.place, tokens.length, JSON.stringify(text));
  const expected = new Set<string>();
  tokens.forEach((token, place) => {
    for (const form of token.forms) {
      expected.add(`${place} ${form}`);
      if (token.kind === 'word')
        for (const prefix of prefixes) if (form.startsWith(prefix)) expected.add(`${place} ${prefix}*`);
    }
  });
  return { found: [...found].sort(), expected: [...expected].sort() };
}

const hard = [
  '',
  "don't it's l'hôpital's qu'il ñ'x ś's d'l'x's o'x",
  "follow-up fo-fob fo-fofo a-a-a co-op-co-op x-s's",
  "l'a-b l'a-ab",
  '@ed @ed@x.social @ed. @ed.x @ed- @é @ed@ @_ @ed’s @ed_s @ed..x @ed--x @ed-.x @ed.-x @ed…x',
  'https://t.co/a https://t.co/a… x https://t.co/(a) Http://X.org/é http:// https://x.org/医 ahttps://x.org',
  'www.x.org awww. WWW.x.org, wwww.x ｗｗｗ.x.org',
  '️ ️ word️ ️word wo️rd 1️ 1️⃣ #️⃣ #️ ©️ © ℹ️',
  '❤️🔥 👍🏽 👍🏽👍 👩‍⚕️ 🇺🇸 🇺 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤⃣ 🤒\u0301',
  'ﷺ ßæœ ΐ և ᾳ ŉ',
  "#flu #flu-shot #don't #é a#b _#b ##c #医院 ＃x #",
  'x\u0000y \ud83d \udc00x \ud83dx',
  'h\u0301ello e\u0301 हिन्दी 한국 ㅋㅏ',
];

for (const text of hard)
  test(`agrees on ${JSON.stringify(text)}`, () => {
    const { found, expected } = scanned(text, ['flu', '@ed', '#flu']);
    assert.deepEqual(found, expected);
  });

for (const [name, texts, numRuns] of [
  ['nasty', nastyText, 4000],
  ['plain', anyText, 2000],
  ['any', fc.string({ unit: 'binary' }), 2000],
] as const)
  test(`agrees on ${name} text`, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { found, expected } = scanned(text, ['flu', 'shot', '@ed', '#flu', '🤒']);
        assert.deepEqual(found, expected);
      }),
      { numRuns },
    );
  });

test('agrees on each code point, alone and between letters', () => {
  for (let start = 0; start <= 0x10ffff; start += start < 0x20000 ? 256 : 16 * 256) {
    const codes = Array.from({ length: 256 }, (_, i) => String.fromCodePoint(start + i));
    const { found, expected } = scanned(codes.map((code) => `${code} a${code}b`).join(' '), []);
    assert.deepEqual(found, expected, start.toString(16));
  }
});
