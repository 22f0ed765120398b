// Who is listened to, and who speaks well of us: by what others did with their words, never by followers.
import { z } from 'zod';
import { time } from '../common.ts';
import { author, post } from '../post.ts';
import { route } from '../route.ts';
import { scope } from './scope.ts';

export const voiceOrders = ['heard', 'well'] as const;

export const voice = z.object({
  author: author.omit({ followers: true }),
  posts: z.number().int(),
  /** Different people who answered it, passed it on or copied it. */
  heardBy: z.number().int(),
  happy: z.number().int(),
  unhappy: z.number().int(),
  latestAt: time,
  /** Of their posts the one most heard; of those who speak well, the newest happy one. */
  post: post.nullable(),
});

export const voiceRoutes = {
  findVoices: route({
    method: 'GET',
    path: '/learn/voices',
    access: 'posts.read',
    summary: 'Who is listened to, or who speaks well of us; at most fifty',
    query: scope.extend({ by: z.enum(voiceOrders).default('heard') }),
    answer: z.object({ voices: z.array(voice) }),
  }),
  exportVoices: route({
    method: 'GET',
    path: '/learn/voices.csv',
    access: 'posts.read',
    summary: 'The same as a CSV file',
    query: scope.extend({ by: z.enum(voiceOrders).default('heard') }),
    sends: 'file',
  }),
};
