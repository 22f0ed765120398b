// Reports on a real PostgreSQL: the figures bear every sentence, the files can be opened, a plan writes once, a stranger sees none.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '../../core/context.ts';
import { readFile } from '../../core/files.ts';
import { newId } from '../../core/ids.ts';
import { by, openWorld, person } from '../../listen/testing/world.ts';
import { checkScope } from '../scope.ts';
import { findCounted } from '../store/report.ts';
import { getReport, makeNow, makeReport } from './make.ts';
import { endPlan, findPlans, planReport, resumePlan, seeToPlans } from './plan.ts';
import { daysOf, nextDay } from './rules.ts';
import { linkTo, writeSections } from './sentences.ts';
import { pdfText, unzip } from './testing/opened.ts';

const world = await openWorld();
after(() => world.core.database.close());
const house = await world.found('Mercy Valley', ['St. Anne', 'Harbor']);
const [anne] = house.facilityIds as [string, string];
const editor = person('editor');
const run = <T>(fn: (context: Context) => Promise<T>, actor = editor) => house.act(fn, actor);
const never = new AbortController().signal;

/** So many people, each with one post, read as given. */
async function say(
  people: number,
  at: string,
  read: { topics?: string[]; urgency?: number; sentiment?: string; flags?: string[] },
  from = 0,
) {
  const posts = Array.from({ length: people }, (_, n) => ({
    externalId: `${at} ${JSON.stringify(read)} ${n + from}`,
    text: `Said ${n} on ${at}`,
    author: by(`p${n + from}`),
    at: new Date(at),
  }));
  await house.arrive(posts, { facilityId: anne });
  await run(({ db }) =>
    sql`insert into learn.analysis (organization_id, post_id, model, analysed_at, language, read, sentiment, scores,
      urgency, life_risk, topics, topic_scores, flags, personal_data, at, author_id, facility_id, network, aside)
      select organization_id, id, 'test', at, 'en', true, ${read.sentiment ?? 'neutral'}, '{}', ${read.urgency ?? 0}, false,
        ${read.topics ?? []}::text[], '{}', ${read.flags ?? []}::text[], '[]', at, author_id, facility_id, network, false
      from listen.post where external_id = any (${posts.map(({ externalId }) => externalId)}::text[])`.execute(db),
  );
}
await say(60, '2026-05-28T12:00:00Z', { topics: ['food'] });
await say(60, '2026-06-05T12:00:00Z', { topics: ['waiting'], sentiment: 'negative' });
await say(4, '2026-06-06T12:00:00Z', { topics: ['harm'], urgency: 3 }, 100);
await say(7, '2026-06-07T12:00:00Z', { topics: ['billing'], flags: ['question'] }, 200);

const about = { kind: 'weekly', language: 'en', facilityId: null, watchId: null } as const;
const made = async (given: Parameters<typeof makeNow>[1]) => {
  const { id } = await run((context) => makeNow(context, given));
  await world.runJobs();
  return run((context) => getReport(context, id));
};
const bytesOf = async (id: string) => {
  const pieces: Buffer[] = [];
  for await (const piece of readFile(world.core, house.id, editor, id)) pieces.push(piece);
  return Buffer.concat(pieces);
};
const fileOf = (report: string, as: 'html' | 'pptx' | 'csv' | 'pdf') =>
  run(async ({ db }) => {
    const { rows } = await sql<{
      id: string | null;
    }>`select ${sql.ref(`${as}_file`)} as id from learn.report where id = ${report}`.execute(db);
    return rows[0]!.id;
  });

