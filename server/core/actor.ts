// Who acts, and what they may do, in the whole organization or in some facilities of it.
import { type Right, type Role, rightsOf } from '../../contract/rights.ts';
import { Refusal } from './errors.ts';

export interface Grant {
  rights: readonly Right[];
  /** Null: the whole organization. */
  facilityId: string | null;
}

export interface Actor {
  kind: 'person' | 'key' | 'operator' | 'program';
  id: string | null;
  grants: readonly Grant[];
}

/**
 * Rights that make sense for one facility; every other right must be given for the whole organization. A mute is one of
 * those: what it hides is hidden for everybody.
 */
const byFacility = new Set<Right>([
  'posts.read',
  'posts.bring',
  'watches.write',
  'analyses.write',
  'views.share',
  'channels.read',
  'deliveries.write',
  'conversations.read',
  'conversations.write',
  'replies.write',
  'checks.lift',
  'checks.lift_patient',
  'insights.write',
  'organization.read',
  'alerts.accept',
]);

const all: Grant[] = [{ rights: rightsOf.administrator.concat(rightsOf.privacy_officer), facilityId: null }];

/** The audited person at the command line. */
export const operator: Actor = { kind: 'operator', id: null, grants: all };
/** The program itself: jobs, streams. */
export const program: Actor = { kind: 'program', id: null, grants: all };

export const grantOf = (role: Role, facilityId: string | null): Grant => ({ rights: rightsOf[role], facilityId });

/** The facilities a right holds in; null for all of them, empty for none. */
export function facilitiesFor(actor: Actor, right: Right): string[] | null {
  const given = actor.grants.filter((grant) => grant.rights.includes(right));
  if (given.some((grant) => grant.facilityId === null)) return null;
  return byFacility.has(right) ? given.map((grant) => grant.facilityId as string) : [];
}

export function may(actor: Actor, right: Right): boolean {
  return facilitiesFor(actor, right)?.length !== 0;
}

/** Every right held anywhere. */
export function rightsHeld(actor: Actor): Right[] {
  return [...new Set(actor.grants.flatMap((grant) => grant.rights))].filter((right) => may(actor, right));
}

/** Throws `not_found` when the right is missing: a forbidden thing looks like a foreign one. */
export function demand(actor: Actor, right: Right): void {
  if (!may(actor, right)) throw new Refusal('not_found');
}
