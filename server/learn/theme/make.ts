// Makes a reading: takes the posts of a scope from the database, batch by batch, to a thread, and keeps what that found.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Reading, Said } from '../../../language/themes/index.ts';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { moduleBeside } from '../../core/root.ts';
import { findDayStarts } from '../../listen/index.ts';
import type { CheckedScope } from '../scope.ts';
import {
  type After,
  countPostsToRead,
  findPlaces,
  findPostsToRead,
  type PostToRead,
  type ReadingRow,
} from '../store/reading.ts';
import { bucketsOf } from './buckets.ts';
import type { ToThread } from './thread.ts';

const batch = 4000;

/** Reads everything of a kept scope; `told` hears how many posts are read, of how many. */
export async function readScope(
  core: Core,
  organization: string,
  row: ReadingRow,
  told: (done: number, of: number) => Promise<void>,
  signal: AbortSignal,
): Promise<{ reading: Reading; buckets: string[]; of: number }> {
  const within = <T>(run: (context: Context) => Promise<T>) => act(core, organization, program, run);
  const buckets = bucketsOf(row.scope.period);
  const { scope, starts, places, of } = await within(async ({ db }) => {
    const { period, timeZone } = row.scope;
    const moments = await findDayStarts(db, timeZone, [
      ...buckets,
      period.before.from,
      period.from,
      dayAfter(period.to),
    ]);
    const at = (day: string) => moments.get(day)!;
    // The past goes back farther than the period before: a theme is drawn against all of it.
    const from = { before: at(buckets[0]!), from: at(period.from), end: at(dayAfter(period.to)) };
    const whole: CheckedScope = { ...row.scope, organization, starts: from };
    return {
      scope: whole,
      starts: { buckets: buckets.map(at), before: at(period.before.from), now: at(period.from) },
      places: await findPlaces(db, organization),
      of: await countPostsToRead(db, whole),
    };
  });
  const thread = new Worker(moduleBeside(import.meta.url, './thread'));
  const tell = (message: ToThread) => thread.postMessage(message);
  try {
    tell({ kind: 'begin', places });
    let after: After | null = null;
    for (let done = 0; ; ) {
      signal.throwIfAborted();
      const posts: PostToRead[] = await within(({ db }) => findPostsToRead(db, scope, after, batch));
      tell({ kind: 'posts', posts: posts.map((post) => placed(post, starts)) });
      done += posts.length;
      const last = posts.at(-1);
      if (!last || posts.length < batch) break;
      after = { at: last.at, id: last.id };
      await told(done, Math.max(of, done));
    }
    const found = once(thread, 'message', { signal });
    tell({ kind: 'end', oneFacility: scope.facility !== null, buckets: buckets.length });
    const [reading] = (await found) as [Reading];
    return { reading, buckets, of };
  } finally {
    await thread.terminate();
  }
}

interface Starts {
  buckets: readonly Date[];
  before: Date;
  now: Date;
}

function placed({ at, ...post }: PostToRead, { buckets, before, now }: Starts): Said {
  return {
    ...post,
    hidden: post.hidden.map(({ start, end }) => ({ start, end })),
    when: at >= now ? 'now' : at >= before ? 'before' : 'past',
    bucket: Math.max(
      0,
      buckets.findLastIndex((start) => at >= start),
    ),
  };
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
