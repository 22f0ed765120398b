// Who may reach what: the only way from an id to a post, a conversation or a watch.
import type { Right } from '../../contract/rights.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { notFound } from '../core/errors.ts';
import { findPostRows, type PostRow } from './store/post.ts';
import { findWatch, type WatchRow } from './store/watch.ts';

/** Somebody with access to some facilities sees what is theirs and what is nobody's. */
const maySee = (visible: readonly string[] | null, facilityId: string | null): boolean =>
  visible === null || facilityId === null || visible.includes(facilityId);

export async function accessPost(context: Context, id: string, right: Right = 'posts.read'): Promise<PostRow> {
  const [row] = await findPostRows(context.db, context.organization, [id]);
  if (!row || !maySee(facilitiesFor(context.actor, right), row.facility_id)) throw notFound();
  return row;
}

/** Those of these posts that may be seen. */
export function visiblePosts(context: Context, rows: readonly PostRow[]): PostRow[] {
  const visible = facilitiesFor(context.actor, 'posts.read');
  return rows.filter((row) => maySee(visible, row.facility_id));
}

/** A watch of the whole organization can be read by everybody, and changed by those whose right holds everywhere. */
export async function accessWatch(context: Context, id: string, right: Right = 'posts.read'): Promise<WatchRow> {
  const watch = await findWatch(context.db, context.organization, id);
  if (!watch) throw notFound();
  demandFacility(context, watch.facility_id, right);
  return watch;
}

/** Throws `not_found` unless the right holds for this facility; null is the whole organization. */
export function demandFacility({ actor }: Context, facilityId: string | null, right: Right): void {
  const facilities = facilitiesFor(actor, right);
  if (facilities === null) return;
  const fits = facilityId === null ? right === 'posts.read' : facilities.includes(facilityId);
  if (!fits) throw notFound();
}
