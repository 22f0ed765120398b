// The door of the matcher.
import { Matcher } from './matcher.ts';

export { matchPacked, packPosts, unpackPosts } from './batch.ts';
export { type Matcher, TooManyUnindexed } from './matcher.ts';

/** An empty matcher. At most `unindexedLimit` watches may wait for facts that most posts have. */
export function createMatcher<Id extends string | number = string>({ unindexedLimit = 1000 } = {}): Matcher<Id> {
  return new Matcher<Id>(unindexedLimit);
}
