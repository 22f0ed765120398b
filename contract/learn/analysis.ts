// What the machine, or a person, understood of a post.
import { z } from 'zod';
import { id, time } from '../common.ts';
import { span } from '../post.ts';
import { route } from '../route.ts';

export const sentiments = ['negative', 'neutral', 'positive'] as const;

export const analysis = z.object({
  postId: id,
  /** ISO 639 code; `und` where there is nothing to tell by. */
  language: z.string(),
  /** False: a language that is named and left unread. */
  read: z.boolean(),
  sentiment: z.enum(sentiments),
  topics: z.array(z.object({ topic: z.string(), parent: z.string() })),
  /** By the worst statement: 0 none, 1 minor, 2 serious, 3 critical. */
  urgency: z.number().int().min(0).max(3),
  lifeRisk: z.boolean(),
  flags: z.array(z.string()),
  personalData: z.array(span.extend({ type: z.string() })),
  /** Name and version of what read it. */
  model: z.string(),
  correctedAt: time.nullable(),
});
export type Analysis = z.output<typeof analysis>;

export const analysisRoutes = {
  findAnalyses: route({
    method: 'POST',
    path: '/analyses/found',
    access: 'posts.read',
    summary: 'What was understood of these posts',
    body: z.object({ postIds: z.array(id).max(200) }),
    answer: z.object({ analyses: z.array(analysis) }),
  }),
};
