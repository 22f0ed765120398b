// Follow-through: insights with their evidence, and the way from heard to told back.
import { z } from 'zod';
import { day, done, id, language, line, time } from '../common.ts';
import { fault } from '../connect.ts';
import { post } from '../post.ts';
import { route } from '../route.ts';
import { counted } from './numbers.ts';
import { scope } from './scope.ts';

export const stages = ['heard', 'owned', 'decided', 'changed', 'told'] as const;
export type Stage = (typeof stages)[number];

/** As counts name it: `topic waiting`, `flag question`, `sentiment negative`, `urgency 3`. */
const what = z
  .string()
  .max(80)
  .regex(/^(topic|flag|sentiment|urgency) [\w-]+$/);

/** What is to be counted: a period and a place, as in the address of any page of Learn, and what of what was read. */
export const evidenceAsked = scope.extend({ what: what.optional() });
export type EvidenceAsked = z.output<typeof evidenceAsked>;

/** What was counted: the days are fixed. */
export const evidenceScope = evidenceAsked.omit({ days: true }).extend({ from: day, to: day });
export type EvidenceScope = z.output<typeof evidenceScope>;

const by = z.object({ id, name: z.string() }).nullable();
const text = z.string().trim().min(1).max(4000);

export const insightCard = z.object({
  id,
  claim: z.string(),
  facilityId: id.nullable(),
  stage: z.enum(stages),
  heardAt: time,
  /** As counted when it was written. */
  counted,
  quote: post.pick({ id: true, conversationId: true, text: true, lang: true }).nullable(),
  owner: by,
  /** When the next step is due, and how many days that is past. */
  dueOn: day.nullable(),
  lateDays: z.number().int().nullable(),
  changedOn: day.nullable(),
  /** Of those who said it: told, still to be told, on no channel of ours. */
  people: z.object({
    all: z.number().int(),
    told: z.number().int(),
    left: z.number().int(),
    unreachable: z.number().int(),
  }),
  toldBackAt: time.nullable(),
  aside: z.boolean(),
});
export type InsightCard = z.output<typeof insightCard>;

export const stepKinds = ['wording', 'ownership', 'decision', 'change', 'text', 'publication', 'aside'] as const;

export const insightStep = z.object({
  id,
  kind: z.enum(stepKinds),
  at: time,
  by,
  text: z.string().nullable(),
  owner: by,
  dueOn: day.nullable(),
  on: day.nullable(),
  lang: language.nullable(),
  url: z.string().nullable(),
  undoneAt: time.nullable(),
});
export type InsightStep = z.output<typeof insightStep>;

export const insight = insightCard.extend({
  objective: z.string().nullable(),
  scope: evidenceScope.nullable(),
  countedOn: day,
  /** The same question asked of as many days that end today; null where chosen posts alone are the evidence. */
  now: z.object({ from: day, to: day, counted }).nullable(),
  steps: z.array(insightStep),
  /** What we say we did, as it stands. */
  texts: z.object({ en: z.string().nullable(), es: z.string().nullable() }),
  posts: z.number().int(),
  may: z.object({ write: z.boolean(), tell: z.boolean() }),
});
export type Insight = z.output<typeof insight>;

export const contributor = z.object({
  /** The author; of a post without one, the post. */
  id,
  name: z.string().nullable(),
  handle: z.string().nullable(),
  network: z.string(),
  /** The newest of their posts; null where the reader may not see it, or it is gone. */
  post: post.pick({ id: true, conversationId: true, text: true, lang: true, url: true }).nullable(),
  /** The channel of ours that can answer it; else why nobody can. */
  channel: z.object({ id, name: z.string() }).nullable(),
  why: z.enum(['no_channel', 'channel_away', 'post_gone', 'left', 'life_risk']).nullable(),
  telling: z
    .object({
      id,
      state: z.enum(['waiting', 'told', 'refused', 'unknown']),
      at: time,
      by,
      byHand: z.boolean(),
      url: z.string().nullable(),
      fault: fault.nullable(),
    })
    .nullable(),
});
export type Contributor = z.output<typeof contributor>;

const byId = z.object({ id });
const narrowed = z.object({
  facility: id.optional(),
  /** A person, or nobody. */
  owner: z.union([id, z.literal('none')]).optional(),
});

const step = <const Path extends string, const Body extends z.ZodType>(path: Path, summary: string, body: Body) =>
  route({ method: 'POST', path, access: 'insights.write', summary, params: byId, body, answer: insight });

