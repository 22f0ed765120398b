// How often people and machine agree, on posts that a person reads a second time without seeing the machine's answer.
import { z } from 'zod';
import { id, time } from '../common.ts';
import { post } from '../post.ts';
import { route } from '../route.ts';
import { reading } from './analysis.ts';
import { share } from './numbers.ts';

/** What can be said of a post, by a person or the machine. */
export const understood = reading.omit({ lifeRisk: true });
export type Understood = z.output<typeof understood>;

export const parts = ['sentiment', 'urgency', 'topic', 'flag'] as const;

/** One label, on every post read twice. */
export const labelAgreement = z.object({
  part: z.enum(parts),
  label: z.string(),
  both: z.number().int(),
  /** Only the person gave it: the machine missed it. */
  person: z.number().int(),
  /** Only the machine gave it. */
  machine: z.number().int(),
  neither: z.number().int(),
  /** Posts on which both say the same. */
  agreed: share,
  /** Of what the person gave, found by the machine; null below 5. */
  found: share.nullable(),
  /** Of what the machine gave, borne out by the person; null below 5. */
  right: share.nullable(),
  /** Cohen's kappa: 0 is chance, 1 always. Null where one of them never varies. */
  kappa: z.number().nullable(),
});

export const agreementRoutes = {
  drawSecondReading: route({
    method: 'GET',
    path: '/second-readings/next',
    access: 'analyses.write',
    summary: 'A post drawn by chance, to be read without seeing what the machine understood',
    answer: z.object({ post: post.nullable(), read: z.number().int(), waiting: z.number().int() }),
  }),
  readAgain: route({
    method: 'POST',
    path: '/posts/:id/second-readings',
    access: 'analyses.write',
    summary: 'What a person understood of a post; the machine’s answer comes back',
    params: z.object({ id }),
    body: understood,
    answer: z.object({ readingId: id, machine: understood, model: z.string() }),
  }),
  takeBackSecondReading: route({
    method: 'DELETE',
    path: '/second-readings/:id',
    access: 'analyses.write',
    summary: 'Take a second reading of one’s own back',
    params: z.object({ id }),
    answer: z.object({ ok: z.literal(true) }),
  }),
  getAgreement: route({
    method: 'GET',
    path: '/agreement',
    access: 'posts.read',
    summary: 'How often people and machine agree, by label',
    answer: z.object({
      /** Posts read twice with the model that reads now. */
      read: z.number().int(),
      readers: z.number().int(),
      since: time.nullable(),
      model: z.string().nullable(),
      /** Read twice with an older model: not counted. */
      older: z.number().int(),
      overall: z.array(z.object({ part: z.enum(parts), agreed: share })),
      labels: z.array(labelAgreement),
    }),
  }),
};
