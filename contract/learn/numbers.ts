// What every figure carries: how many posts, how many people, how much of it by a few, how sure, and whether it changed.
import { z } from 'zod';

/** A share of people with its 95% interval. */
export const share = z.object({
  value: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  /** The machine's own share, where it was corrected by what people said of `doubleRead` posts. */
  corrected: z.object({ machine: z.number(), doubleRead: z.number().int() }).optional(),
});

export const counted = z.object({
  posts: z.number().int(),
  people: z.number().int(),
  /** Share of the posts by the ten people who posted most. */
  busiest: z.number().min(0).max(1),
  /** Fewer than 30 posts: no trend may be drawn. */
  tooFew: z.boolean(),
  share: share.optional(),
});

/** Against the period before; `p` counts people and is judged together with every other row. */
export const change = z.object({
  verdict: z.enum(['up', 'down', 'as_before', 'too_few']),
  /** Now less before: of a share, or of people relative to before. Null: nobody before, or no bound. */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number().nullable(),
});