test('the days of a report are over, and the next day of a plan is ahead', () => {
  assert.deepEqual(daysOf('weekly', '2026-06-09'), { from: '2026-06-02', to: '2026-06-08' });
  assert.deepEqual(daysOf('monthly', '2026-03-01'), { from: '2026-02-01', to: '2026-02-28' });
  assert.equal(nextDay({ kind: 'weekly', day: 1 }, '2026-06-09', true), '2026-06-15');
  assert.equal(nextDay({ kind: 'weekly', day: 2 }, '2026-06-09', true), '2026-06-09');
  assert.equal(nextDay({ kind: 'weekly', day: 2 }, '2026-06-09', false), '2026-06-16');
  assert.equal(nextDay({ kind: 'monthly', day: 9 }, '2026-06-09', false), '2026-07-09');
});

test('sentences say what the numbers bear: what grew, what faded, what is urgent, what is asked', async () => {
  const { content, state, files } = await made(about);
  assert.equal(state, 'made');
  assert.deepEqual(
    files.filter((as) => as !== 'pdf'),
    ['html', 'pptx', 'csv'],
  );
  const said = content!.sections.flatMap(({ sentences }) => sentences);
  const of = (key: string) => said.filter((each) => each.key === key);
  assert.deepEqual(of('heard')[0]!.values, { posts: 71, people: 71 });
  assert.deepEqual(
    of('grew').map(({ topic }) => topic),
    ['waiting'],
  );
  assert.deepEqual(
    of('faded').map(({ topic }) => topic),
    ['food'],
  );
  assert.deepEqual(of('critical')[0]!.values, { posts: 4, people: 4 });
  assert.deepEqual(
    of('urgent_topic').map(({ topic, values }) => [topic, values.people]),
    [['harm', 4]],
  );
  assert.deepEqual(
    of('asked_topic').map(({ topic, values }) => [topic, values.people]),
    [['billing', 7]],
  );
  assert.equal(of('too_few').length, 0);
  assert.equal(of('concentrated').length, 0);
});

test('every figure leads to exactly the posts it counts', async () => {
  const { content } = await made(about);
  for (const { values, link } of content!.sections.flatMap(({ sentences }) => sentences)) {
    if (!link?.startsWith('/learn/counted') || typeof values.posts !== 'number') continue;
    const { what, ...scope } = Object.fromEntries(new URL(link, 'https://x.example').searchParams);
    const found = await run(async (context) =>
      findCounted(context.db, await checkScope(context, scope as never), what!, undefined, 1000),
    );
    assert.equal(found.length, values.posts, link);
  }
});

test('below thirty posts nothing is compared', () => {
  const row = (what: string, now: boolean, posts: number) => ({
    what,
    now,
    posts,
    people: posts,
    busiestPosts: Math.min(10, posts),
  });
  const counts = [
    row('all', true, 29),
    row('read', true, 29),
    row('topic waiting', true, 29),
    row('all', false, 500),
    row('read', false, 500),
  ];
  const sections = writeSections({ counts, from: '2026-06-02', to: '2026-06-08', place: {} });
  const keys = sections.flatMap(({ sentences }) => sentences.map(({ key }) => key));
  assert.deepEqual(keys, ['heard', 'too_few', 'topic_few', 'none_urgent']);
  assert.ok(sections.every(({ rows }) => rows.length === 0));
  assert.equal(
    linkTo({ from: 'a', to: 'b', place: { facility: 'f' } }),
    '/learn/counted?from=a&to=b&facility=f&what=all',
  );
});

test('ten people who wrote most of it are said', () => {
  const row = (what: string) => ({ what, now: true, posts: 100, people: 30, busiestPosts: 80 });
  const sections = writeSections({
    counts: [row('all'), row('read')],
    from: '2026-06-02',
    to: '2026-06-08',
    place: {},
  });
  assert.deepEqual(sections[0]!.sentences.find(({ key }) => key === 'concentrated')?.values, { percent: 80 });
});

