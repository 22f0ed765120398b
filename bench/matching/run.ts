// Matching a stream: its rate beside a fixed reference, PostgreSQL, SQLite and a second worker; each with what was missed or
// invented; and what adding a watch costs.
import { createMatcher, type Matcher } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import type { Query } from '../../language/query/index.ts';
import { type Figure, publish } from '../print.ts';
import { addWatches } from './adding.ts';
import { openInPostgres } from './in-postgres.ts';
import { type Competitor, openInSqlite } from './in-sqlite.ts';
import { readLoad } from './posts.ts';
import { readWords } from './reference.ts';
import { compareWithPlain, sampleOf } from './truth.ts';
import { type Side, takeTurns } from './turns.ts';
import { vocabularyOf, writeWatches } from './watches.ts';
import { compareWorkers } from './workers.ts';

const stages = [
  { count: 1000, turns: 20, sample: 1000 },
  { count: 10_000, must: '≥ 0.45', turns: 40, sample: 1000 },
  { count: 100_000, must: '≥ 0.07', turns: 20, sample: 120 },
];
const added = 1000;
const turnPosts = 5000;
/** As the program hands arrived posts on. */
const batch = 1000;

const figures: Figure[] = [];
const notes: string[] = [];
const load = readLoad();
const { posts } = load;
const vocabulary = vocabularyOf(posts);
notes.push(`${load.note}; ${vocabulary.length} different words.`);

function wait(watches: readonly Query[]): Matcher<number> {
  const matcher = createMatcher<number>({ unindexedLimit: Number.POSITIVE_INFINITY });
  for (const [id, query] of watches.entries()) matcher.set(id, query);
  return matcher;
}

function sideOf(matcher: Matcher<number>, size: number): Side {
  return {
    posts: size,
    run(part) {
      for (const post of part) matcher.match(post);
    },
  };
}

const reference: Side = {
  posts: turnPosts,
  run(part) {
    for (const { text } of part) readWords(text);
  },
};

function addTruth(what: string, matcher: Matcher<number>, watches: readonly Query[], size: number): void {
  const truth = compareWithPlain(matcher, watches, sampleOf(matcher, posts, size));
  figures.push(
    { what: `${what}: missed hits`, value: truth.missed, unit: `of ${truth.hits}`, must: '= 0' },
    { what: `${what}: invented hits`, value: truth.invented, unit: `of ${truth.hits}`, must: '= 0' },
  );
}

async function besideReference({ count, must, turns, sample }: (typeof stages)[number], watches: readonly Query[]) {
  const what = `${count.toLocaleString('en-US')} watches`;
  const matcher = wait(watches);
  const hit = posts.filter((post) => matcher.match(post).length > 0).length;
  const { ours, theirs, ratio } = await takeTurns(turns, posts, sideOf(matcher, turnPosts), reference);
  figures.push(
    { what: `${what}, one thread`, value: ours, unit: 'posts/s' },
    { what: `${what}: reference in the same turns`, value: theirs, unit: 'posts/s' },
    { what: `${what}: of the reference`, value: ratio, unit: 'ratio', must },
  );
  addTruth(what, matcher, watches, sample);
  notes.push(`${what}: ${((100 * hit) / posts.length).toFixed(1)}% of all posts have a hit.`);
  return matcher;
}

async function besideCompetitor(
  name: string,
  competitor: Competitor,
  watches: readonly Query[],
  { turns, must }: { turns: number; must?: string },
) {
  const matcher = wait(watches);
  const first = posts.slice(0, 20 * batch);
  const found = first.flatMap((post, at) => matcher.match(post).map((id) => `${at % batch} ${id}`));
  const theirs: string[] = [];
  for (let i = 0; i < first.length; i += batch)
    for (const pair of await competitor.match(first.slice(i, i + batch))) theirs.push(pair.join(' '));
  const side = { posts: batch, run: (part: readonly Post[]) => competitor.match(part) };
  const result = await takeTurns(turns, posts, sideOf(matcher, turnPosts), side);
  await competitor.close();
  figures.push(
    { what: `${name}, ${watches.length.toLocaleString('en-US')} watches`, value: result.theirs, unit: 'posts/s' },
    { what: `ours ÷ ${name}`, value: result.ratio, unit: 'times', must },
  );
  notes.push(`${name} finds ${theirs.length} hits in ${first.length} posts where the matcher finds ${found.length}.`);
}

for (const stage of stages) {
  const extra = stage.count === 100_000 ? added : 0;
  const watches = writeWatches(stage.count + extra, posts, vocabulary);
  const matcher = await besideReference(stage, watches.slice(0, stage.count));
  if (extra > 0) {
    const more = watches.slice(stage.count).map(({ text }) => text);
    const { p95, worst } = addWatches(matcher, more, posts);
    figures.push(
      { what: 'adding a watch to 100,000, p95', value: p95, unit: 'ms', must: '< 10' },
      { what: `adding a watch to 100,000, worst of ${extra}`, value: worst, unit: 'ms', must: '< 10' },
    );
    addTruth('after adding', matcher, watches, 100);
  }
  if (stage.count !== 10_000) continue;
  // Facts are no part of a text index: they leave those watches out, which is to their advantage.
  const textual = watches.filter(({ text }) => !/\b(from|lang|is|has|site|followers):/.test(text));
  const ranks = new Map(vocabulary.map((word, rank) => [word, rank + 1]));
  const rarest = (word: string) => 1 / (ranks.get(word) ?? vocabulary.length);
  const longest = (word: string) => 1 / word.length;
  await besideCompetitor('PostgreSQL, joined on the longest term', await openInPostgres(textual, longest), textual, {
    turns: 15,
  });
  await besideCompetitor('PostgreSQL, joined on the rarest term', await openInPostgres(textual, rarest), textual, {
    turns: 25,
    must: '≥ 100',
  });
  await besideCompetitor('SQLite FTS5', openInSqlite(textual), textual, { turns: 25, must: '≥ 25' });
  const workers = await compareWorkers(watches, posts, (post) => matcher.match(post), 8);
  figures.push(
    { what: 'one worker, 10,000 watches', value: workers.theirs, unit: 'posts/s' },
    { what: 'two workers, 10,000 watches', value: workers.ours, unit: 'posts/s' },
    { what: 'two workers ÷ one', value: workers.ratio, unit: 'times', must: '≥ 1.5' },
    { what: 'posts for which a worker finds otherwise', value: workers.differing, unit: 'posts', must: '= 0' },
  );
}
notes.push(`PostgreSQL and SQLite take batches of ${batch} posts and leave out the watches that ask for facts.`);
await publish('matching', figures, notes);
