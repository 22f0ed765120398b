// How well critical posts are found among posts written for this measure alone: one set as people mostly write, and one in
// which nearly everything is said indirectly.
import { readFileSync } from 'node:fs';
import type { Analyst } from '../../language/analysis/index.ts';

type Judged = { text: string; urgency: number };

export type Critical = { recall: number; precision: number; posts: number; critical: number };

export function measureCritical(
  analyst: Analyst,
  file: 'held-back' | 'held-back-indirect',
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
    if ((given === 3) !== (urgency === 3)) tell?.(`${urgency} read as ${given}: ${text}`);
  }
  const critical = posts.filter(({ urgency }) => urgency === 3).length;
  return { recall: found / critical, precision: found / Math.max(1, said), posts: posts.length, critical };
}
