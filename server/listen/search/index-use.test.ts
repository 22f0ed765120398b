// The archive is searched through its indexes, as the app's own role under row-level security.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { openWorld } from '../testing/world.ts';
import { findPosts } from './posts.ts';

const world = await openWorld();
const posts = 30_000;

/** Every post says "common", one in five hundred "seldom", one of all "needle". */
async function filled() {
  const valley = await world.found();
  await valley.act(async ({ db }) => {
    // Only what is surely written can be marked as visible to all.
    await sql`set local synchronous_commit = on`.execute(db);
    await sql`insert into listen.post (organization_id, id, network, external_id, conversation_id, kind, text, at, heard_at, words)
      select ${valley.id}::uuid, id, 'bluesky', 'n' || n, id, 'post', repeat('common ', 80), at, at, (case
        when n = 777 then $$'common':1 'needle':2$$ when n % 500 = 0 then $$'common':1 'seldom':2$$ else $$'common':1$$ end)::tsvector
      from (select n, gen_random_uuid() as id, ${new Date()}::timestamptz - n * interval '1 minute' as at
        from generate_series(1, ${posts}::int) as n) as rows`.execute(db);
  });
  const client = new pg.Client(world.core.database.url);
  await client.connect();
  await client.query('vacuum analyze listen.post');
  await client.end();
  return valley;
}

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

async function explain({ db }: Context, query: ReturnType<typeof sql>): Promise<Plan> {
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: Plan }];
  }>`explain (analyze, buffers, format json) ${query}`.execute(db);
  return rows[0]!['QUERY PLAN'][0].Plan;
}

const nodes = (plan: Plan): string[] => [
  `${plan['Node Type']} ${plan['Index Name'] ?? ''}`.trim(),
  ...(plan.Plans ?? []).flatMap(nodes),
];

test('candidates and rows are read through indexes, a small part of the table', async () => {
  const valley = await filled();
  const { whole, role } = await valley.act(async ({ db }) => {
    const { rows } = await sql<{ whole: number; role: string }>`
      select pg_relation_size('listen.post') / 8192 as whole, current_user::text as role`.execute(db);
    return rows[0]!;
  });
  assert.equal(role, 'openrounds_app');
  for (const [words, most] of [
    ["'needle'", 0.35],
    ["'seldom'", 0.35],
    ["'common'", 0.2],
  ] as const) {
    const plan = await valley.act(async (context) => {
      const asked = sql`select * from listen.candidates(${valley.id}, ${words}::tsquery, null, null, null, '{}', '{}',
        null, null, null, 50, 60000)`;
      // Once before, so that what is read to plan it is not counted.
      await explain(context, asked);
      return explain(context, asked);
    });
    const touched = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    assert.ok(touched < whole * most, `${words}: ${touched} of ${whole}`);
  }
  await valley.act(async (context) => {
    const scans = async () => {
      const { rows } = await sql<{ scans: number }>`select seq_scan as scans from pg_stat_xact_user_tables
        where schemaname = 'listen' and relname = 'post'`.execute(context.db);
      return rows[0]!.scans;
    };
    const before = await scans();
    const found = await findPosts(context, { q: 'seldom', limit: 50 });
    assert.equal(found.posts.length, 0, 'the text of these rows says something else');
    const plan = await explain(
      context,
      sql`select * from listen.post where organization_id = ${valley.id} and id = any (${[newId()]}::uuid[])`,
    );
    assert.ok(nodes(plan).includes('Index Scan post_pkey'));
    assert.ok(!nodes(plan).some((node) => node.startsWith('Seq Scan')));
    assert.equal(await scans(), before, 'no table was read from end to end');
  });
});

test('under the policy alone the index of words is not used: that is why there is a function', async () => {
  const valley = await world.found('Elsewhere');
  const plan = await valley.act((context) =>
    explain(
      context,
      sql`select id from listen.post where organization_id = ${valley.id} and words @@ 'needle'::tsquery`,
    ),
  );
  assert.ok(!nodes(plan).some((node) => node.includes('post_words')));
});

test('another organization can’t be asked', async () => {
  const valley = await world.found('One');
  const other = await world.found('Other');
  await assert.rejects(
    valley.act(({ db }) =>
      sql`select * from listen.candidates(${other.id}, null, null, null, null, '{}', '{}', null, null, null, 5, 5)`.execute(
        db,
      ),
    ),
    { code: '42501' },
  );
});
