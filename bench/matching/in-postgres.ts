// The same watches asked of PostgreSQL: the words of a batch of posts are joined to the watches' rarest required terms, and
// each watch so found is checked as a tsquery.
import pg from 'pg';
import type { Query } from '../../language/query/index.ts';
import { requiredOf } from '../../language/query/required.ts';
import { benchDatabase } from '../database.ts';
import type { Competitor } from './in-sqlite.ts';
import { type Phrase, type TextPart, textPartOf } from './text-part.ts';

const tables = `
  create unlogged table watch (watch int primary key, query tsquery not null);
  create unlogged table watch_term (term text not null, watch int not null)`;
const indexes = `
  create index on watch_term (term, watch);
  analyze watch, watch_term`;

/** Beginnings stand in the table with a star; the batch offers its words' beginnings of the lengths that are waited for. */
const match = (lengths: string) => `
  with post as materialized (
    select post, to_tsvector('simple', text) as words from unnest($1::text[]) with ordinality as of (text, post)
  ), word as materialized (
    select post, lexeme as term from post, unnest(words)
  ), found as (
    select post, watch from word join watch_term using (term)
    union
    select post, watch from word, unnest('${lengths}'::int[]) as length
      join watch_term on true where watch_term.term = left(word.term, length) || '*' and length(word.term) >= length
  )
  select post::int, watch from found join post using (post) join watch using (watch) where words @@ query`;

/** How often a word is met, as far as whoever chooses the terms knows; the least is waited for. */
export type Commonness = (word: string) => number;

export async function openInPostgres(watches: readonly Query[], commonness: Commonness): Promise<Competitor> {
  const database = await benchDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('set max_parallel_workers_per_gather = 0; set jit = off');
  await client.query(tables);
  const terms = watches.flatMap((watch, i) => termsOf(watch, commonness).map((term) => ({ term, watch: i })));
  await client.query('insert into watch select * from unnest($1::int[], $2::tsquery[])', [
    watches.map((_, i) => i),
    watches.map((watch) => written(textPartOf(watch))),
  ]);
  await client.query('insert into watch_term select * from unnest($1::text[], $2::int[])', [
    terms.map(({ term }) => term),
    terms.map(({ watch }) => watch),
  ]);
  await client.query(indexes);
  const lengths = new Set(terms.filter(({ term }) => term.endsWith('*')).map(({ term }) => term.length - 1));
  const text = match(`{${[...lengths].join()}}`);
  return {
    async match(posts) {
      const { rows } = await client.query<[number, number]>({
        name: 'match',
        text,
        values: [posts.map((post) => post.text)],
        rowMode: 'array',
      });
      return rows.map(([post, watch]) => [post - 1, watch]);
    },
    async close() {
      await client.end();
      await database.close();
    },
  };
}

function termsOf(watch: Query, commonness: Commonness): string[] {
  const triggers = requiredOf(watch, (trigger) => {
    if (trigger.kind === 'fact') return Number.POSITIVE_INFINITY;
    return commonness(trigger.kind === 'prefix' ? trigger.prefix : trigger.term);
  });
  const terms = triggers.map((trigger) => {
    if (trigger.kind === 'fact') throw new Error('This watch asks nothing of the text.');
    return trigger.kind === 'prefix' ? `${trigger.prefix}*` : trigger.term;
  });
  return [...new Set(terms)];
}

function written(part: TextPart): string {
  switch (part.kind) {
    case 'phrase':
      return phrase(part);
    case 'near':
      return part.left.flatMap((left) => part.right.map((right) => near(left, right, part.distance))).join(' | ');
    case 'any':
      return part.of.map((of) => `(${written(of)})`).join(' | ');
    case 'all':
      return [...part.of.map((of) => `(${written(of)})`), ...part.not.map((not) => `!(${written(not)})`)].join(' & ');
  }
}

function near(left: Phrase, right: Phrase, distance: number): string {
  const one = `(${phrase(left)})`;
  const other = `(${phrase(right)})`;
  return Array.from({ length: distance + 1 }, (_, i) => `${one} <${i + 1}> ${other} | ${other} <${i + 1}> ${one}`).join(
    ' | ',
  );
}

function phrase({ words }: Phrase): string {
  return words
    .map(({ term, isBeginning }) => `'${term.replaceAll("'", "''")}'${isBeginning ? ':*' : ''}`)
    .join(' <-> ');
}
