// What is refused, and where: each line is a query, the column (from 1, UTF-16 units) and the code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nastyText } from '../arbitraries/text.ts';
import { explain, parse, print, type RefusalCode } from './index.ts';
import { english } from './refusals.en.ts';
import { spanish } from './refusals.es.ts';

type Line = [query: string, column: number, code: string, fix?: string];

const lines: Line[] = [
  // nothing to find
  ['', 1, 'empty'],
  ['   ', 1, 'empty'],
  ['\n\t', 1, 'empty'],
  ['()', 1, 'empty'],
  ['( )', 1, 'empty'],
  ['""', 1, 'empty'],
  ['“”', 1, 'empty'],
  ['"  "', 1, 'empty'],
  ['"..."', 1, 'empty'],
  ['{}', 1, 'empty'],
  ['{ }', 1, 'empty'],
  ['{!}', 1, 'empty'],
  ['a ()', 3, 'empty'],
  ['a OR ()', 6, 'empty'],
  ['(a ())', 4, 'empty'],
  ['a ""', 3, 'empty'],
  ['a {}', 3, 'empty'],
  ['-""', 2, 'empty'],
  ['a NEAR/2 ""', 10, 'empty'],
  ['(())', 2, 'empty'],
  ['!!!', 1, 'sign'],
  ['#', 1, 'sign'],
  ['@', 1, 'sign'],
  ['flu & shot', 5, 'sign', 'flu AND shot'],
  ['flu | shot', 5, 'sign', 'flu OR shot'],
  ['flu , shot', 5, 'sign', 'flu  shot'],
  ['"https://example.org"', 1, 'link', 'site:example.org'],
  ['www.example.org', 1, 'link', 'site:www.example.org'],
  // only excludes
  ['-a', 1, 'only_excludes'],
  ['  -a', 3, 'only_excludes'],
  ['NOT a', 1, 'only_excludes'],
  ['NOT (a OR b)', 1, 'only_excludes'],
  ['-a -b', 1, 'only_excludes'],
  ['-a AND NOT b', 1, 'only_excludes'],
  ['(-a)', 1, 'only_excludes'],
  ['-(a b)', 1, 'only_excludes'],
  ['-a NEAR/2 b', 1, 'only_excludes'],
  ['-lang:en', 1, 'only_excludes'],
  ['-{IT}', 1, 'only_excludes'],
  ['a OR -b', 6, 'only_excludes'],
  ['a OR NOT b', 6, 'only_excludes'],
  ['-a OR b', 1, 'only_excludes'],
  ['a OR (-b)', 6, 'only_excludes'],
  ['a OR -b -c', 6, 'only_excludes'],
  ['a OR (b OR -c)', 12, 'only_excludes'],
  ['a (b OR -c)', 9, 'only_excludes'],
  ['a -(b OR -c)', 10, 'only_excludes'],
  ['a (b (c OR (d OR NOT e)))', 18, 'only_excludes'],
  ['🤒 OR -b', 7, 'only_excludes'],
  ['a OR b OR -c', 11, 'only_excludes'],
  ['a OR -from:ed', 6, 'only_excludes'],
  // open and closing marks
  ['"abc', 1, 'open_quote', '"abc"'],
  ['a "b', 3, 'open_quote', 'a "b"'],
  ['"a" "b', 5, 'open_quote', '"a" "b"'],
  ['“abc', 1, 'open_quote'],
  ['"', 1, 'open_quote'],
  ['a OR "', 6, 'open_quote'],
  ['place:"abc', 7, 'open_quote', 'place:"abc"'],
  ['{abc', 1, 'open_brace', '{abc}'],
  ['a {b', 3, 'open_brace', 'a {b}'],
  ['{', 1, 'open_brace'],
  ['(a', 1, 'open_bracket', '(a)'],
  ['a (b OR c', 3, 'open_bracket', 'a (b OR c)'],
  ['((a)', 1, 'open_bracket', '((a))'],
  ['(a (b', 4, 'open_bracket'],
  ['(', 1, 'open_bracket'],
  ['-(a', 2, 'open_bracket'],
  ['a)', 2, 'closing_extra', 'a'],
  [')', 1, 'closing_extra'],
  ['(a))', 4, 'closing_extra', '(a)'],
  ['a) b', 2, 'closing_extra', 'a b'],
  ['a}', 2, 'closing_extra', 'a'],
  ['{a}}', 4, 'closing_extra', '{a}'],
  ['}', 1, 'closing_extra'],
  ['🤒)', 3, 'closing_extra', '🤒'],
  // stars
  ['*', 1, 'star_alone'],
  ['a *', 3, 'star_alone'],
  ['"flu *"', 6, 'star_alone'],
  ['flu * shot', 5, 'star_alone'],
  ['-*', 2, 'star_alone'],
  ['f*', 2, 'star_short'],
  ['flu f*', 6, 'star_short'],
  ['"f*"', 3, 'star_short'],
  ['é*', 2, 'star_short'],
  ['e\u0301*', 3, 'star_short'],
  ['𝓕*', 3, 'star_short'],
  ['病*', 2, 'star_short'],
  ['24/7*', 5, 'star_short'],
  ['🤒*', 3, 'star_short'],
  ['*flu', 1, 'star_front'],
  ['a *flu', 3, 'star_front'],
  ['"*flu"', 2, 'star_front'],
  ['*flu*', 1, 'star_front'],
  ['vac*in', 4, 'star_inside'],
  ['flu*shot*', 4, 'star_inside'],
  ['flu**', 4, 'star_inside'],
  ['flu*-shot', 4, 'star_inside'],
  ["flu*'s", 4, 'star_inside'],
  ['“a vac*in”', 7, 'star_inside'],
  ['#flu*', 5, 'star_tag'],
  ['#*', 2, 'star_tag'],
  ['@ed*', 4, 'star_tag'],
  ['@*', 2, 'star_tag'],
  ['@ed@example.soc*', 16, 'star_tag'],
  ['a "#flu*"', 8, 'star_tag'],
  ['{flu*}', 5, 'star_exact'],
  ['{*}', 2, 'star_exact'],
  ['a {Flu* Shot}', 7, 'star_exact'],
  ['{vac*in}', 5, 'star_exact'],
  // fields and values
  ['form:x', 1, 'field_like', 'from:x'],
  ['a form:x', 3, 'field_like', 'a from:x'],
  ['-form:x', 2, 'field_like'],
  ['(a OR form:x)', 7, 'field_like', '(a OR from:x)'],
  ['author:ed', 1, 'field_like', 'from:ed'],
  ['language:en', 1, 'field_like', 'lang:en'],
  ['url:example.org', 1, 'field_like', 'site:example.org'],
  ['zzzzzz:x', 1, 'field_unknown'],
  ['covid: symptoms', 1, 'field_unknown'],
  ['constructor:x', 1, 'field_unknown'],
  ['https://example.org/a', 1, 'field_link', 'site:example.org'],
  ['see http://example.org', 5, 'field_link', 'see site:example.org'],
  ['from:', 1, 'field_empty'],
  ['a from:', 3, 'field_empty'],
  ['from: ed', 1, 'field_empty'],
  ['from:""', 1, 'field_empty'],
  ['from:(a OR b)', 1, 'field_empty'],
  ['from:{ed}', 1, 'field_empty'],
  ['place:', 1, 'field_empty'],
  ['place:" "', 1, 'field_empty'],
  ['from:@', 6, 'value'],
  ['from:ed@', 6, 'value'],
  ['from:a@b@c', 6, 'value'],
  ['from:ed*', 6, 'value'],
  ['from:"a b"', 6, 'value'],
  ['to:!!', 4, 'value'],
  ['network:!', 9, 'value'],
  ['lang:english', 6, 'value', 'lang:en'],
  ['lang:e', 6, 'value'],
  ['lang:en,es', 6, 'value'],
  ['lang:en*', 6, 'value'],
  ['lang:en_US', 6, 'value', 'lang:en-us'],
  ['site:https://example.org/a', 6, 'value', 'site:example.org'],
  ['site:example.org/a', 6, 'value', 'site:example.org'],
  ['site:*.example.org', 6, 'value'],
  ['site:.', 6, 'value'],
  ['site:a..b', 6, 'value'],
  ['is:foo', 4, 'value_of'],
  ['is:replies', 4, 'value_of'],
  ['a is:questions', 6, 'value_of', 'a is:question'],
  ['has:links', 5, 'value_of', 'has:link'],
  ['has:image', 5, 'value_of', 'has:media'],
  ['rating:abc', 8, 'value'],
  ['rating:<', 8, 'value'],
  ['rating:<=', 8, 'value'],
  ['rating:==2', 8, 'value'],
  ['rating:=<2', 8, 'value', 'rating:<=2'],
  ['rating:≤2', 8, 'value', 'rating:<=2'],
  ['rating:-1', 8, 'value'],
  ['rating:1e3', 8, 'value'],
  ['rating:< 2', 8, 'value'],
  ['followers:many', 11, 'value'],
  ['followers:>=1,000', 11, 'value', 'followers:>=1000'],
  ['followers:>2k', 11, 'value', 'followers:>2000'],
  ['followers:1.5', 11, 'value'],
  ['place:!', 7, 'value'],
  ['place:"!!!"', 7, 'value'],
  ['place:har*', 7, 'value'],
  // operators
  ['AND', 1, 'operator_side'],
  ['OR', 1, 'operator_side'],
  ['AND a', 1, 'operator_side', 'a'],
  ['OR a', 1, 'operator_side', 'a'],
  ['a AND', 3, 'operator_side', 'a'],
  ['a OR', 3, 'operator_side', 'a'],
  ['a OR ', 3, 'operator_side', 'a'],
  ['a AND AND b', 3, 'operator_side', 'a  AND b'],
  ['a AND OR b', 3, 'operator_side', 'a  OR b'],
  ['a OR OR b', 3, 'operator_side', 'a  OR b'],
  ['a OR AND b', 3, 'operator_side', 'a  AND b'],
  ['(OR a)', 2, 'operator_side', '( a)'],
  ['(a AND)', 4, 'operator_side', '(a )'],
  ['(a OR', 4, 'operator_side'],
  ['(AND)', 2, 'operator_side'],
  ['a OR )', 3, 'operator_side'],
  ['NEAR/2 a', 1, 'operator_side', 'a'],
  ['a NEAR/2', 3, 'operator_side', 'a'],
  ['a NEAR/2 OR b', 3, 'operator_side'],
  ['a AND NEAR/2 b', 3, 'operator_side'],
  ['(a NEAR/2) b', 4, 'operator_side'],
  ['NOT', 1, 'not_side'],
  ['a NOT', 3, 'not_side', 'a'],
  ['-', 1, 'not_side'],
  ['a -', 3, 'not_side', 'a'],
  ['a NOT OR b', 3, 'not_side', 'a  OR b'],
  ['(a NOT)', 4, 'not_side'],
  ['-AND', 1, 'not_side'],
  ['NOT NOT a', 5, 'not_twice', 'a'],
  ['b NOT NOT a', 7, 'not_twice', 'b   a'],
  ['--a', 2, 'not_twice', 'a'],
  ['b --a', 4, 'not_twice', 'b a'],
  ['b NOT -a', 7, 'not_twice', 'b  a'],
  ['b -NOT a', 4, 'not_twice', 'b  a'],
  ['b -(-a)', 5, 'not_twice'],
  ['b NOT (NOT a)', 8, 'not_twice'],
  ['b -((NOT a))', 6, 'not_twice'],
  // NEAR
  ['a NEAR b', 3, 'near_number', 'a NEAR/5 b'],
  ['a NEAR/ b', 3, 'near_number', 'a NEAR/5 b'],
  ['a NEAR/x b', 3, 'near_number', 'a NEAR/5 b'],
  ['a NEAR/-1 b', 3, 'near_number'],
  ['a NEAR/1.5 b', 3, 'near_number'],
  ['a NEAR/101 b', 3, 'near_number', 'a NEAR/100 b'],
  ['a NEAR/99999999999 b', 3, 'near_number'],
  ['a ONEAR b', 3, 'near_number', 'a ONEAR/5 b'],
  ['a ONEAR/101 b', 3, 'near_number'],
  ['a NEAR/5b c', 3, 'near_number'],
  ['🤒 NEAR b', 4, 'near_number'],
  ['a NEAR/2 (b c)', 10, 'near_beside'],
  ['(a b) NEAR/2 c', 1, 'near_beside'],
  ['a NEAR/2 (b AND c)', 10, 'near_beside'],
  ['a NEAR/2 from:ed', 10, 'near_beside'],
  ['from:ed NEAR/2 a', 1, 'near_beside'],
  ['x has:link NEAR/2 a', 3, 'near_beside'],
  ['a NEAR/2 NOT b', 10, 'near_beside'],
  ['a NEAR/2 -b', 10, 'near_beside'],
  ['a NEAR/2 (-b)', 10, 'near_beside'],
  ['(-a) NEAR/2 b', 1, 'near_beside'],
  ['a NEAR/2 b NEAR/2 c', 12, 'near_beside'],
  ['(a NEAR/2 b) NEAR/2 c', 1, 'near_beside'],
  ['a NEAR/2 (b NEAR/2 c)', 10, 'near_beside'],
  ['a ONEAR/2 (b OR lang:en)', 11, 'near_beside'],
  ['a NEAR/2 (b OR (c d))', 10, 'near_beside'],
  // limits
  [`${'a '.repeat(500)}b`, 1001, 'words'],
  [`"${'a '.repeat(500)}b"`, 1002, 'words'],
  [`x "${'a '.repeat(500)}"`, 1002, 'words'],
  [`${'from:ed '.repeat(500)}b`, 4001, 'words'],
  [`${'a '.repeat(499)}place:"a b c" d`, 1013, 'words'],
  [`{${'a '.repeat(501)}}`, 1002, 'words'],
  ['a'.repeat(10_001), 10_001, 'characters'],
  [' '.repeat(10_001), 10_001, 'characters'],
  ['🤒'.repeat(5001), 10_001, 'characters'],
  [`${'('.repeat(51)}a${')'.repeat(51)}`, 51, 'depth'],
  [`a ${'(b OR '.repeat(51)}a${')'.repeat(51)}`, 303, 'depth'],
  // the first fault in the order of reading
  ['form:x "abc', 1, 'field_like'],
  ['a NEAR "b', 3, 'near_number'],
  ['f* )', 2, 'star_short'],
];

