// What wakes a live page, and how the program itself is doing.
import { z } from 'zod';
import { time } from './common.ts';
import { topics } from './events.ts';
import { route } from './route.ts';

/** One server-sent event: the topic that changed; the page then reads the rows it shows. */
export const wake = z.object({ topic: z.enum(topics), at: time });

export const live = {
  wake: route({
    method: 'GET',
    path: '/live',
    access: 'signed-in',
    summary: 'Server-sent events that say what changed',
    sends: 'events',
    long: true,
  }),
};
