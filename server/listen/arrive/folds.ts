// Reposts and copies: which arriving post is shown under which earlier one, and why.
import type { Context } from '../../core/context.ts';
import { findHeads } from '../store/fold.ts';

export interface Folding {
  id: string;
  network: string;
  externalId: string;
  authorId: string | null;
  at: Date;
  repostOf: string | null;
  digest: string | null;
  /** Places that its words take. */
  words: number;
  rating: number | null;
  /** Null: it is heard. */
  muted: string | null;
}

export interface Fold {
  under: string;
  why: 'repost' | 'copy';
}

/** A copy may come this much later, or earlier. */
export const copyDays = 30;
const fewWords = 4;

/**
 * Whether two posts of the same words are one thing said twice. A few words are said by many without copying, so they
 * count only between two known authors; and a rating is a statement of its own, whatever stands beside it.
 */
export function isCopy(
  post: Pick<Folding, 'authorId' | 'at' | 'words' | 'rating'>,
  head: { author_id: string | null; at: Date },
) {
  if (Math.abs(post.at.getTime() - head.at.getTime()) > copyDays * 86_400_000) return false;
  if (post.words >= fewWords) return true;
  return post.rating === null && post.authorId !== null && head.author_id !== null && post.authorId !== head.author_id;
}

/** What can be no copy is not looked up: the thousands who answered "nothing" are not compared with each other. */
const canBeCopy = ({ repostOf, digest, muted, words, rating, authorId }: Folding): boolean =>
  repostOf === null &&
  digest !== null &&
  muted === null &&
  (words >= fewWords || (rating === null && authorId !== null));

/** By the post's id: what it is folded under. The first of its words, as they were said, stays on top. */
export async function foldUnder(context: Context, posts: readonly Folding[]): Promise<Map<string, Fold>> {
  const comparable = new Set(posts.filter(canBeCopy));
  const { originals, copies } = await findHeads(context.db, context.organization, posts, [...comparable]);
  const byDigest = Map.groupBy(copies, (head) => head.words_digest);
  const tops = new Map<string, string>();
  for (const original of originals)
    tops.set(`${original.network}\n${original.external_id}`, original.fold_under ?? original.id);

  const folds = new Map<string, Fold>();
  const inOrder = [...posts].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const post of inOrder.filter((post) => post.repostOf === null)) {
    const heads = (comparable.has(post) && byDigest.get(post.digest!)) || [];
    const head = heads.find((head) => head.id !== post.id && isCopy(post, head));
    if (head) folds.set(post.id, { under: head.id, why: 'copy' });
    else if (comparable.has(post)) {
      heads.push({ id: post.id, author_id: post.authorId, at: post.at, words_digest: post.digest! });
      byDigest.set(post.digest!, heads);
    }
    tops.set(`${post.network}\n${post.externalId}`, head?.id ?? post.id);
  }
  for (const post of inOrder) {
    const top = post.repostOf === null ? undefined : tops.get(`${post.network}\n${post.repostOf}`);
    if (top && top !== post.id) folds.set(post.id, { under: top, why: 'repost' });
  }
  return folds;
}
