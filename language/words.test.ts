// What a word is, rule by rule: each line is a text and the forms found at each of its places.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { nastyText } from './arbitraries/text.ts';
import { printClasses } from './words/classes.print.ts';
import { UNICODE_VERSION } from './words/classes.ts';
import { plain } from './words/plain.ts';
import { fold, foldCase, readText } from './words.ts';

/** Places are apart by a bar, the forms of one place by a space. */
const cases: [text: string, places: string][] = [
  ['Clínica', 'clinica'],
  ['HARBOR Valley', 'harbor|valley'],
  ['Straße STRASSE ẞ', 'strasse|strasse|ss'],
  ['Ærø Œuvre Đorđe Łódź ılık', 'aero|oeuvre|dorde|lodz|ilik'],
  ['İstanbul', 'istanbul'],
  ['Σίσυφος ΣΊΣΥΦΟΣ', 'σισυφοσ|σισυφοσ'],
  ['ᾳ', 'αι'],
  ['й ё и\u0306 е\u0308', 'й|ё|й|ё'],
  ['Й̱ й́', 'й|й'],
  ['ў ї ѐ', 'у|і|е'],
  ['e\u0301t\u0065\u0301', 'ete'],
  ['ﬁn ＩＴ ²', 'fin|it|2'],
  ['½', '1|2'],
  ['Tylenol™', 'tylenoltm'],
  ['Tylenol® works', 'tylenol|works'],
  ['हिन्दी עִבְרִית', 'हिन्दी|עִבְרִית'.normalize('NFKC')],
  ['a_b a.b a/b 24/7', 'a|b|a|b|a|b|24|7'],
  ['...!?', ''],
  ['\u0301 \u0301x', 'x'],
  ["don't don’t donʼt dont", 'dont|dont|dont|dont'],
  ["hospital's HOSPITAL’S", 'hospitals hospital|hospitals hospital'],
  ["nurses' 'quoted'", 'nurses|quoted'],
  ["90's", '90|s'],
  ["l'hôpital L’Hôpital", 'lhopital hopital|lhopital hopital'],
  ["qu'il d'or j'ai m'a n'a s'il t'a c'est", 'quil il|dor or|jai ai|ma a|na a|sil il|ta a|cest est'],
  ["aujourd'hui O'Brien", 'aujourdhui|obrien'],
  ["l'hôpital's", 'lhopitals lhopital hopitals hopital'],
  ["j't'aime", 'jtaime taime aime'],
  ['follow-up', 'follow followup|up'],
  ['COVID-19', 'covid covid19|19'],
  ['follow\u2010up follow\u2011up', 'follow followup|up|follow followup|up'],
  ['hos\u00ADpital', 'hos hospital|pital'],
  ['state-of-the-art', 'state stateoftheart|of|the|art'],
  ["drive-in's", 'drive driveins drivein|ins in'],
  ["l'après-midi", 'lapres apres lapresmidi apresmidi|midi'],
  ['-a b- a--b a - b', 'a|b|a|b|a|b'],
  ['a–b a—b', 'a|b|a|b'],
  ['555-0100', '555 5550100|0100'],
  ['#FluShotClinic', 'flushotclinic #flushotclinic'],
  ['##flu #', 'flu #flu'],
  ['C#x a#b', 'c|x|a|b'],
  ['#flu_shot', 'flu #flu|shot'],
  ['#covid-19', 'covid covid19 #covid #covid19|19'],
  ["#Harbor's", 'harbors harbor #harbors #harbor'],
  ['@HarborValley!', '@harborvalley'],
  ['@ed@Example.Social,', '@ed @ed@example.social'],
  ['@ed_smith @a.b-c.', '@ed_smith|@a.b-c'],
  ["@ed's ER .@ed (@ed)", '@ed|er|@ed|@ed'],
  ['ed@example.org', 'ed|example|org'],
  ['@ed...thanks @ed…ok @ed.-x @xn--a.b', '@ed|thanks|@ed|ok|@ed|x|@xn--a.b'],
  ['ed.smith+x@example.org', 'ed|smith|x|example|org'],
  ['@ @! a@ b', 'a|b'],
  ['谢谢@ed', '谢谢|@ed'],
  ['flu 🤒 flu', 'flu|🤒|flu'],
  ['👍🏽 👍', '👍|👍'],
  ['❤️ ❤ ❤︎', '❤|❤|❤'],
  ['👩🏽‍⚕️', '👩‍⚕'],
  ['👩‍👩‍👧👩', '👩‍👩‍👧|👩'],
  ['🇺🇸🇪🇸', '🇺🇸|🇪🇸'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿|🏳‍🌈'],
  ['1️⃣ 12⃣ #️⃣ *⃣', '1⃣|1|2⃣|#⃣|*⃣'],
  ['ℹ️ ℹ ©️ ©', 'ℹ|i|©'],
  ['🈚 無', '🈚|無'],
  ['flu🤒shot', 'flu|🤒|shot'],
  ['🏽', '🏽'],
  ['★ → ✓', ''],
  ['see https://example.org/flu-shot?a=b now', 'see|now'],
  ['HTTP://EXAMPLE.ORG www.example.org/flu x', 'x'],
  ['seehttps://t.co/abc', 'see'],
  ['(https://example.org/flu) shot', 'shot'],
  ['[clinic](https://example.org/a_(b)) shot', 'clinic|shot'],
  ['医院https://example.org/谢谢', '医院|谢谢'],
  ['https://t.co/abc😂 flu', '😂|flu'],
  ['example.org', 'example|org'],
  ['http:// https:', 'http|https'],
  ['北京大学医院', '北京|大学|医院'],
  ['東京都立病院で診察', '東京|都立|病院|で|診察'],
  ['ไปโรงพยาบาล', 'ไป|โรง|พยาบาล'],
  ['iPhone手机5月', 'iphone|手机|5|月'],
  ['#東京都立病院', '東京 #東京都立病院|都立|病院'],
  ['ｶﾞﾝ', 'ガン'],
  ['ㅋㅏ 카', '카|카'],
  ['a\u0000b \ud800c', 'a|b|c'],
  ['zero\u200Bwidth', 'zero|width'],
];

for (const [text, places] of cases)
  test(`words of ${JSON.stringify(text)}`, () => {
    const forms = readText(text).tokens.map((token) => token.forms.join(' '));
    assert.deepEqual(forms.join('|'), places);
  });

test('a token says where it is written, in the units of the source', () => {
  const text = '½ 👩🏽‍⚕️ (Clínica’s) e\u0301té #Flu @ed@x.social';
  const written = readText(text).tokens.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(written, ['½', '½', '👩🏽‍⚕️', 'Clínica’s', 'e\u0301té', '#Flu', '@ed@x.social']);
});

test('the joined form reaches to the end of the hyphenated word', () => {
  const text = 'a follow-up-call b';
  const joined = readText(text).tokens[1]!.joined!;
  assert.equal(text.slice(readText(text).tokens[1]!.start, joined.end), 'follow-up-call');
});

test('links say their host', () => {
  const text = 'https://News.Example.ORG:8080/a?b#c www.example.com. http://user:x@h.example/ https://例え.jp/あ';
  assert.deepEqual(
    readText(text).links.map((link) => link.host),
    ['news.example.org', 'www.example.com', 'h.example', 'xn--r8jz45g.jp'],
  );
});

test('closing marks behind a link belong to the sentence', () => {
  const text = 'Was it https://example.org/a_(b)? “https://example.org/c”, (https://example.org/d).';
  const { links } = readText(text);
  assert.deepEqual(
    links.map(({ start, end }) => text.slice(start, end)),
    ['https://example.org/a_(b)', 'https://example.org/c', 'https://example.org/d'],
  );
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(nastyText, (text) => assert.equal(fold(fold(text)), fold(text))),
    { numRuns: 2000 },
  );
});

