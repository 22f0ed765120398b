// Today: what came in, by watch, opened by a voice and not by a figure.
import type { listen } from '../../contract/listen.ts';
import type { AnswerOf } from '../../contract/route.ts';
import { readText } from '../../language/words.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { addDays, dayIn } from './day.ts';
import { readInOrder } from './search/find.ts';
import { few } from './search/volume.ts';
import { countWhole, findLatestPost } from './store/count.ts';
import { findDayStarts, findTimeZone } from './store/organization.ts';
import type { PostRow } from './store/post.ts';
import { countChannels, countWatchDays, countWatchPeople, findNewestOf, findSteps } from './store/today.ts';
import { findWatches } from './store/watch.ts';
import { viewPosts } from './views.ts';

type Today = AnswerOf<typeof listen.today>;

/** Newest posts of a watch among which voices are chosen. */
const among = 12;
const voices = 2;
/** A post of so many words tells something by itself. */
const telling = 6;

export async function today(context: Context, days: number): Promise<Today> {
  const { db, organization, actor, clock } = context;
  const visible = facilitiesFor(actor, 'posts.read');
  const timeZone = await findTimeZone(db, organization);
  const to = dayIn(timeZone)(clock.now());
  const from = addDays(to, 1 - days);
  const since = (await findDayStarts(db, timeZone, [from])).get(from)!;
  const range = { timeZone, from: addDays(from, -days), to };
  const watches = await findWatches(db, organization, { archived: false, visible });
  const ids = watches.map(({ id }) => id);
  const people = await countWatchPeople(db, organization, ids, range, from, visible);
  const byDay = Map.groupBy(
    await countWatchDays(db, organization, ids, { ...range, from }, visible),
    (row) => row.watch,
  );
  const chosen = choose(await newestRows(context, ids, since, visible));
  const shown = new Map(
    (await viewPosts(context, [...chosen.lead, ...chosen.voices.values()].flat(), null)).map((post) => [post.id, post]),
  );
  const show = (rows: readonly PostRow[]) => rows.flatMap(({ id }) => shown.get(id) ?? []);
  const steps = await findSteps(db, organization, actor.id);
  return {
    since: since.toISOString(),
    ...(await countWhole(db, organization, { ...range, from }, { watch: null, visible })),
    latestAt: (await findLatestPost(db, organization, visible))?.toISOString() ?? null,
    lead: show(chosen.lead)[0] ?? null,
    watches: watches.map(({ id, name }) => {
      const now = people.find((row) => row.watch === id && row.now) ?? { posts: 0, people: 0 };
      const before = people.find((row) => row.watch === id && !row.now);
      const counts = new Map(byDay.get(id)?.map(({ day, posts }) => [day, posts]));
      return {
        watch: { id, name },
        posts: now.posts,
        people: now.people,
        peopleBefore: before?.people ?? 0,
        tooFew: now.posts < few,
        days: Array.from({ length: days }, (_, n) => counts.get(addDays(from, n)) ?? 0),
        voices: show(chosen.voices.get(id) ?? []),
      };
    }),
    channels: await countChannels(db, organization),
    steps: [
      { key: 'organization', done: true },
      { key: 'facilities', done: steps.facilities },
      { key: 'channel', done: steps.channel },
      { key: 'watch', done: steps.watch },
      { key: 'people', done: steps.people },
      { key: 'second_factor', done: steps.second_factor },
    ],
  };
}

async function newestRows(context: Context, ids: readonly string[], since: Date, visible: readonly string[] | null) {
  const { db, organization } = context;
  const newest = await findNewestOf(db, organization, ids, since, visible, among);
  const rows = new Map(
    (await readInOrder(context, [...new Set(newest.map(({ id }) => id))])).map((row) => [row.id, row]),
  );
  return newest.flatMap(({ watch, id }) => {
    const row = rows.get(id);
    return row?.text && row.deleted_at === null ? [{ watch, row, words: readText(row.text).tokens.length }] : [];
  });
}

/** The newest post that tells something opens the page; each watch has one or two more, by different people. */
function choose(newest: readonly { watch: string; row: PostRow; words: number }[]) {
  const lead = newest.find(({ words }) => words >= telling)?.row;
  const taken = new Set(lead ? [lead.id] : []);
  const chosen = new Map<string, PostRow[]>();
  const inOrder = [...newest].sort((a, b) => Number(b.words >= telling) - Number(a.words >= telling));
  for (const { watch, row } of inOrder) {
    const of = chosen.get(watch) ?? [];
    if (of.length >= voices || taken.has(row.id)) continue;
    if (of.some((other) => other.author_id !== null && other.author_id === row.author_id)) continue;
    taken.add(row.id);
    chosen.set(watch, [...of, row]);
  }
  return { lead: lead ? [lead] : [], voices: chosen };
}
