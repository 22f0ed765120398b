// Reads words without holding up what else the process does.
import type { Analysis } from '../../../language/analysis/index.ts';
import { openAnalyst } from '../shipped.ts';
import type { Words } from '../store/analysis.ts';

/** Others have a turn after so long, ms. */
const most = 10;

/** Spans of personal data are counted from the title on, which stands a line above the text. */
export const wholeOf = ({ title, text }: Pick<Words, 'title' | 'text'>): string => (title ? `${title}\n${text}` : text);

/** What the shipped models read, in the order given. */
export async function read(posts: readonly Words[]): Promise<Analysis[]> {
  const analyst = await openAnalyst();
  const analyses: Analysis[] = [];
  let begun = performance.now();
  for (const post of posts) {
    analyses.push(analyst(wholeOf(post), post.lang ?? undefined));
    if (performance.now() - begun < most) continue;
    await new Promise(setImmediate);
    begun = performance.now();
  }
  return analyses;
}
