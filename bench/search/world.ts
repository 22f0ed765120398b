// Two archives in one server, one ten times the other: the small one arrived; the large one says its posts again, with words added.
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { program } from '../../server/core/actor.ts';
import { act, type Context } from '../../server/core/context.ts';
import { addWatch, createReceiver } from '../../server/listen/index.ts';
import type { Texts } from '../load.ts';
import { type House, openHouse } from '../storing/house.ts';
import { postAt } from '../storing/posts.ts';

export interface Archive {
  posts: number;
  organization: string;
  /** The owner's connection. */
  owner: pg.Client;
  act<T>(run: (context: Context) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const batch = 1000;
const times = 10;

export async function openArchives(posts: number, texts: Texts, watches: readonly string[]): Promise<Archive[]> {
  const first = await openHouse();
  // The second database goes into the first one's server.
  process.env.OPENROUNDS_BENCH_DATABASE_URL ??= first.url;
  const second = await openHouse();
  await arrive(first, posts, texts, watches);
  const small = await archiveOf(first, posts);
  const large = await archiveOf(second, posts * times);
  await sayAgain(small, large);
  for (const { owner } of [small, large]) await owner.query('vacuum analyze');
  return [small, large];
}

async function arrive(house: House, posts: number, texts: Texts, watches: readonly string[]): Promise<void> {
  const inHouse = <T>(run: (context: Context) => Promise<T>) => act(house.core, house.organization, program, run);
  await inHouse(async (context) => {
    for (const [n, query] of watches.entries()) await addWatch(context, { name: `${n}`, query });
  });
  const receiver = createReceiver(house.core);
  const now = Date.now();
  for (let from = 0; from < posts; from += batch) {
    const arrived = Array.from({ length: batch }, (_, n) => postAt(from + n, posts, texts, now));
    await inHouse((context) =>
      receiver.receive(context, { channelId: null, facilityId: null, posts: arrived, changes: [] }),
    );
  }
}

async function archiveOf(house: House, posts: number): Promise<Archive> {
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  return {
    posts,
    organization: house.organization,
    owner,
    act: (run) => act(house.core, house.organization, program, run),
    async close() {
      await owner.end();
      await house.close();
    },
  };
}

const tables = ['listen.author', 'listen.watch', 'listen.post', 'listen.hit'];

/** The rows of the small archive, ten times each: spread over the same days, by others, with two more words. */
async function sayAgain(small: Archive, large: Archive): Promise<void> {
  const { owner } = large;
  // COPY is refused under a policy; an owner may lift it from its own tables.
  const force = async (how: string) => {
    for (const table of tables) {
      for (const archive of [small, large]) await archive.owner.query(`alter table ${table} ${how} row level security`);
    }
  };
  await force('no force');
  await owner.query("set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off");
  for (const table of ['listen.author', 'listen.watch']) await copy(small, large, table, table);
  for (const [table, name] of [
    ['listen.post', 'said'],
    ['listen.hit', 'found'],
  ] as const) {
    await owner.query(`create unlogged table ${name} as table ${table} with no data`);
    await copy(small, large, table, name);
  }
  const indexes = await dropIndexes(owner);
  await owner.query(again);
  for (const [table, from, own] of [
    ['listen.post', 'said s join again a on a.said = s.id', postColumns],
    ['listen.hit', 'found s join again a on a.said = s.post_id', hitColumns],
  ] as const) {
    const columns = await columnsOf(owner, table);
    const values = columns.map((column) => own[column] ?? `s.${column}`);
    await owner.query(`insert into ${table} (${columns}) select ${values} from ${from} order by a.at`);
  }
  for (const definition of indexes) await owner.query(definition);
  await owner.query('drop table said, found, again, vocabulary');
  await force('force');
}

/** Which post is said again when, by whom and with which words; `n` 0 is the post itself. Words and people are drawn by Zipf. */
const again = `
  create unlogged table vocabulary as select row_number() over (order by ndoc desc, word) as rank, word
    from ts_stat('select words from said') where word ~ '^[a-z]+$' limit 30000;
  create unlogged table again as
    with span as (select min(extract(epoch from at)) as low, max(extract(epoch from at)) - min(extract(epoch from at)) as length
      from said),
    people as (select array_agg(id order by id) as ids, count(*) as count from listen.author),
    words as (select array_agg(word order by rank) as words, count(*) as count from vocabulary)
    select s.id as said, n, moved.at, people.ids[floor(people.count ^ drawn.a)] as author,
      words.words[floor(words.count ^ drawn.b)] as one, words.words[floor(words.count ^ drawn.c)] as other,
      case when n = 0 then s.id else (lpad(to_hex(floor(extract(epoch from moved.at) * 1000)::bigint), 12, '0')
        || '7' || substr(mixed, 1, 3) || '8' || substr(mixed, 4, 15))::uuid end as id
    from said s cross join generate_series(0, ${times - 1}) as n cross join span cross join people cross join words
    cross join lateral (select md5(s.id::text || n) as mixed) as mix
    cross join lateral (select to_timestamp(span.low + mod(extract(epoch from s.at) - span.low
      + n * span.length * ${1 / times + 1e-6}, span.length + 0.001)) as at) as moved
    cross join lateral (select ('x' || substr(mixed, 1, 8))::bit(32)::bigint / 4294967296.0::float8 as a,
      ('x' || substr(mixed, 9, 8))::bit(32)::bigint / 4294967296.0::float8 as b,
      ('x' || substr(mixed, 17, 8))::bit(32)::bigint / 4294967296.0::float8 as c) as drawn;
  create index on again (said);
  analyze said; analyze found; analyze again`;

const first = 'a.n = 0';

const postColumns: Record<string, string> = {
  id: 'a.id',
  at: 'a.at',
  heard_at: 'a.at',
  conversation_id: `case when ${first} then s.conversation_id else a.id end`,
  external_id: `case when ${first} then s.external_id else s.external_id || a.n end`,
  author_id: `case when ${first} then s.author_id else a.author end`,
  text: `case when ${first} then s.text else concat_ws(' ', s.text, a.one, a.other) end`,
  words: `case when ${first} then s.words else s.words || format('%L:1 %L:2', a.one, a.other)::tsvector end`,
  words_digest: `case when ${first} then s.words_digest else hashtextextended(a.id::text, 0) end`,
  fold_under: `case when ${first} then s.fold_under end`,
  fold_why: `case when ${first} then s.fold_why end`,
};

const hitColumns: Record<string, string> = {
  post_id: 'a.id',
  at: 'a.at',
  author_id: `case when ${first} then s.author_id else a.author end`,
  folded: `${first} and s.folded`,
};

/** The rows of one archive's organization, into a table of the other's. */
async function copy(from: Archive, to: Archive, table: string, into: string): Promise<void> {
  const columns = await columnsOf(from.owner, table);
  const values = columns.map((column) => (column === 'organization_id' ? `'${to.organization}'::uuid` : column));
  await pipeline(
    from.owner.query(copyTo(`copy (select ${values} from ${table}) to stdout`)),
    to.owner.query(copyFrom(`copy ${into} (${columns}) from stdin`)),
  );
}

async function columnsOf(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Filled first and indexed then is several times faster; what a key stands on stays. */
async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid in ('listen.post'::regclass, 'listen.hit'::regclass)
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
