// Posts a second in one thread, all heads, beside the npm package vader-sentiment, which gives a sentiment alone.
import { createRequire } from 'node:module';
import type { Analyst } from '../../language/analysis/index.ts';

type Vader = { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } };
const vader = createRequire(import.meta.url)('vader-sentiment') as Vader;

export type Speed = { ours: number; theirs: number; ratio: number };

/** The two take turns, so that other load on the machine slows both; the ratio is the median of the turns. */
export function compareSpeed(analyst: Analyst, posts: readonly string[], turns = 7): Speed {
  const size = Math.floor(posts.length / (turns + 1));
  const rate = (texts: readonly string[], read: (text: string) => unknown) => {
    const started = performance.now();
    for (const text of texts) read(text);
    return texts.length / ((performance.now() - started) / 1000);
  };
  const theirs = (text: string) => vader.SentimentIntensityAnalyzer.polarity_scores(text);
  const all: Speed[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    const texts = posts.slice(turn * size, (turn + 1) * size);
    const ours = rate(texts, analyst);
    const other = rate(texts.slice(0, Math.ceil(size / 4)), theirs);
    // The first turn warms both up.
    if (turn > 0) all.push({ ours, theirs: other, ratio: ours / other });
  }
  return all.sort((a, b) => a.ratio - b.ratio)[Math.floor(all.length / 2)]!;
}
