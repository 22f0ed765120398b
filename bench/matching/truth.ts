// Whether the matcher's hits are the right ones: plain evaluation of every watch on a sample of posts.
import type { Matcher } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import { matches, type Query, readPost } from '../../language/query/index.ts';

export interface Truth {
  posts: number;
  hits: number;
  missed: number;
  invented: number;
}

/** Half of the sample is spread over all posts, the other half over those that the matcher finds something for. */
export function sampleOf(matcher: Matcher<number>, posts: readonly Post[], size: number): Post[] {
  const found = posts.filter((post) => matcher.match(post).length > 0);
  return [...spread(posts, Math.ceil(size / 2)), ...spread(found, Math.floor(size / 2))];
}

function spread(posts: readonly Post[], count: number): Post[] {
  const step = Math.max(1, Math.floor(posts.length / count));
  return posts.filter((_, i) => i % step === 0).slice(0, count);
}

export function compareWithPlain(matcher: Matcher<number>, watches: readonly Query[], sample: readonly Post[]): Truth {
  const truth: Truth = { posts: sample.length, hits: 0, missed: 0, invented: 0 };
  for (const post of sample) {
    const ready = readPost(post);
    const right = new Set(watches.keys().filter((id) => matches(watches[id]!, ready)));
    const found = new Set(matcher.match(post));
    truth.hits += right.size;
    truth.missed += right.difference(found).size;
    truth.invented += found.difference(right).size;
  }
  return truth;
}
