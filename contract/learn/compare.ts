// Comparisons: how large a share of the people heard said something, by place, watch, network, language or period.
import { z } from 'zod';
import { cursor, day } from '../common.ts';
import { post } from '../post.ts';
import { route } from '../route.ts';
import { change, counted } from './numbers.ts';
import { period, scope } from './scope.ts';

/** By what groups are told apart; a competitor is a watch. */
export const ways = ['facility', 'watch', 'network', 'language', 'period'] as const;
export type Way = (typeof ways)[number];

/** What is counted: `sentiment negative`, `topic waiting`, `area access`, `flag complaint`, `urgent` (2 and 3). */
export const measure = z
  .string()
  .regex(/^(urgent|sentiment (negative|neutral|positive)|(topic|area|flag) [a-z_]{1,40})$/)
  .default('sentiment negative');

/** A piece of the period; null where fewer than 30 posts were said in it. */
const piece = z.object({ from: day, to: day, share: counted.shape.share.unwrap().nullable() });

export const compared = z.object({
  /** Of a facility or watch the id, else the network or language; `none` for no facility, `now` and `before` of periods. */
  key: z.string(),
  /** Of a facility or watch. */
  name: z.string().nullable(),
  /** All that was heard of the group. */
  posts: z.number().int(),
  people: z.number().int(),
  /** Those who said it, as a share of the group’s people. */
  counted,
  /** The period before. */
  before: counted,
  change,
  pieces: z.array(piece),
});
export type Compared = z.output<typeof compared>;

const asked = scope.extend({ by: z.enum(ways).default('facility'), measure });

export const compareRoutes = {
  compare: route({
    method: 'GET',
    path: '/learn/comparison',
    access: 'posts.read',
    summary: 'One share of people, group beside group, against the period before',
    query: asked,
    answer: z.object({
      period,
      /** The largest share first, groups with too few for a trend last. */
      groups: z.array(compared),
      /** More groups than are shown. */
      more: z.number().int(),
    }),
  }),
  findComparedPosts: route({
    method: 'GET',
    path: '/learn/comparison/posts',
    access: 'posts.read',
    summary: 'The posts under one figure of a comparison, newest first',
    query: asked.extend({
      group: z.string().max(100),
      before: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    answer: z.object({ posts: z.array(post), next: cursor.nullable() }),
  }),
};
