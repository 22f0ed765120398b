// Batches of posts as one plain string, the cheapest thing to hand to a worker thread.
import type { Post } from '../post.ts';
import type { Matcher } from './matcher.ts';

export function packPosts(posts: readonly Post[]): string {
  return JSON.stringify(posts);
}

export function unpackPosts(packed: string): Post[] {
  return JSON.parse(packed);
}

/** The ids of the watches that match each post of a batch, in its order. */
export function matchPacked<Id extends string | number>(matcher: Matcher<Id>, packed: string): (readonly Id[])[] {
  return unpackPosts(packed).map((post) => matcher.match(post));
}
