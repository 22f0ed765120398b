// Reposts and copies: which arriving post is shown under which earlier one, and why.
import type { Context } from '../../core/context.ts';
import { findHeads, type Head } from '../store/fold.ts';

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

/** By the post's id: what it is folded under. The first of its words, as they were said, stays on top. */
export async function foldUnder(context: Context, posts: readonly Folding[]): Promise<Map<string, Fold>> {
  const { originals, copies } = await findHeads(context.db, context.organization, posts);
  const byDigest = new Map<string, Head[]>();
  for (const head of copies) byDigest.set(head.words_digest, [...(byDigest.get(head.words_digest) ?? []), head]);
  const tops = new Map<string, string>();
  for (const original of originals)
    tops.set(`${original.network}\n${original.external_id}`, original.fold_under ?? original.id);

  const folds = new Map<string, Fold>();
  const inOrder = [...posts].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const post of inOrder.filter((post) => post.repostOf === null)) {
    const heads = post.digest === null || post.muted !== null ? [] : (byDigest.get(post.digest) ?? []);
    const head = heads.find((head) => head.id !== post.id && isCopy(post, head));
    if (head) folds.set(post.id, { under: head.id, why: 'copy' });
    else if (post.digest !== null && post.muted === null)
      byDigest.set(post.digest, [
        ...heads,
        { id: post.id, author_id: post.authorId, at: post.at, words_digest: post.digest },
      ]);
    tops.set(`${post.network}\n${post.externalId}`, head?.id ?? post.id);
  }
  for (const post of inOrder) {
    const top = post.repostOf === null ? undefined : tops.get(`${post.network}\n${post.repostOf}`);
    if (top && top !== post.id) folds.set(post.id, { under: top, why: 'repost' });
  }
  return folds;
}
