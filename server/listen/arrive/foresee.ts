// Posts that will arrive soon are cleaned, and their words read, in the pauses of those that arrive now.
import type { ArrivedPost } from '../../../contract/post.ts';
import { type Cleaned, cleanPost } from './clean.ts';
import { wordsOf } from './words.ts';

const foreseen = new WeakMap<ArrivedPost, Cleaned>();
/** So many at a time, then others have a turn. */
const turn = 40;

export async function foresee(posts: readonly ArrivedPost[], now: Date): Promise<void> {
  for (const [n, arrived] of posts.entries()) {
    if (foreseen.has(arrived)) continue;
    const cleaned = cleanPost(arrived, now);
    if (cleaned.ok) wordsOf(cleaned.post);
    foreseen.set(arrived, cleaned);
    if (n % turn === turn - 1) await new Promise(setImmediate);
  }
}

export const cleanedOf = (arrived: ArrivedPost, now: Date): Cleaned => foreseen.get(arrived) ?? cleanPost(arrived, now);
