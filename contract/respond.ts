// The inbox: conversations that wait for an answer, what people do with them, and the words that leave.
import { z } from 'zod';
import { cursor, done, id, line, time } from './common.ts';
import { delivery } from './connect.ts';
import { post } from './post.ts';
import { route } from './route.ts';

export const threadStates = ['open', 'pending', 'snoozed', 'closed'] as const;
export const threadOutcomes = ['answered', 'taken_private', 'no_answer_due', 'passed_on', 'spam'] as const;
export const queueViews = ['open', 'mine', 'waiting', 'closed', 'all'] as const;
export const changeKinds = [
  'opened',
  'reopened',
  'taken',
  'released',
  'assigned',
  'snoozed',
  'woken',
  'closed',
  'tagged',
  'untagged',
  'replied',
  'answered_elsewhere',
  'not_delivered',
  'taken_back',
] as const;

const named = z.object({ id, name: z.string() });
/** A label of the team's own, in small letters. */
const tag = line(40).transform((text) => text.toLowerCase());

const presence = z.object({ personId: id, name: z.string(), doing: z.enum(['looking', 'writing']) });

export const thread = z.object({
  id,
  conversationId: id,
  state: z.enum(threadStates),
  outcome: z.enum(threadOutcomes).nullable(),
  urgency: z.number().int().min(0).max(3),
  lifeRisk: z.boolean(),
  flags: z.array(z.string()),
  tags: z.array(z.string()),
  assignee: named.nullable(),
  takenAt: time.nullable(),
  facility: named.nullable(),
  network: z.string(),
  /** The post that waits for an answer. */
  postId: id,
  /** How it begins; null where its words are gone. */
  words: z.string().nullable(),
  lang: z.string().nullable(),
  handle: z.string().nullable(),
  waitsSince: time,
  lastAt: time,
  snoozedUntil: time.nullable(),
  openedAt: time,
  changedAt: time,
  /** Somebody has begun an answer. */
  drafted: z.boolean(),
  present: z.array(presence),
});
export type Thread = z.output<typeof thread>;

/** A change of state: who, when, why; until it is taken back or another follows, it can be. */
export const threadChange = z.object({
  id,
  at: time,
  what: z.enum(changeKinds),
  byName: z.string().nullable(),
  toName: z.string().nullable(),
  outcome: z.enum(threadOutcomes).nullable(),
  until: time.nullable(),
  tag: z.string().nullable(),
  reason: z.string().nullable(),
  undone: z.boolean(),
});
export type ThreadChange = z.output<typeof threadChange>;

export const threadNote = z.object({
  id,
  at: time,
  byName: z.string().nullable(),
  text: z.string(),
  mentions: z.array(named),
});

export const threadDraft = z.object({
  text: z.string(),
  lang: z.string().nullable(),
  /** 0: nothing was saved yet. */
  version: z.number().int(),
  savedAt: time.nullable(),
  savedByName: z.string().nullable(),
  /** Rules whose block somebody has lifted for these words. */
  lifted: z.array(z.string()),
});
export type ThreadDraft = z.output<typeof threadDraft>;

export const threadAnswer = delivery
  .pick({
    id: true,
    content: true,
    state: true,
    fault: true,
    url: true,
    byHand: true,
    createdAt: true,
    postedAt: true,
    seenAt: true,
  })
  .extend({
    byName: z.string().nullable(),
    postId: id,
    /** Until then it can be taken back before it leaves. */
    leavesAt: time.nullable(),
    /** Our reply, where it was sent from here. */
    replyId: id.nullable(),
  });
export type ThreadAnswer = z.output<typeof threadAnswer>;

/** What the sender had read: the last post that had arrived, and our last answer. */
export const readMark = z.object({ postId: id, answerId: id.nullable() });

export const openThread = z.object({
  thread,
  posts: z.array(post),
  /** More than are shown. */
  more: z.boolean(),
  answers: z.array(threadAnswer),
  changes: z.array(threadChange),
  notes: z.array(threadNote),
  draft: threadDraft,
  read: readMark,
  /** The account that can answer; null where nobody of ours can, there. */
  voice: z
    .object({ channelId: id, name: z.string(), network: z.string(), ready: z.boolean(), most: z.number().nullable() })
    .nullable(),
  /** Other posts of the same author here, newest first. */
  before: z.array(post),
});
export type OpenThread = z.output<typeof openThread>;

export const queueFilters = z.object({
  view: z.enum(queueViews).default('open'),
  /** Words in the watch language. */
  q: z.string().max(2000).optional(),
  assignee: z.union([id, z.literal('nobody')]).optional(),
  network: z.string().max(40).optional(),
  facility: id.optional(),
  /** At least so urgent. */
  urgency: z.coerce.number().int().min(0).max(3).optional(),
  tag: z.string().max(40).optional(),
});
export type QueueFilters = z.output<typeof queueFilters>;