test('the page has no script and asks nobody; the deck opens and holds text, a chart and a table; the PDF holds its words', async () => {
  const { id } = await made({ ...about, language: 'es' });
  const page = (await bytesOf((await fileOf(id, 'html'))!)).toString();
  assert.match(page, /Lo que dijo la gente esta semana/);
  assert.match(page, /Creció «/);
  assert.doesNotMatch(page, /<script|<link|<img|<iframe|src=|@import|url\(/);
  assert.doesNotMatch(page, /\{\{|undefined|NaN|Said \d/);
  const deck = unzip(await bytesOf((await fileOf(id, 'pptx'))!));
  const names = [...deck.keys()];
  const slides = names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const texts = slides.map((name) => deck.get(name)!.toString()).join('');
  assert.match(texts, /Lo que dijo la gente esta semana/);
  assert.match(texts, /<a:tbl>/);
  assert.ok(
    names.some((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)),
    'a native chart',
  );
  assert.deepEqual(
    names.filter((name) => /\.(png|jpe?g|svg)$/.test(name)),
    [],
    'no pictures',
  );
  const table = (await bytesOf((await fileOf(id, 'csv'))!)).toString();
  assert.match(table, /^\uFEFFsection,says,posts/);
  const pdf = await fileOf(id, 'pdf');
  if (!pdf) return;
  const printed = await bytesOf(pdf);
  assert.equal(printed.subarray(0, 5).toString(), '%PDF-');
  assert.match(pdfText(printed), /Lo que dijo la gente esta semana/);
  assert.match(pdfText(printed), /personas/);
});

test('a report for the board holds nothing below eleven, and is never of a watch', async () => {
  const { content, state, fault } = await made({ ...about, kind: 'board' });
  assert.deepEqual([state, fault], ['made', null]);
  const figures = content!.sections.flatMap(({ sentences, rows }) => [
    ...sentences.map(({ values }) => values.people),
    ...rows.map(({ people }) => people),
  ]);
  for (const people of figures) if (typeof people === 'number') assert.equal(people % 10, 0);
  assert.ok(content!.sections.every(({ sentences }) => sentences.every(({ link }) => link === null)));
  await assert.rejects(
    run((context) => makeNow(context, { ...about, kind: 'board', watchId: newId() })),
    { code: 'not_found' },
  );
});

test('a facility’s reader sees reports of that facility alone', async () => {
  const { id } = await made({ ...about, facilityId: anne });
  const there = person('reader', anne);
  const elsewhere = person('reader', house.facilityIds[1]!);
  assert.equal((await run((context) => getReport(context, id), there)).id, id);
  await assert.rejects(
    run((context) => getReport(context, id), elsewhere),
    { code: 'not_found' },
  );
  const whole = await made(about);
  await assert.rejects(
    run((context) => getReport(context, whole.id), there),
    { code: 'not_found' },
  );
});

test('a plan writes itself once when it is due, in the organization’s time zone', async () => {
  const plan = await run((context) => planReport(context, { ...about, day: 3, hour: 7 }));
  assert.equal(plan.nextAt, '2026-06-10T11:00:00.000Z');
  const count = () =>
    run(async ({ db }) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from learn.report where plan_id = ${plan.id}`.execute(db);
      return rows[0]!.n;
    });
  await seeToPlans.run(world.core, {}, never);
  assert.equal(await count(), 0);
  world.clock.advance(24 * 3_600_000);
  await seeToPlans.run(world.core, {}, never);
  await seeToPlans.run(world.core, {}, never);
  assert.equal(await count(), 1);
  assert.equal((await run(findPlans))[0]!.nextAt, '2026-06-17T11:00:00.000Z');
  await run((context) => endPlan(context, plan.id));
  assert.deepEqual(await run(findPlans), []);
  await run((context) => resumePlan(context, plan.id));
  assert.equal((await run(findPlans)).length, 1);
});

test('a report is made once, however often its job runs', async () => {
  const { id } = await made(about);
  const before = await fileOf(id, 'html');
  await makeReport.run(world.core, { organizationId: house.id, reportId: id }, never);
  assert.equal(await fileOf(id, 'html'), before);
});
