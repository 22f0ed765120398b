// What the machine, or a person, understood of a post.
import { z } from 'zod';
import { cursor, id, time } from '../common.ts';
import { span } from '../post.ts';
import { route } from '../route.ts';
import { scope } from './scope.ts';

export const sentiments = ['negative', 'neutral', 'positive'] as const;

const word = z.string().regex(/^[a-z_]{1,40}$/);

/** What can be said of a post by a person or the machine, and corrected. */
export const reading = z.object({
  sentiment: z.enum(sentiments),
  /** By the worst statement: 0 none, 1 minor, 2 serious, 3 critical. */
  urgency: z.number().int().min(0).max(3),
  lifeRisk: z.boolean(),
  topics: z.array(word).max(20),
  flags: z.array(word).max(20),
});

export const analysis = reading.extend({
  postId: id,
  /** ISO 639 code; `und` where there is nothing to tell by. */
  language: z.string(),
  /** False: a language that is named and left unread. */
  read: z.boolean(),
  topics: z.array(z.object({ topic: z.string(), parent: z.string() })),
  /** In UTF-16 units of the text, after the title and a line break where there is a title. */
  personalData: z.array(span.extend({ type: z.string() })),
  /** Name and version of what read it. */
  model: z.string(),
  /** What the machine read, where people said something else. */
  machine: reading.nullable(),
  correctedAt: time.nullable(),
  correctedByName: z.string().nullable(),
  /** The newest correction that stands. */
  correctionId: id.nullable(),
  /** The words were edited after they were corrected. */
  changedSince: z.boolean(),
});
export type Analysis = z.output<typeof analysis>;

/** What posts are counted as: the same names as in the counts. */
export const what = z.string().regex(/^(all|unread|life_risk|(sentiment|urgency|topic|parent|flag) [a-z0-9_]{1,40})$/);

export const analysisRoutes = {
  findAnalyses: route({
    method: 'POST',
    path: '/analyses/found',
    access: 'posts.read',
    summary: 'What was understood of these posts',
    body: z.object({ postIds: z.array(id).max(200) }),
    answer: z.object({ analyses: z.array(analysis) }),
  }),
  findAnalysedPosts: route({
    method: 'GET',
    path: '/analyses',
    access: 'posts.read',
    summary: 'The posts under a figure, newest first, and what was understood of them',
    query: scope.extend({
      what: what.optional(),
      after: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.object({ analyses: z.array(analysis), next: cursor.nullable() }),
  }),
};
