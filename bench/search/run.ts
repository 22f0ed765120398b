// Search as the app's own role, with all that a page shows, in an archive of 100,000 posts and in one ten times that, turn by turn.
import { sql } from 'kysely';
import type { Filters } from '../../contract/listen.ts';
import type { Context } from '../../server/core/context.ts';
import { compile } from '../../server/listen/search/compile.ts';
import { findPosts } from '../../server/listen/search/posts.ts';
import { previewQuery } from '../../server/listen/search/preview.ts';
import { readQuery } from '../../server/listen/search/sought.ts';
import { getVolume } from '../../server/listen/search/volume.ts';
import { today } from '../../server/listen/today.ts';
import { readTexts } from '../load.ts';
import { type Figure, percentile, publish } from '../print.ts';
import { drawQueries } from './asked.ts';
import { type Archive, openArchives } from './world.ts';

const posts = 100_000;
const rounds = 16;
const limit = 50;

const watches = ['work', 'happy OR birthday', '"good morning"', 'hospital OR clinic OR doctor OR nurse', 'love -hate'];

const page = (filters: Filters) => (context: Context) => findPosts(context, { ...filters, limit });

/** Milliseconds of one act, its transaction included. */
async function timed(archive: Archive, run: (context: Context) => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await archive.act(run);
  return performance.now() - begun;
}

/** For each archive, how long each of these took in each round; the archives take turns. */
async function inTurns(
  archives: readonly Archive[],
  asks: readonly ((context: Context) => Promise<unknown>)[],
  times = rounds,
): Promise<number[][]> {
  const taken: number[][] = archives.map(() => []);
  for (let round = -1; round < times; round++) {
    for (const ask of asks) {
      for (const [n, archive] of archives.entries()) {
        const ms = await timed(archive, ask);
        // The first round warms.
        if (round >= 0) taken[n]!.push(ms);
      }
    }
  }
  return taken;
}

const texts = readTexts();
const archives = await openArchives(posts, texts, watches);
const large = archives.at(-1)!;
try {
  const figures: Figure[] = [];
  const { kinds, seldom } = await drawQueries(archives[0]!.owner, texts);
  for (const { name, queries } of kinds) {
    const taken = await inTurns(
      archives,
      queries.map((q) => page({ q })),
    );
    for (const [n, { posts }] of archives.entries()) {
      const at = posts.toLocaleString('en-US');
      const must = name === 'rare word' && n > 0 ? { must: '< 50' } : {};
      figures.push({ what: `${name}, p50 at ${at}`, value: percentile(taken[n]!, 0.5), unit: 'ms' });
      figures.push({ what: `${name}, p95 at ${at}`, value: percentile(taken[n]!, 0.95), unit: 'ms', ...must });
    }
    const [small, great] = taken.map((ms) => percentile(ms, 0.95));
    figures.push({ what: `${name}, growth of p95`, value: great! / small!, unit: 'times', must: '< 2' });
  }
  figures.push(
    ...(await others(archives)),
    ...(await instead('rare word', kinds[0]!.queries.slice(0, 3))),
    ...(await instead('seldom word', seldom)),
  );
  await publish('search', figures, [
    `Words: ${texts.from}. ${kinds[0]!.queries.length} queries of each kind, each asked ${rounds} times of each archive in turn, newest ${limit} with authors, folds and marks.`,
    'Two databases in one server. The large archive says the posts of the small one ten times, spread over the same 90 days, by others and with two more words.',
    'A rare word is in one of 1,000 to 2,000 posts, a common one among the 120 most said, a seldom one in one of 20,000 or fewer, a phrase in one of 200 to 2,000; a watch names five words that one of 33 to 330 posts says.',
  ]);
} finally {
  for (const archive of archives.toReversed()) await archive.close();
}

/** What else a page asks, once a round each. */
async function others(archives: readonly Archive[]): Promise<Figure[]> {
  const { rows } = await large.owner.query<{ id: string }>('select id from listen.watch order by id limit 1 offset 1');
  const watch = rows[0]!.id;
  const asks: [string, (context: Context) => Promise<unknown>, string?][] = [
    ['the newest posts', page({})],
    ['the newest posts of a watch', page({ watch })],
    ['Today, seven days', (context) => today(context, 7)],
    ['volume of 30 days, everything heard', (context) => getVolume(context, {})],
    ['volume of 30 days, a watch', (context) => getVolume(context, { watch })],
    ['preview of a watch over 30 days', (context) => previewQuery(context, { query: 'hospital OR clinic', days: 30 })],
  ];
  const figures: Figure[] = [];
  const add = (what: string, taken: number[][]) => {
    const [small, great] = taken.map((ms) => percentile(ms, 0.95));
    figures.push({ what: `${what}, p95 at ${archives[0]!.posts.toLocaleString('en-US')}`, value: small!, unit: 'ms' });
    figures.push({ what: `${what}, p95 at ${large.posts.toLocaleString('en-US')}`, value: great!, unit: 'ms' });
  };
  for (const [what, ask] of asks) add(what, await inTurns(archives, [ask], 3 * rounds));
  const places = new Map<string, string>();
  for (const { organization, act } of archives) places.set(organization, await act((context) => twentieth(context)));
  const last = (context: Context) => findPosts(context, { q: 'the', limit, before: places.get(context.organization)! });
  add('page 20 of a common word', await inTurns(archives, [last], 3 * rounds));
  return figures;
}

/** Where page 20 of a common word begins. */
async function twentieth(context: Context): Promise<string> {
  let before: string | undefined;
  for (let n = 1; n < 20; n++) {
    before = (await findPosts(context, { q: 'the', limit, before })).next ?? before;
  }
  return before!;
}

/** What one would write without the function that may use the index: ids alone, under the same policy. */
async function instead(kind: string, queries: readonly string[]): Promise<Figure[]> {
  const newest = (where: (q: string) => ReturnType<typeof sql>) => (q: string) => (context: Context) =>
    sql`select id, at from listen.post where organization_id = ${context.organization} and ${where(q)}
      and fold_under is null and muted is null order by at desc, id desc limit ${limit}`.execute(context.db);
  const ways: [string, (q: string) => (context: Context) => Promise<unknown>][] = [
    ['words @@ tsquery', newest((q) => sql`words @@ ${compile(readQuery(q))!.words}::tsquery`)],
    ['text ilike', newest((q) => sql`text ilike ${`%${q}%`}`)],
  ];
  const figures: Figure[] = [];
  for (const [what, ask] of ways) {
    const asks = queries.flatMap((q) => [page({ q }), ask(q)]);
    const [taken = []] = await inTurns([large], asks, 3);
    const ours = taken.filter((_, n) => n % 2 === 0);
    const theirs = taken.filter((_, n) => n % 2 === 1);
    const value = percentile(theirs, 0.5) / percentile(ours, 0.5);
    figures.push({ what: `${kind} at 1,000,000: plain ${what} under the policy, of our page`, value, unit: 'times' });
  }
  return figures;
}
