// Chooses anew who stands on top of posts with the same words, when the one on top is gone, muted, or heard again.
import type { Context } from '../../core/context.ts';
import { findGroups, type GroupRow, setFolds } from '../store/fold.ts';
import { copyHitsToReposts, refoldHits } from '../store/hit.ts';
import { noteMoved } from './note.ts';

export interface Regrouped {
  id: string;
  under: string | null;
  why: 'repost' | 'copy' | null;
}

/** The first that is there and not muted; else the first that is there. A repost has no words to show. */
export function chooseTop(group: readonly GroupRow[]): string | undefined {
  const inOrder = group
    .filter((post) => !post.gone && post.fold_why !== 'repost')
    .sort((a, b) => Number(a.muted) - Number(b.muted) || a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  return inOrder[0]?.id;
}

/** What is gone stands alone, as the place where it was; the others stand under the one on top. */
export function arrange(group: readonly GroupRow[]): Regrouped[] {
  const top = chooseTop(group);
  if (!top) return [];
  return group.map(({ id, fold_why, gone }) => {
    if (id === top || (gone && fold_why !== 'repost')) return { id, under: null, why: null };
    return { id, under: top, why: fold_why === 'repost' ? 'repost' : 'copy' };
  });
}

/** Regroups everybody who is folded with one of these posts; those in `apart` leave their group. */
export async function regroup(context: Context, of: readonly string[], apart?: ReadonlySet<string>): Promise<void> {
  if (of.length === 0) return;
  const { db, organization } = context;
  const found = await findGroups(db, organization, of);
  const rows = found.map((row) => (apart?.has(row.id) ? { ...row, gone: true } : row));
  const groups = [...Map.groupBy(rows, ({ head }) => head).values()].filter((group) => group.length > 1);
  const changed = groups.flatMap((group) => {
    const before = new Map(group.map((post) => [post.id, post.id === post.head ? null : post.head]));
    return arrange(group).filter(({ id, under }) => before.get(id) !== under);
  });
  if (changed.length === 0) return;
  await setFolds(db, organization, changed);
  const tops = new Set(changed.flatMap(({ under }) => under ?? []));
  await copyHitsToReposts(db, organization, [...tops]);
  const ids = changed.map(({ id }) => id);
  await refoldHits(db, organization, ids);
  await noteMoved(context, ids);
}
