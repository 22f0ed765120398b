// Dashboards over a million posts: the same questions put to the rollups and to the raw rows, turn by turn, and whether they
// agree to the last post.
import { isDeepStrictEqual } from 'node:util';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { flags, topics } from '../../language/analysis/index.ts';
import { inOrganization, type Transaction } from '../../server/core/database.ts';
import { type CountsOf, readCounts, rebuild } from '../../server/learn/store/rollup.ts';
import { type Figure, publish } from '../print.ts';
import { openHouse } from '../storing/house.ts';

const posts = 1_000_000;
const piece = 100_000;
const zone = 'America/New_York';
const times = 7;

type Counts = Map<string, number>;

/** A question both can answer: what is counted, and by which dimension. */
interface Question {
  name: string;
  whats: string[];
  dimension: CountsOf['dimension'];
  raw: RawBuilder<unknown>;
}

const questions: Question[] = [
  {
    name: 'topic',
    whats: topics.map(({ topic }) => `topic ${topic}`),
    dimension: 'all',
    raw: sql`select 'topic ' || t as what, '' as value, count(*)::int as posts
      from raw cross join unnest(raw.topics) as t group by 1`,
  },
  {
    name: 'sentiment',
    whats: ['negative', 'neutral', 'positive'].map((one) => `sentiment ${one}`),
    dimension: 'all',
    raw: sql`select 'sentiment ' || sentiment as what, '' as value, count(*)::int as posts from raw group by 1`,
  },
  {
    name: 'urgency',
    whats: [0, 1, 2, 3].map((one) => `urgency ${one}`),
    dimension: 'all',
    raw: sql`select 'urgency ' || urgency as what, '' as value, count(*)::int as posts from raw group by 1`,
  },
  {
    name: 'facility',
    whats: ['all'],
    dimension: 'facility',
    raw: sql`select 'all' as what, coalesce(facility_id::text, 'none') as value, count(*)::int as posts from raw group by 2`,
  },
];

export async function run(): Promise<object> {
  const house = await openHouse();
  try {
    const within = <T>(fn: (db: Transaction) => Promise<T>) =>
      inOrganization(house.core.database, house.organization, fn);
    for (let from = 0; from < posts; from += piece) await within((db) => fill(db, house.organization, from));
    const begun = performance.now();
    await within((db) => rebuild(db, house.organization, zone));
    const seconds = (performance.now() - begun) / 1000;
    await upkeep(house.url);
    const rows = await within((db) => sql<{ n: number }>`select count(*)::int as n from learn.rollup`.execute(db));
    const figures: Figure[] = [
      { what: 'posts', value: posts, unit: 'posts' },
      { what: 'rollup', value: rows.rows[0]!.n, unit: 'rows' },
      { what: 'counting all anew', value: seconds, unit: 's' },
    ];
    let agree = true;
    for (const days of [30, 90])
      for (const question of questions) {
        const took = { raw: [] as number[], kept: [] as number[] };
        await within(async (db) => {
          const range = await daysBack(db, days);
          for (let n = 0; n < times; n++) {
            const raw = await timed(took.raw, () => askRaw(db, house.organization, question, range));
            const kept = await timed(took.kept, () => askKept(db, house.organization, question, range));
            agree &&= isDeepStrictEqual(kept, raw);
          }
        });
        const [raw, kept] = [median(took.raw), median(took.kept)];
        const what = `${days} days by ${question.name}`;
        figures.push({ what: `${what}, rollup`, value: kept, unit: 'ms' });
        figures.push({ what: `${what}, raw ÷ rollup`, value: raw / kept, unit: 'times', must: '≥ 50' });
      }
    figures.push({ what: 'agree to the last post', value: agree ? 1 : 0, unit: 'of 1', must: '= 1' });
    await publish('rollups', figures, [
      'Rows are made by SQL; both sides answer within one transaction of the app, in turns, the median of seven.',
    ]);
    return { figures };
  } finally {
    await house.close();
  }
}

/** A year of posts: some topics are common and most are rare, one in forty is aside. */
async function fill(db: Transaction, organization: string, from: number): Promise<void> {
  const names = topics.map(({ topic }) => topic);
  await sql`insert into learn.analysis (organization_id, post_id, model, analysed_at, language, read, sentiment, scores,
      urgency, life_risk, topics, topic_scores, parents, flags, personal_data, at, author_id, facility_id, network, aside)
    select ${organization}, gen_random_uuid(), 'shipped 2026-11-23 00000000', now(),
      case when n % 7 = 0 then 'es' else 'en' end, true,
      (array['negative', 'neutral', 'positive'])[1 + (hashint4(n) & 1023) % 3],
      '{"negative":0.5,"neutral":0.3,"positive":0.2}', (array[0, 0, 0, 1, 1, 2, 0, 3])[1 + (hashint4(n + 1) & 7)],
      n % 5000 = 0, t.topics, array_fill(0.6::real, array[cardinality(t.topics)]), '{}',
      array[(${flags as readonly string[]}::text[])[1 + (hashint4(n + 2) & 1023) % ${flags.length}]], '[]',
      date_trunc('hour', now()) - n * interval '365 days' / ${posts},
      md5(((hashint4(n + 3) & 1048575) % 200000)::text)::uuid,
      case when n % 9 < 6 then md5((n % 9)::text)::uuid end,
      (array['google', 'facebook', 'survey', 'bluesky'])[1 + (hashint4(n + 4) & 3)], n % 40 = 0
    from generate_series(${from}::int, ${from + piece - 1}::int) as n
    cross join lateral (select array[(${names}::text[])[1 + floor(power((hashint4(n + 5) & 65535) / 65536.0, 2) * ${names.length})::int]]
      || case when n % 3 = 0 then array[(${names}::text[])[${names.length} - (n % 7)]] else '{}' end as all_of_them) as drawn
    cross join lateral (select array(select distinct unnest(drawn.all_of_them)) as topics) as t`.execute(db);
}

interface Range {
  from: string;
  to: string;
}

/** Days of the organization, today among them. */
async function daysBack(db: Transaction, days: number): Promise<Range> {
  const { rows } = await sql<Range>`select (today - ${days - 1}::int)::text as from, today::text as to
    from (select (now() at time zone ${zone})::date as today) as t`.execute(db);
  return rows[0]!;
}

async function askRaw(db: Transaction, organization: string, { raw }: Question, { from, to }: Range): Promise<Counts> {
  const { rows } = await sql<{ what: string; value: string; posts: number }>`
    with raw as not materialized (select * from learn.analysis where organization_id = ${organization} and not aside
      and at >= ${from}::date::timestamp at time zone ${zone} and at < (${to}::date + 1)::timestamp at time zone ${zone})
    ${raw}`.execute(db);
  return countsOf(rows);
}

async function askKept(db: Transaction, organization: string, of: Question, range: Range): Promise<Counts> {
  const { whats, dimension } = of;
  return countsOf(await readCounts(db, organization, { whats, dimension, values: null, ...range }, false));
}

/** What autovacuum does in time. */
async function upkeep(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    await owner.query('vacuum (analyze) learn.analysis, learn.rollup');
  } finally {
    await owner.end();
  }
}

const countsOf = (rows: readonly { what: string; value: string; posts: number }[]): Counts =>
  new Map(rows.map(({ what, value, posts }) => [`${what} ${value}`, posts] as const).sort());

async function timed<T>(took: number[], run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await run();
  took.push(performance.now() - begun);
  return result;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

await run();

if (import.meta.main) await run();