for (const [query, column, code, fix] of lines)
  test(`refuses ${JSON.stringify(query).slice(0, 60)} at ${column}: ${code}`, () => {
    const parsed = parse(query);
    assert.ok(!parsed.ok, 'was read');
    const { refusal } = parsed;
    assert.deepEqual([refusal.column, refusal.code], [column, `query.${code}`]);
    if (fix !== undefined) assert.equal(refusal.fix, fix);
    if (refusal.fix !== null) assert.ok(parse(refusal.fix).ok);
    for (const sentence of [refusal.expected, refusal.hint, ...Object.values(explain(refusal, 'es'))]) {
      assert.ok(sentence.length > 5);
      assert.doesNotMatch(sentence, /\{\{|undefined/);
    }
  });

const accepted: string[] = [
  'a '.repeat(500),
  `"${'a '.repeat(500)}"`,
  'a'.repeat(10_000),
  `${'('.repeat(50)}a${')'.repeat(50)}`,
  '(a) '.repeat(400),
  'a NEAR/0 b',
  'a NEAR/100 b',
  'a ONEAR/007 b',
  'NEARBY near NEAR5 near/5',
  'Or And Not oR',
  '10:30',
  '__proto__:x',
  ':smile:',
  '#a:b',
  'ab*',
  '24*',
  'flu* OR "a bc*"',
  'a -b -c OR d',
  'x (-a)',
  'x -(a -b)',
  'x NOT (a OR b)',
  'a*⃣',
  "'harbor valley'",
  'lang:es lang:pt-BR lang:zh-Hans-CN',
  'network:x network:google-reviews',
  'from:did:plc:abc',
  'site:localhost site:192.0.2.1 site:a_b.example',
  'rating:5 rating:>=4.5 rating:007',
  'followers:>0',
  'place:"St. Anne’s"',
  'is:REPLY has:Media',
  'a[b]',
  'flu, shot; (er!)',
];

for (const query of accepted)
  test(`reads ${JSON.stringify(query).slice(0, 60)}`, () => {
    const parsed = parse(query);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const printed = print(parsed.query);
    const again = parse(printed);
    assert.ok(again.ok, printed);
    assert.equal(print(again.query), printed);
  });

test('the sentences are the same set in both languages, with the same names in them', () => {
  const names = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort();
  assert.deepEqual(Object.keys(spanish).sort(), Object.keys(english).sort());
  for (const code of Object.keys(english) as RefusalCode[])
    for (const part of ['expected', 'hint'] as const)
      assert.deepEqual(names(spanish[code][part]), names(english[code][part]), code);
});

const nastyQuery = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: nastyText },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '(',
          ')',
          '"',
          '{',
          '}',
          ' AND ',
          ' OR ',
          ' NOT ',
          '-',
          ' NEAR/2 ',
          ' ONEAR/5 ',
          ' NEAR ',
          '*',
          'flu',
          ' a ',
          'from:',
          'lang:en',
          'rating:<=',
          'is:reply',
          'place:',
          '“',
          '–',
          ' ',
        ),
      },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

test('any text is either read or refused at a column inside it, and what is read prints to the same', () => {
  fc.assert(
    fc.property(nastyQuery, (text) => {
      const parsed = parse(text);
      if (!parsed.ok) {
        assert.ok(parsed.refusal.column >= 1 && parsed.refusal.column <= Math.max(1, text.length));
        return;
      }
      const printed = print(parsed.query);
      const again = parse(printed);
      assert.ok(again.ok, `${printed} from ${text}`);
      assert.equal(print(again.query), printed);
    }),
    { numRuns: 4000 },
  );
});
