// The organization, its people, what they may do, and the record of what was done.
import { z } from 'zod';
import { cursor, done, id, language, line, right, role, time } from './common.ts';
import { route } from './route.ts';

export const organizationKinds = ['charity', 'charity_h', 'public_district', 'for_profit'] as const;

const otherNames = z.array(line(120)).max(40);

/** Without defaults, which a change would take for what was left out. */
const facilityFields = z.object({ name: line(160), otherNames });
export const facilityInput = facilityFields.extend({ otherNames: otherNames.default([]) });
export const facility = facilityInput.extend({ id, closedAt: time.nullable() });

const organizationFields = z.object({
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

const byId = z.object({ id });

export const govern = {
  start: route({
    method: 'GET',
    path: '/start',
    access: 'public',
    summary: 'What the start page must know',
    answer: start,
    long: true,
  }),
  setUp: route({
    method: 'POST',
    path: '/setup',
    access: 'public',
    summary: 'Finish the first run and sign its administrator in',
    body: setupInput.extend({ token: z.string().max(200).optional() }),
    answer: z.object({ organizationId: id }),
    long: true,
  }),
  me: route({
    method: 'GET',
    path: '/me',
    access: 'signed-in',
    summary: 'Who is signed in, and what they may do',
    answer: me,
  }),
  chooseOrganization: route({
    method: 'PUT',
    path: '/me/organization',
    access: 'signed-in',
    summary: 'Work in another of your organizations',
    body: z.object({ organizationId: id }),
    answer: done,
    long: true,
  }),
  updateMe: route({
    method: 'PATCH',
    path: '/me',
    access: 'signed-in',
    summary: 'Change your own name or language',
    body: z.object({ name: line(120).optional(), language: language.nullable().optional() }),
    answer: done,
  }),
  getOrganization: route({
    method: 'GET',
    path: '/organization',
    access: 'organization.read',
    summary: 'The organization and its facilities',
    answer: organization,
  }),
  updateOrganization: route({
    method: 'PATCH',
    path: '/organization',
    access: 'organization.write',
    summary: 'Rename it, change its kind or other names',
    body: organizationFields.partial(),
    answer: organization,
  }),
  addFacility: route({
    method: 'POST',
    path: '/facilities',
    access: 'organization.write',
    summary: 'Add a facility',
    body: facilityInput,
    answer: facility,
  }),
  updateFacility: route({
    method: 'PATCH',
    path: '/facilities/:id',
    access: 'organization.write',
    summary: 'Rename a facility or change what people call it',
    params: byId,
    body: facilityFields.partial(),
    answer: facility,
  }),
  closeFacility: route({
    method: 'POST',
    path: '/facilities/:id/closure',
    access: 'organization.write',
    summary: 'Close a facility',
    params: byId,
    answer: facility,
  }),
  reopenFacility: route({
    method: 'DELETE',
    path: '/facilities/:id/closure',
    access: 'organization.write',
    summary: 'Open it again',
    params: byId,
    answer: facility,
  }),
  findPeople: route({
    method: 'GET',
    path: '/people',
    access: 'people.read',
    summary: 'Everyone with access',
    answer: z.object({ people: z.array(person), invitations: z.array(invitation) }),
  }),
  changeGrants: route({
    method: 'PUT',
    path: '/people/:id/grants',
    access: 'people.write',
    summary: 'Change what a person may do',
    params: byId,
    body: z.object({ grants: z.array(grant).min(1).max(100) }),
    answer: person,
  }),
  removePerson: route({
    method: 'POST',
    path: '/people/:id/removal',
    access: 'people.write',
    summary: 'End a person’s access at once',
    params: byId,
    answer: done,
  }),
  restorePerson: route({
    method: 'DELETE',
    path: '/people/:id/removal',
    access: 'people.write',
    summary: 'Give the access back',
    params: byId,
    answer: done,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/people/:id/password-link',
    access: 'people.write',
    summary: 'A one-time link with which a person chooses a new password',
    params: byId,
    answer: z.object({ link: z.string(), expiresAt: time }),
    long: true,
  }),
  invite: route({
    method: 'POST',
    path: '/invitations',
    access: 'people.write',
    summary: 'Invite a person; the one-time link is shown once',
    body: z.object({ name: line(120), email: z.email().max(200), grants: z.array(grant).min(1).max(100) }),
    answer: z.object({ invitation, link: z.string() }),
  }),
  revokeInvitation: route({
    method: 'POST',
    path: '/invitations/:id/revocation',
    access: 'people.write',
    summary: 'Make an invitation’s link useless',
    params: byId,
    answer: done,
  }),
  readInvitation: route({
    method: 'POST',
    path: '/invitations/reading',
    access: 'public',
    summary: 'Whose invitation a one-time link is',
    body: z.object({ token: z.string().max(200) }),
    answer: z.object({ organization: z.string(), name: z.string(), email: z.string(), hasAccount: z.boolean() }),
    long: true,
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/invitations/acceptance',
    access: 'public',
    summary: 'Accept an invitation and choose a password',
    body: z.object({ token: z.string().max(200), name: line(120), password: z.string().max(128) }),
    answer: done,
    long: true,
  }),
  choosePassword: route({
    method: 'POST',
    path: '/password',
    access: 'public',
    summary: 'Choose a new password with a one-time link',
    body: z.object({ token: z.string().max(200), password }),
    answer: done,
    long: true,
  }),
  findKeys: route({
    method: 'GET',
    path: '/keys',
    access: 'keys.write',
    summary: 'API keys',
    answer: z.object({ keys: z.array(apiKey) }),
  }),
  createKey: route({
    method: 'POST',
    path: '/keys',
    access: 'keys.write',
    summary: 'Make an API key; it is shown once',
    body: z.object({
      name: line(120),
      scopes: z.array(right).min(1),
      expiresInDays: z.number().int().min(1).max(3650).nullable().default(365),
    }),
    answer: z.object({ key: apiKey, secret: z.string() }),
  }),
  revokeKey: route({
    method: 'POST',
    path: '/keys/:id/revocation',
    access: 'keys.write',
    summary: 'Make a key useless',
    params: byId,
    answer: done,
  }),
  findAudit: route({
    method: 'GET',
    path: '/audit',
    access: 'audit.read',
    summary: 'What was done, newest first',
    query: z.object({
      before: cursor.optional(),
      act: z.string().max(80).optional(),
      actorId: id.optional(),
      from: time.optional(),
      to: time.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ entries: z.array(auditEntry), next: cursor.nullable() }),
  }),
  exportAudit: route({
    method: 'GET',
    path: '/audit.csv',
    access: 'audit.read',
    summary: 'The audit log as a CSV file',
    query: z.object({ from: time.optional(), to: time.optional() }),
    sends: 'file',
    long: true,
  }),
  verifyAudit: route({
    method: 'POST',
    path: '/audit/verification',
    access: 'audit.read',
    summary: 'Check the chain of the audit log',
    answer: z.object({
      ok: z.boolean(),
      sealed: z.number().int(),
      unsealed: z.number().int(),
      firstBroken: z.object({ number: z.number().int(), id: id.nullable(), why: z.string() }).nullable(),
    }),
  }),
  getRetention: route({
    method: 'GET',
    path: '/retention',
    access: 'organization.read',
    summary: 'How long words are kept',
    answer: z.object({ retention, holds: z.array(hold) }),
  }),
  setRetention: route({
    method: 'PUT',
    path: '/retention',
    access: 'retention.write',
    summary: 'Change how long words are kept',
    body: retention,
    answer: retention,
  }),
  placeHold: route({
    method: 'POST',
    path: '/holds',
    access: 'holds.write',
    summary: 'Keep something for the law',
    body: z.object({ reason: line(500), covers: hold.shape.covers, subjectId: id.nullable() }),
    answer: hold,
  }),
  releaseHold: route({
    method: 'POST',
    path: '/holds/:id/release',
    access: 'holds.write',
    summary: 'Release a legal hold',
    params: byId,
    answer: hold,
  }),
  loadDemonstration: route({
    method: 'POST',
    path: '/demonstration',
    access: 'public',
    summary: 'Load the imagined health system and look around in it',
    body: z.object({ token: z.string().max(200).optional() }),
    answer: z.object({ organizationId: id }),
    long: true,
  }),
  removeDemonstration: route({
    method: 'DELETE',
    path: '/demonstration',
    access: 'demonstration.write',
    summary: 'Take the demonstration away, with all of it',
    answer: done,
    long: true,
  }),
};
