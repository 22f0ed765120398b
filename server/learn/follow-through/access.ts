// The only way from an id to an insight: seen by whoever sees its facility's posts, changed by whose right holds there.
import type { Right } from '../../../contract/rights.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { findInsight, type InsightRow, lockInsight } from '../store/insight.ts';

/** Whether a right holds for a facility's insight; what is everybody's is read by all, and changed by whose right holds everywhere. */
export function holdsFor({ actor }: Context, right: Right, facilityId: string | null): boolean {
  const facilities = facilitiesFor(actor, right);
  if (facilities === null) return true;
  return facilityId === null ? right === 'posts.read' && facilities.length > 0 : facilities.includes(facilityId);
}

export async function accessInsight(context: Context, id: string, right: Right = 'posts.read'): Promise<InsightRow> {
  const { db, organization } = context;
  // What is to be changed is held, so that one step follows the other.
  const row =
    right === 'posts.read' ? await findInsight(db, organization, id) : await lockInsight(db, organization, id);
  if (!row || !holdsFor(context, right, row.facility_id)) throw notFound();
  return row;
}

export function demandFor(context: Context, right: Right, facilityId: string | null): void {
  if (!holdsFor(context, right, facilityId)) throw notFound();
}