test('folding does not see case', () => {
  for (let cp = 0x80; cp < 0x20000; cp++) {
    if (cp >= 0xd800 && cp < 0xe000) continue;
    const c = String.fromCodePoint(cp);
    for (const other of [c.toLowerCase(), c.toUpperCase()]) assert.equal(foldCase(other), foldCase(c), cp.toString(16));
  }
});

test('the plain text is NFKC when there are no emoji and selectors in it', () => {
  const isTouched = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Variation_Selector}]/u;
  fc.assert(
    fc.property(nastyText, (text) => {
      if (!isTouched.test(text)) assert.equal(plain(text).text, text.normalize('NFKC'));
    }),
    { numRuns: 2000 },
  );
});

test('tokens stand in order and apart, or share what one sign stands for', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      let last = { start: 0, end: 0 };
      for (const token of readText(text).tokens) {
        assert.ok(token.end > token.start && token.end <= text.length);
        assert.ok(token.start >= last.end || token.start >= last.start, JSON.stringify(text));
        assert.ok(token.forms.length > 0 && token.forms.every((form) => form.length > 0 && !/\s/.test(form)));
        last = token;
      }
    }),
    { numRuns: 2000 },
  );
});

test('the tables are those of the Unicode version they name', {
  skip: process.versions.unicode !== UNICODE_VERSION,
}, () => {
  const file = readFileSync(new URL('./words/classes.ts', import.meta.url), 'utf8');
  const bare = (source: string) => source.replace(/\s+|,(?=\s*\))/g, '');
  assert.ok(bare(file) === bare(printClasses()), 'run classes.print.ts again');
});
