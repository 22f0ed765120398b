// Writes classes.ts from the Unicode tables of the Node that runs it: node language/words/classes.print.ts > language/words/classes.ts
import { writeRanges } from './ranges.ts';

const unspacedScript = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}]/u;
const apostropheLetter = 0x2bc;

const matching = (pattern: RegExp) => (cp: number) => pattern.test(String.fromCodePoint(cp));
const isSelector = (cp: number) => (cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef);
const isEmoji = (cp: number) => cp > 0x7f && (matching(/\p{Emoji}/u)(cp) || matching(/[\p{ExtPict}&&\p{Cn}]/v)(cp));

/** Text unless U+FE0F follows: those with a meaning as text under NFKC, and © ®. */
function isShy(cp: number): boolean {
  if (!isEmoji(cp) || matching(/\p{Emoji_Presentation}/u)(cp)) return false;
  const c = String.fromCodePoint(cp);
  return c === '©' || c === '®' || c.normalize('NFKC') !== c;
}

/** What may join or reorder with the character before it under NFKC. */
function isExtender(cp: number): boolean {
  const first = String.fromCodePoint(cp).normalize('NFKD').codePointAt(0) ?? 0;
  return matching(/\p{M}/u)(first) || (first >= 0x1160 && first <= 0x11ff) || (first >= 0xd7b0 && first <= 0xd7ff);
}

/** ℹ is no letter here: NFKC makes it one unless it is an emoji. */
const isLetter = (cp: number) => cp !== apostropheLetter && !isShy(cp) && matching(/\p{L}/u)(cp);

const tables: Record<string, [about: string, has: (cp: number) => boolean]> = {
  spacedLetters: [
    'Letters of scripts that put spaces between words.',
    (cp) => isLetter(cp) && !matching(unspacedScript)(cp),
  ],
  unspacedLetters: [
    'Letters of Chinese, Japanese, Thai, Lao and Khmer.',
    (cp) => isLetter(cp) && matching(unspacedScript)(cp),
  ],
  marks: ['Combining marks, without variation selectors.', (cp) => matching(/\p{M}/u)(cp) && !isSelector(cp)],
  numbers: ['Digits and other numbers.', matching(/\p{N}/u)],
  accented: [
    'Letters whose accents are removed: Latin, Greek, Cyrillic.',
    (cp) => isLetter(cp) && matching(/[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]/u)(cp),
  ],
  emoji: ['Emoji that are emoji by themselves.', (cp) => isEmoji(cp) && !isShy(cp)],
  presented: [
    'Those of them that NFKC must not touch.',
    (cp) => isEmoji(cp) && !isShy(cp) && String.fromCodePoint(cp).normalize('NFKC') !== String.fromCodePoint(cp),
  ],
  shyEmoji: ['Emoji only when U+FE0F follows.', isShy],
  extenders: ['What may join the character before it under NFKC.', (cp) => isExtender(cp)],
};

/** The text of classes.ts. */
export function printClasses(): string {
  const out = [
    '// Which code points are letters, marks, numbers and emoji: our own tables, so that two runtimes can’t disagree.',
    '// Written by classes.print.ts; the format is that of readRanges.',
    "import { readRanges } from './ranges.ts';",
    '',
    `export const UNICODE_VERSION = '${process.versions.unicode}';`,
  ];
  for (const [name, [about, has]] of Object.entries(tables))
    out.push('', `/** ${about} */`, `export const ${name} = readRanges(`, `  '${writeRanges(has)}',`, ');');
  return `${out.join('\n')}\n`;
}

if (import.meta.main) process.stdout.write(printClasses());
