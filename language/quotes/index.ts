// What of somebody's words may stand outside the team: without what identifies, and not to be found by searching for them.
import type { PersonalData, PersonalDataType } from '../personal-data/index.ts';
import { readText } from '../words.ts';

/** What is put in place of something that identifies. */
export type Masked = PersonalDataType | 'handle' | 'link';

/** Whoever searches for this many words in a row finds who wrote them. */
export const FINDABLE_WORDS = 5;

/** The text with personal data, handles and links named instead of said: “[a name] at [a phone number]”. */
export function mask(text: string, personalData: readonly PersonalData[], say: (masked: Masked) => string): string {
  const { tokens, links } = readText(text);
  const spans: { start: number; end: number; type: Masked }[] = [
    ...personalData,
    ...links.map(({ start, end }) => ({ start, end, type: 'link' as const })),
    ...tokens
      .filter(({ kind }) => kind === 'mention')
      .map(({ start, end }) => ({ start, end, type: 'handle' as const })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let masked = '';
  let at = 0;
  for (const { start, end, type } of spans) {
    if (end <= at) continue;
    if (start >= at) masked += `${text.slice(at, start)}[${say(type)}]`;
    at = end;
  }
  return (masked + text.slice(at)).trim();
}

/** Whether these words share five in a row with the post, or all of a post that has fewer. */
export function isFindable(words: string, post: string): boolean {
  const [mine, theirs] = [wordsOf(words), wordsOf(post)];
  const most = Math.min(FINDABLE_WORDS, theirs.length);
  if (most < 2) return false;
  const runs = new Set(runsOf(theirs, most));
  return runsOf(mine, most).some((run) => runs.has(run));
}

const wordsOf = (text: string): string[] =>
  readText(text)
    .tokens.filter(({ kind }) => kind === 'word')
    .map(({ forms }) => forms[0] ?? '');

const runsOf = (words: readonly string[], length: number): string[] =>
  words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' '));
