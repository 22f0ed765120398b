// The list of watches, each with what it found in the last week.
import type { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { addDays, dayIn } from '../day.ts';
import { countWhole, findLatest } from '../store/count.ts';
import { findDayStarts, findTimeZone } from '../store/organization.ts';
import { countWatchPeople } from '../store/today.ts';
import { findWatches } from '../store/watch.ts';
import { viewWatch } from './watch.ts';

const days = 7;

export async function listWatches(
  context: Context,
  { archived }: { archived: boolean },
): Promise<AnswerOf<typeof listen.findWatches>> {
  const { db, organization, actor, clock } = context;
  const visible = facilitiesFor(actor, 'posts.read');
  const timeZone = await findTimeZone(db, organization);
  const to = dayIn(timeZone)(clock.now());
  const from = addDays(to, 1 - days);
  const range = { timeZone, from, to };
  const watches = await findWatches(db, organization, { archived, visible });
  const ids = watches.map(({ id }) => id);
  const counts = new Map(
    (await countWatchPeople(db, organization, ids, range, from, visible)).map((row) => [row.watch, row]),
  );
  const latest = await findLatest(db, organization, ids, visible);
  const all = await countWhole(db, organization, range, { watch: null, visible });
  return {
    watches: watches.map((row) => ({
      ...viewWatch(row),
      posts: counts.get(row.id)?.posts ?? 0,
      people: counts.get(row.id)?.people ?? 0,
      latestAt: latest.get(row.id)?.toISOString() ?? null,
    })),
    since: (await findDayStarts(db, timeZone, [from])).get(from)!.toISOString(),
    all: all.posts,
  };
}
