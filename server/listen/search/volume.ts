// How much was said, and by how many people, day by day; beside it the same number of days before.
import type { Filters, listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { accessWatch } from '../access.ts';
import { addDays, dayIn, daysBetween } from '../day.ts';
import { countDays, countPosts, type DayCount, type Of, type Range } from '../store/count.ts';
import { findDayStarts, findTimeZone } from '../store/organization.ts';
import { findSteps } from './find.ts';
import { type Search, seek } from './sought.ts';

export type Volume = AnswerOf<typeof listen.getVolume>;

const usualDays = 30;
const mostDays = 3660;
/** Fewer than this many posts draw no trend. */
export const few = 30;
/** How long the archive is read for a count, ms. */
const patience = 2500;

export async function getVolume(context: Context, filters: Filters): Promise<Volume> {
  const { db, organization, actor } = context;
  if (filters.watch) await accessWatch(context, filters.watch);
  const timeZone = await findTimeZone(db, organization);
  const to = filters.to ?? dayIn(timeZone)(context.clock.now());
  const from = latest(filters.from ?? addDays(to, 1 - usualDays), addDays(to, 1 - mostDays));
  const range = { timeZone, from, to };
  if (filters.q?.trim() || (filters.watch && (filters.network || filters.facility || filters.lang || filters.kind))) {
    return countMatches(context, filters, range);
  }
  const { watch = null, network, facility, lang, kind, muted } = filters;
  const visible = facilitiesFor(actor, 'posts.read');
  const of: Of = {
    watch,
    visible,
    network: network?.toLowerCase(),
    facility,
    lang: lang?.toLowerCase(),
    kind,
    muted: Boolean(muted),
  };
  const { days, whole } = await countDays(db, organization, range, of);
  const before = await countPosts(db, organization, { ...withBefore(range), to: addDays(from, -1) }, of);
  return { volume: volumeOf(range, [...before, ...days], whole), atLeast: false };
}

const latest = (a: string, b: string) => (a > b ? a : b);

export const withBefore = (range: Range): Range => ({
  ...range,
  from: addDays(range.from, -daysBetween(range.from, range.to)),
});

/** Every day of the range, and what was counted the same number of days before it. */
export function volumeOf(
  { from, to }: Range,
  counted: readonly DayCount[],
  whole: { posts: number; people: number },
): Volume['volume'] {
  const length = daysBetween(from, to);
  const byDay = new Map(counted.map((day) => [day.day, day]));
  const days = Array.from({ length: Math.max(length, 0) }, (_, n) => {
    const day = addDays(from, n);
    const { posts = 0, people = 0 } = byDay.get(day) ?? {};
    return { day, posts, people, before: byDay.get(addDays(day, -length))?.posts ?? 0 };
  });
  return { from, to, days, ...whole, tooFew: whole.posts < few };
}

/** Counts what a search finds, newest first, until the time is over: then it is `atLeast` so many. */
export async function countMatches(context: Context, filters: Filters, range: Range): Promise<Volume> {
  const before = withBefore(range);
  const search = await seek(context, { ...filters, from: before.from, to: range.to });
  const whole: Search = {
    ...search,
    copiesMayDiffer: false,
    sought: { ...search.sought, also: [...search.sought.also, 'folded'] },
  };
  const first = (await findDayStarts(context.db, range.timeZone, [range.from])).get(range.from)!;
  const dayOf = dayIn(range.timeZone);
  const days = new Map<string, { posts: number; people: Set<string> }>();
  const people = new Set<string>();
  let posts = 0;
  let atLeast = false;
  const begun = performance.now();
  for await (const { rows, next } of findSteps(context, whole, null, 500)) {
    for (const { id, at, author_id } of rows) {
      const day = dayOf(at);
      const of = days.get(day) ?? { posts: 0, people: new Set<string>() };
      of.posts++;
      of.people.add(author_id ?? id);
      days.set(day, of);
      if (at < first) continue;
      posts++;
      people.add(author_id ?? id);
    }
    if (!next || performance.now() - begun < patience) continue;
    atLeast = true;
    break;
  }
  const counted = [...days].map(([day, of]) => ({ day, posts: of.posts, people: of.people.size }));
  return { volume: volumeOf(range, counted, { posts, people: people.size }), atLeast };
}
