// Pure decisions about people: who administers everything, and which roles one may hand on.
import { type Right, rightsOf } from '../../../contract/rights.ts';
import { type Actor, facilitiesFor } from '../../core/actor.ts';
import type { GrantGiven } from '../tables.ts';

export const administersAll = (grants: readonly GrantGiven[]): boolean =>
  grants.some(({ role, facilityId }) => role === 'administrator' && facilityId === null);

const holdsEverywhere = (actor: Actor, right: Right) => facilitiesFor(actor, right) === null;

/** Nobody hands on more than they hold: a key with the right to invite makes no administrators. */
export const mayGive = (actor: Actor, grants: readonly GrantGiven[]): boolean =>
  grants.every(({ role }) => rightsOf[role].every((right) => holdsEverywhere(actor, right)));

export const mayGiveScopes = (actor: Actor, scopes: readonly Right[]): boolean =>
  scopes.every((right) => holdsEverywhere(actor, right));

/** A link that may still be used. */
export const isOpen = (
  link: { expires_at: Date; accepted_at?: Date | null; revoked_at?: Date | null; used_at?: Date | null },
  now: Date,
): boolean => !link.accepted_at && !link.revoked_at && !link.used_at && link.expires_at > now;
