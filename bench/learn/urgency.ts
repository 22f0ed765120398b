// How well critical posts are found among posts written for this measure alone. See the notes of `run.ts` on which of them
// examples were added after.
import { readFileSync } from 'node:fs';
import type { Analyst } from '../../language/analysis/index.ts';

/** Without urgency: below 3. */
type Judged = { text: string; urgency?: number };

export const heldBack = {
  'held-back': 'critical posts',
  'held-back-indirect': 'critical posts said indirectly',
  'held-back-varied': 'critical posts of every kind',
  'held-back-last': 'critical posts written last',
} as const;

export type Critical = { recall: number; precision: number; posts: number; critical: number };

export function measureCritical(
  analyst: Analyst,
  file: keyof typeof heldBack,
  tell?: (line: string) => void,
): Critical {
  const posts = readFileSync(new URL(`${file}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Judged);
  let found = 0;
  let said = 0;
  for (const { text, urgency } of posts) {
    const given = analyst(text).urgency;
    if (given === 3) said++;
    if (given === 3 && urgency === 3) found++;
    if ((given === 3) !== (urgency === 3)) tell?.(`${urgency ?? 'below 3'} read as ${given}: ${text}`);
  }
  const critical = posts.filter(({ urgency }) => urgency === 3).length;
  return { recall: found / critical, precision: found / Math.max(1, said), posts: posts.length, critical };
}

/** The share of texts that are taken for critical. */
export function shareCritical(analyst: Analyst, texts: readonly string[]): number {
  return texts.filter((text) => analyst(text).urgency === 3).length / Math.max(1, texts.length);
}
