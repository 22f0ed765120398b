// Reading the archive again with the models of today.
import { z } from 'zod';
import { time } from '../common.ts';
import { route } from '../route.ts';

export const reanalysis = z.object({
  /** Name and version of the models that read now. */
  model: z.string(),
  /** Posts that they have not read. */
  waiting: z.number().int(),
  /** The last time it was begun; null: never. */
  last: z
    .object({
      model: z.string(),
      beganAt: time,
      total: z.number().int(),
      done: z.number().int(),
      stoppedAt: time.nullable(),
      endedAt: time.nullable(),
    })
    .nullable(),
});

export const reanalysisRoutes = {
  getReanalysis: route({
    method: 'GET',
    path: '/reanalysis',
    access: 'models.write',
    summary: 'Which models read, how many posts they have not read, and how far reading again is',
    answer: reanalysis,
  }),
  beginReanalysis: route({
    method: 'POST',
    path: '/reanalysis',
    access: 'models.write',
    summary: 'Read the archive again with the models of today; corrections stand',
    answer: reanalysis,
  }),
  stopReanalysis: route({
    method: 'DELETE',
    path: '/reanalysis',
    access: 'models.write',
    summary: 'Stop reading again; begun once more it goes on',
    answer: reanalysis,
  }),
};
