// Alerts: what stands out or must be seen at once; rules by which it does; who was called and who accepted. No word of a post.
import { z } from 'zod';
import { cursor, done, id, line, time } from '../common.ts';
import { post } from '../post.ts';
import { route } from '../route.ts';

export const alertKinds = ['life_risk', 'critical', 'rise'] as const;
export const sensitivities = ['low', 'middle', 'high'] as const;
export const outcomes = ['dealt_with', 'false_alarm'] as const;
export const alertStates = ['open', 'accepted', 'past'] as const;

const named = z.object({ id, name: z.string() });

export const alert = z.object({
  id,
  kind: z.enum(alertKinds),
  state: z.enum(alertStates),
  /** By whose rule; null for a critical post, which needs none. */
  rule: named.nullable(),
  facility: named.nullable(),
  /** Null where its posts are of several networks. */
  network: z.string().nullable(),
  flags: z.array(z.string()),
  openedAt: time,
  joinedAt: time,
  posts: z.number().int(),
  people: z.number().int(),
  /** Of a rise: the hour that stands out against the same hour of past weeks; `usual` is null where there was too little past. */
  rise: z.object({ from: time, to: time, usual: z.number().nullable(), weeks: z.number().int() }).nullable(),
  accepted: z.object({ at: time, byName: z.string().nullable() }).nullable(),
  closed: z.object({ at: time, byName: z.string().nullable(), outcome: z.enum(outcomes) }).nullable(),
  /** Who was called so far, and who comes when; null where nobody needs to accept it. */
  call: z
    .object({
      steps: z.array(
        z.object({ at: time, whom: z.enum(['on_call', 'next', 'everybody', 'nobody']), names: z.array(z.string()) }),
      ),
      nextAt: time.nullable(),
    })
    .nullable(),
});
export type Alert = z.output<typeof alert>;

/** What a rule counts people of. */
export const ruleAbout = z.discriminatedUnion('about', [
  z.object({ about: z.literal('watch'), watchId: id }),
  z.object({ about: z.literal('topic'), value: z.string().max(60) }),
  z.object({ about: z.literal('flag'), value: z.string().max(60) }),
  z.object({ about: z.literal('urgency'), value: z.enum(['1', '2', '3']) }),
]);
export type RuleAbout = z.output<typeof ruleAbout>;

const ruleFields = z.object({
  name: line(120),
  counts: ruleAbout,
  facilityId: id.nullable(),
  sensitivity: z.enum(sensitivities),
  calls: z.boolean(),
});

export const alertRule = ruleFields.extend({
  id,
  /** The watch's name. */
  watch: z.string().nullable(),
  facility: z.string().nullable(),
  firedAt: time.nullable(),
  restsUntil: time.nullable(),
  pausedAt: time.nullable(),
});
export type AlertRule = z.output<typeof alertRule>;

/** What a rule would have done over the archive. */
export const rulePreview = z.object({
  /** Whole weeks of past there are, at most eight; under three, a fixed number of people counts instead. */
  weeks: z.number().int(),
  peopleWithoutPast: z.number().int(),
  /** The archive was too large to go through whole. */
  partly: z.boolean(),
  /** For each sensitivity, when it would have fired in the last 30 days. */
  fired: z.record(z.enum(sensitivities), z.array(time)),
});
export type RulePreview = z.output<typeof rulePreview>;

const byId = z.object({ id });

export const alertRoutes = {
  findAlerts: route({
    method: 'GET',
    path: '/alerts',
    access: 'posts.read',
    summary: 'Alerts: open ones first by urgency, past ones newest first',
    query: z.object({
      state: z.enum(['now', 'past']).default('now'),
      before: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ alerts: z.array(alert), next: cursor.nullable() }),
  }),
  getAlert: route({
    method: 'GET',
    path: '/alerts/:id',
    access: 'posts.read',
    summary: 'One alert',
    params: byId,
    answer: alert,
  }),
  findAlertPosts: route({
    method: 'GET',
    path: '/alerts/:id/posts',
    access: 'posts.read',
    summary: 'The posts an alert speaks of, newest first, as far as you may read them',
    params: byId,
    query: z.object({ before: cursor.optional() }),
    answer: z.object({ posts: z.array(post), next: cursor.nullable() }),
  }),
  acceptAlert: route({
    method: 'POST',
    path: '/alerts/:id/acceptance',
    access: 'alerts.accept',
    summary: 'You see to it; nobody else is called',
    params: byId,
    answer: alert,
  }),
  handBackAlert: route({
    method: 'DELETE',
    path: '/alerts/:id/acceptance',
    access: 'alerts.accept',
    summary: 'Give it back; the next person is called',
    params: byId,
    answer: alert,
  }),
  closeAlert: route({
    method: 'POST',
    path: '/alerts/:id/closure',
    access: 'alerts.accept',
    summary: 'It is dealt with, or was none',
    params: byId,
    body: z.object({ outcome: z.enum(outcomes) }),
    answer: alert,
  }),
  reopenAlert: route({
    method: 'DELETE',
    path: '/alerts/:id/closure',
    access: 'alerts.accept',
    summary: 'Open it again',
    params: byId,
    answer: alert,
  }),
  findAlertRules: route({
    method: 'GET',
    path: '/alert-rules',
    access: 'posts.read',
    summary: 'Rules that compare with the past',
    answer: z.object({ rules: z.array(alertRule) }),
  }),
  addAlertRule: route({
    method: 'POST',
    path: '/alert-rules',
    access: 'alerts.write',
    summary: 'Add a rule',
    body: ruleFields,
    answer: alertRule,
  }),
  updateAlertRule: route({
    method: 'PATCH',
    path: '/alert-rules/:id',
    access: 'alerts.write',
    summary: 'Change a rule',
    params: byId,
    body: ruleFields.partial(),
    answer: alertRule,
  }),
  pauseAlertRule: route({
    method: 'POST',
    path: '/alert-rules/:id/pause',
    access: 'alerts.write',
    summary: 'Let a rule rest',
    params: byId,
    answer: alertRule,
  }),
  resumeAlertRule: route({
    method: 'DELETE',
    path: '/alert-rules/:id/pause',
    access: 'alerts.write',
    summary: 'Let it look again',
    params: byId,
    answer: alertRule,
  }),
  removeAlertRule: route({
    method: 'POST',
    path: '/alert-rules/:id/removal',
    access: 'alerts.write',
    summary: 'Take a rule away',
    params: byId,
    answer: done,
  }),
  restoreAlertRule: route({
    method: 'DELETE',
    path: '/alert-rules/:id/removal',
    access: 'alerts.write',
    summary: 'Bring it back',
    params: byId,
    answer: alertRule,
  }),
  previewAlertRule: route({
    method: 'POST',
    path: '/alert-rules/preview',
    access: 'alerts.write',
    summary: 'When such a rule would have fired in the last 30 days',
    body: z.object({ counts: ruleAbout, facilityId: id.nullable() }),
    answer: rulePreview,
  }),
};
