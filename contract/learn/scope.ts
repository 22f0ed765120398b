// Which posts a page of Learn is about: a period held against the one before it, and what narrows it.
import { z } from 'zod';
import { day, id } from '../common.ts';
import { route } from '../route.ts';

/** How many days a page of Learn looks back unless told otherwise. */
export const usualDays = 28;
const mostDays = 3660;

/** All of it stands in the page's address. Either both days, or how many up to today. */
export const scope = z.object({
  from: day.optional(),
  to: day.optional(),
  days: z.coerce.number().int().min(1).max(mostDays).optional(),
  facility: id.optional(),
  watch: id.optional(),
  network: z.string().max(60).optional(),
  lang: z.string().max(20).optional(),
});
export type Scope = z.output<typeof scope>;

/** Calendar days in the organization's time zone, both counted. */
export const days = z.object({ from: day, to: day });
export type Days = z.output<typeof days>;

/** The period, and the one of the same length before it. */
export const period = days.extend({ before: days });
export type Period = z.output<typeof period>;

/** The days a scope means, on this day. Days the wrong way round are turned; no period is longer than ten years. */
export function periodOf(scope: Pick<Scope, 'from' | 'to' | 'days'>, today: string): Period {
  const length = scope.days ?? usualDays;
  const one = scope.from ?? (scope.to ? addDays(scope.to, 1 - length) : addDays(today, 1 - length));
  const other = scope.to ?? (scope.from && scope.days ? addDays(one, length - 1) : today);
  const [earlier, to] = one <= other ? [one, other] : [other, one];
  const first = addDays(to, 1 - mostDays);
  const from = earlier < first ? first : earlier;
  const many = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return { from, to, before: { from: addDays(from, -many), to: addDays(from, -1) } };
}

const addDays = (day: string, many: number): string =>
  new Date(Date.parse(day) + many * 86_400_000).toISOString().slice(0, 10);

export const scopeRoutes = {
  getScope: route({
    method: 'GET',
    path: '/learn/scope',
    access: 'posts.read',
    summary: 'The period of a page of Learn, and how much was said in it',
    query: scope,
    answer: z.object({ period, posts: z.number().int(), people: z.number().int() }),
  }),
};
