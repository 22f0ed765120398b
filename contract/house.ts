// What is known of an organization: its facilities, its people and what they may do, keys, log, retention and holds.
import { z } from 'zod';
import { id, language, line, right, role, time } from './common.ts';

export const organizationKinds = ['charity', 'charity_h', 'public_district', 'for_profit'] as const;

const otherNames = z.array(line(120)).max(40);

/** Without defaults, which a change would take for what was left out. */
export const facilityFields = z.object({ name: line(160), otherNames });
export const facilityInput = facilityFields.extend({ otherNames: otherNames.default([]) });
export const facility = facilityInput.extend({ id, closedAt: time.nullable() });

export const organizationFields = z.object({
  name: line(160),
  /** charity: 501(c)(3); charity_h: with the h-election. */
  kind: z.enum(organizationKinds),
  otherNames,
  language,
  timeZone: z.string().max(64),
});
export const organizationInput = organizationFields.extend({
  otherNames: otherNames.default([]),
  language: language.default('en'),
  timeZone: z.string().max(64).default('America/New_York'),
});
export const organization = organizationInput.extend({
  id,
  facilities: z.array(facility),
  demonstration: z.boolean(),
  createdAt: time,
});

/** One role, for the whole organization or for one facility. */
export const grant = z.object({ role, facilityId: id.nullable() });

export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  grants: z.array(grant),
  secondFactor: z.boolean(),
  lastSeenAt: time.nullable(),
  removedAt: time.nullable(),
});

/** Who is signed in, in which organization, and what they may do there. */
export const me = z.object({
  person: z.object({
    id,
    name: z.string(),
    email: z.string(),
    language: language.nullable(),
    secondFactor: z.boolean(),
  }),
  organization: z.object({ id, name: z.string(), demonstration: z.boolean(), timeZone: z.string(), language }),
  organizations: z.array(z.object({ id, name: z.string(), demonstration: z.boolean() })),
  rights: z.array(right),
  roles: z.array(role),
  /** Null: every facility. */
  facilityIds: z.array(id).nullable(),
});

export const password = z.string().min(12).max(128);

/** Before sign-in: what the start page must know. Nothing about people. */
export const start = z.object({
  /** False until the first run is finished. */
  setUp: z.boolean(),
  /** The visitor holds the start link's token (or the setting is open on this computer). */
  maySetUp: z.boolean(),
  demonstration: z.boolean(),
  version: z.string(),
});

export const setupInput = z.object({
  organization: organizationInput,
  facilities: z.array(facilityInput).max(200).default([]),
  administrator: z.object({ name: line(120), email: z.email().max(200), password }),
});

export const invitation = z.object({
  id,
  name: z.string(),
  email: z.string(),
  grants: z.array(grant),
  expiresAt: time,
  acceptedAt: time.nullable(),
  revokedAt: time.nullable(),
});

export const apiKey = z.object({
  id,
  name: z.string(),
  /** The first characters, to know it by. */
  prefix: z.string(),
  scopes: z.array(right),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});

export const auditEntry = z.object({
  id,
  at: time,
  actor: z.object({
    kind: z.enum(['person', 'key', 'operator', 'program']),
    id: id.nullable(),
    name: z.string().nullable(),
  }),
  /** A stable word: `watch.created`. */
  act: z.string(),
  subject: z.object({ kind: z.string(), id: z.string().nullable() }),
  /** Ids, counts and settings; never a person's words. */
  details: z.record(z.string(), z.unknown()),
  /** Its place in the chain; null until sealed. */
  number: z.number().int().nullable(),
});

export const retention = z.object({
  /** Days a post's words are kept after it was said; null: for ever. */
  postDays: z.number().int().min(1).max(36500).nullable(),
  auditDays: z.number().int().min(2190).max(36500).nullable(),
});

export const hold = z.object({
  id,
  reason: line(500),
  /** What it covers: one post, a watch's hits, an author, or everything. */
  covers: z.enum(['post', 'conversation', 'author', 'watch', 'everything']),
  subjectId: id.nullable(),
  placedAt: time,
  releasedAt: time.nullable(),
});
