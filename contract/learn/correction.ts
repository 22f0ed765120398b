// A person corrects what was understood of a post; it can be taken back, and everybody sees who said what.
import { z } from 'zod';
import { id, time } from '../common.ts';
import { route } from '../route.ts';
import { analysis, reading } from './analysis.ts';

const partly = reading.partial();

export const correction = z.object({
  id,
  at: time,
  byName: z.string().nullable(),
  /** What it says, and what held before, of the same parts. */
  changed: partly,
  before: partly,
  undoneAt: time.nullable(),
});
export type Correction = z.output<typeof correction>;

export const correctionRoutes = {
  correctAnalysis: route({
    method: 'POST',
    path: '/posts/:id/corrections',
    access: 'analyses.write',
    summary: 'Correct what was understood of a post',
    params: z.object({ id }),
    body: partly.extend({
      /** The newest correction that one has seen; another one by now is a conflict. */
      seen: id.nullable(),
    }),
    answer: z.object({ analysis, correctionId: id.nullable() }),
  }),
  undoCorrection: route({
    method: 'DELETE',
    path: '/corrections/:id',
    access: 'analyses.write',
    summary: 'Take a correction back',
    params: z.object({ id }),
    answer: z.object({ analysis }),
  }),
  findCorrections: route({
    method: 'GET',
    path: '/posts/:id/corrections',
    access: 'posts.read',
    summary: 'What people corrected of a post, newest first',
    params: z.object({ id }),
    answer: z.object({ corrections: z.array(correction) }),
  }),
};