export const insightRoutes = {
  findBoard: route({
    method: 'GET',
    path: '/insights',
    access: 'posts.read',
    summary: 'Insights by stage, the newest of each, and how this quarter went',
    query: narrowed,
    answer: z.object({
      stages: z.array(
        z.object({ stage: z.enum(stages), count: z.number().int(), insights: z.array(insightCard), more: z.boolean() }),
      ),
      aside: z.number().int(),
      quarter: z.object({
        from: day,
        insights: z.number().int(),
        toldBack: z.number().int(),
        /** Half of them were told back within so many days. */
        medianDays: z.number().nullable(),
      }),
    }),
  }),
  findStage: route({
    method: 'GET',
    path: '/insights/list',
    access: 'posts.read',
    summary: 'A stage whole, page by page; what was set aside too',
    query: narrowed.extend({ stage: z.enum([...stages, 'aside']), before: id.optional() }),
    answer: z.object({ insights: z.array(insightCard), next: id.nullable() }),
  }),
  findOwed: route({
    method: 'GET',
    path: '/insights/owed',
    access: 'posts.read',
    summary: 'What we owe: people not yet told, what is late or soon due, what nobody owns',
    answer: z.object({ open: z.number().int(), insights: z.array(insightCard) }),
  }),
  findOwners: route({
    method: 'GET',
    path: '/insights/owners',
    access: 'insights.write',
    summary: 'Who can own an insight',
    answer: z.object({ people: z.array(z.object({ id, name: z.string() })) }),
  }),
  exportInsights: route({
    method: 'GET',
    path: '/insights.csv',
    access: 'posts.read',
    summary: 'The board as a CSV file',
    query: narrowed,
    sends: 'file',
  }),
  previewEvidence: route({
    method: 'POST',
    path: '/insights/preview',
    access: 'insights.write',
    summary: 'What a scope counts, and its newest posts to choose from',
    body: z.object({ scope: evidenceAsked }),
    answer: z.object({ counted, posts: z.array(post) }),
  }),
  writeInsight: route({
    method: 'POST',
    path: '/insights',
    access: 'insights.write',
    summary: 'Write an insight',
    body: z.object({
      claim: line(300),
      objective: line(300).nullable().default(null),
      facilityId: id.nullable().default(null),
      scope: evidenceAsked.nullable().default(null),
      postIds: z.array(id).max(500).default([]),
      /** Besides, the newest posts of the scope, up to 500. */
      wholeScope: z.boolean().default(false),
      quotePostId: id.nullable().default(null),
    }),
    answer: insight,
  }),
  getInsight: route({
    method: 'GET',
    path: '/insights/:id',
    access: 'posts.read',
    summary: 'One insight, its evidence in figures, and every step',
    params: byId,
    answer: insight,
  }),
  editInsight: route({
    method: 'PATCH',
    path: '/insights/:id',
    access: 'insights.write',
    summary: 'Say it better; the wording before is kept',
    params: byId,
    body: z.object({
      claim: line(300).optional(),
      objective: line(300).nullable().optional(),
      quotePostId: id.nullable().optional(),
    }),
    answer: insight,
  }),
  findEvidence: route({
    method: 'GET',
    path: '/insights/:id/evidence',
    access: 'posts.read',
    summary: 'The posts it rests on',
    params: byId,
    query: z.object({ before: id.optional() }),
    answer: z.object({
      posts: z.array(post),
      /** Of this page, not shown: gone, or another facility’s. */
      hidden: z.number().int(),
      next: id.nullable(),
    }),
  }),
  addEvidence: step(
    '/insights/:id/evidence',
    'Add posts to the evidence',
    z.object({ postIds: z.array(id).min(1).max(500) }),
  ),
  removeEvidence: route({
    method: 'DELETE',
    path: '/insights/:id/evidence/:post',
    access: 'insights.write',
    summary: 'Take a post out of the evidence',
    params: byId.extend({ post: id }),
    answer: insight,
  }),
  ownInsight: step(
    '/insights/:id/ownership',
    'Give it an owner, and a day by which the next step is due',
    z.object({ personId: id, dueOn: day.nullable().default(null) }),
  ),
  decideInsight: step(
    '/insights/:id/decision',
    'Note what was decided, and by when it is due',
    z.object({ text, dueOn: day.nullable().default(null) }),
  ),
  changeInsight: step('/insights/:id/change', 'Note what was changed, and since when', z.object({ text, on: day })),
  writeYouSaid: step('/insights/:id/text', 'Write what we say we did', z.object({ lang: language, text })),
  publishInsight: step(
    '/insights/:id/publication',
    'Note that the text appeared, and where',
    z.object({ url: z.string().max(2000), on: day }),
  ),
  setInsightAside: step('/insights/:id/aside', 'Set it aside, with the reason', z.object({ text })),
  undoStep: route({
    method: 'DELETE',
    path: '/insights/:id/steps/:step',
    access: 'insights.write',
    summary: 'Take a step back; it stays on record',
    params: byId.extend({ step: id }),
    answer: insight,
  }),
  findContributors: route({
    method: 'GET',
    path: '/insights/:id/contributors',
    access: 'posts.read',
    summary: 'Who said it, how each can be told, and who was',
    params: byId,
    answer: z.object({ contributors: z.array(contributor), more: z.boolean() }),
  }),
  tell: route({
    method: 'POST',
    path: '/insights/:id/tellings',
    access: 'deliveries.write',
    summary: 'Answer a contributor’s post on a channel of ours; the check is asked first',
    params: byId,
    body: z.object({ contributorId: id, lang: language, text: z.string().trim().min(1).max(20_000) }),
    answer: contributor,
  }),
  tellByHand: route({
    method: 'POST',
    path: '/insights/:id/hand-tellings',
    access: 'deliveries.write',
    summary: 'Note that a contributor was told by hand, with the words and the link',
    params: byId,
    body: z.object({
      contributorId: id,
      text: z.string().trim().min(1).max(20_000),
      address: z.string().max(2000).optional(),
    }),
    answer: contributor,
  }),
  untell: route({
    method: 'DELETE',
    path: '/insights/:id/tellings/:telling',
    access: 'deliveries.write',
    summary: 'Take back what has not left yet, or a note by hand',
    params: byId.extend({ telling: id }),
    answer: done,
  }),
};
