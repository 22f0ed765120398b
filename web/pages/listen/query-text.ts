// How a query is coloured while one types, where its error stands, and what a repair would change.

export interface Run {
  start: number;
  text: string;
  look: 'plain' | 'operator' | 'fact';
}

const parts =
  /"[^"]*"?|\{[^}]*\}?|(?<operator>(?<![^\s()])(?:AND|OR|NOT|O?NEAR(?:\/\d*)?)(?![^\s()]))|(?<fact>(?<![\p{L}\p{N}])[a-z]+:(?:[<>=]*"[^"]*"?|[^\s()"]*))/gu;

/** The text in runs, each with its look; together they are the text. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(parts)) {
    const look = found.groups?.operator ? 'operator' : found.groups?.fact ? 'fact' : 'plain';
    if (look === 'plain') continue;
    if (found.index > at) runs.push({ start: at, text: text.slice(at, found.index), look: 'plain' });
    runs.push({ start: found.index, text: found[0], look });
    at = found.index + found[0].length;
  }
  if (at < text.length) runs.push({ start: at, text: text.slice(at), look: 'plain' });
  return runs;
}

/** What is underlined from a column (from 1): a field with its colon, a phrase, a word, or one sign. */
export function errorAt(text: string, column: number): { start: number; end: number } {
  const start = Math.min(Math.max(column - 1, 0), text.length);
  const rest = text.slice(start);
  const run = /^(?:[\p{L}\p{N}]+:|[()]|"[^"\n]*"?|\{[^}\n]*\}?|[^\s()"{}]+|\s|.)/u.exec(rest)?.[0] ?? '';
  return { start, end: start + run.length };
}

/** What a repair puts in and takes out, in whole words; for the name of its button. */
export function changeOf(before: string, after: string): { put: string; taken: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  while (
    tail < before.length - start &&
    tail < after.length - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const taken = before.slice(start, before.length - tail);
  if (after.length - tail === start) return { put: '', taken: taken.trim() };
  while (start > 0 && /[^\s()]/.test(after[start - 1] as string)) start -= 1;
  while (tail > 0 && /[^\s()]/.test(after[after.length - tail] as string)) tail -= 1;
  return { put: after.slice(start, after.length - tail).trim(), taken: taken.trim() };
}