/** One act for one conversation or many. */
export const threadAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('take') }),
  z.object({ act: z.literal('release') }),
  z.object({ act: z.literal('assign'), personId: id }),
  z.object({ act: z.literal('snooze'), until: time }),
  z.object({ act: z.literal('close'), outcome: z.enum(threadOutcomes), reason: line(500).optional() }),
  z.object({ act: z.literal('reopen') }),
  z.object({ act: z.literal('tag'), tag }),
  z.object({ act: z.literal('untag'), tag }),
]);
export type ThreadAct = z.output<typeof threadAct>;

const byId = z.object({ id });
const words = z.string().max(20_000);

export const respond = {
  findThreads: route({
    method: 'GET',
    path: '/threads',
    access: 'conversations.read',
    summary: 'The inbox: risk to life first, then by urgency, then whoever waits longest',
    query: queueFilters.extend({
      before: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ threads: z.array(thread), next: cursor.nullable() }),
  }),
  countThreads: route({
    method: 'GET',
    path: '/threads/counts',
    access: 'conversations.read',
    summary: 'How many there are in each view; 1,000 stands for as many or more',
    answer: z.object({
      open: z.number().int(),
      mine: z.number().int(),
      waiting: z.number().int(),
      lifeRisk: z.number().int(),
    }),
  }),
  findAssignees: route({
    method: 'GET',
    path: '/threads/assignees',
    access: 'conversations.read',
    summary: 'Who can be given a conversation',
    answer: z.object({ people: z.array(named) }),
  }),
  getThread: route({
    method: 'GET',
    path: '/threads/:id',
    access: 'conversations.read',
    summary: 'One conversation: what was said, our answers, notes, the draft, what was done',
    params: byId,
    answer: openThread,
  }),
  changeThreads: route({
    method: 'POST',
    path: '/threads/changes',
    access: 'conversations.write',
    summary: 'Take, release, assign, snooze, close, reopen or tag conversations, one or many',
    body: z.object({ threadIds: z.array(id).min(1).max(200), act: threadAct }),
    answer: z.object({ changeIds: z.array(id) }),
  }),
  undoChanges: route({
    method: 'POST',
    path: '/threads/changes/undoing',
    access: 'conversations.write',
    summary: 'Take changes back, where nothing has followed',
    body: z.object({ changeIds: z.array(id).min(1).max(200) }),
    answer: z.object({ undone: z.number().int() }),
  }),
  addNote: route({
    method: 'POST',
    path: '/threads/:id/notes',
    access: 'conversations.write',
    summary: 'A private note for the team; who is named in it as @Name is told',
    params: byId,
    body: z.object({ text: z.string().trim().min(1).max(5000), mentions: z.array(id).max(20).default([]) }),
    answer: threadNote,
  }),
  removeNote: route({
    method: 'DELETE',
    path: '/notes/:id',
    access: 'conversations.write',
    summary: 'Take your note back',
    params: byId,
    answer: done,
  }),
  setPresence: route({
    method: 'PUT',
    path: '/threads/:id/presence',
    access: 'conversations.read',
    summary: 'You are looking, or writing; it ends by itself after 45 seconds',
    params: byId,
    body: z.object({ doing: z.enum(['looking', 'writing', 'gone']) }),
    answer: z.object({ present: z.array(presence) }),
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/threads/:id/draft',
    access: 'replies.write',
    summary: 'Save the shared draft over the version you have seen',
    params: byId,
    body: z.object({ text: words, lang: z.string().max(20).nullable().default(null), version: z.number().int() }),
    answer: threadDraft,
  }),
  sendReply: route({
    method: 'POST',
    path: '/threads/:id/replies',
    access: 'replies.write',
    summary: 'Answer: checked once more, refused when somebody has answered since; it leaves after ten seconds',
    params: byId,
    body: z.object({
      postId: id,
      text: words,
      lang: z.string().max(20).nullable().default(null),
      read: readMark,
      /** Why these words may leave though the check asks for a second look. */
      confirmation: line(1000).optional(),
      /** Close it as answered, or wait for the person. */
      close: z.boolean().default(false),
    }),
    answer: z.object({ replyId: id, leavesAt: time }),
  }),
  takeReplyBack: route({
    method: 'POST',
    path: '/replies/:id/taking-back',
    access: 'replies.write',
    summary: 'Take a reply back before it leaves; its words are a draft again',
    params: byId,
    answer: done,
  }),
  liftBlock: route({
    method: 'POST',
    path: '/threads/:id/lifts',
    access: 'checks.lift',
    summary:
      'Lift a block for these very words: a false alarm of a patient rule by the privacy officer, others by whoever may',
    params: byId,
    body: z.object({
      postId: id,
      text: words,
      lang: z.string().max(20).nullable().default(null),
      reason: line(1000),
    }),
    answer: z.object({ rules: z.array(z.string()) }),
  }),
};
