// SQL of arrival: what is known already, and new rows in bulk.
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CleanPost } from '../arrive/clean.ts';
import { bareArray, textArray } from './literal.ts';

export interface KnownPost {
  id: string;
  network: string;
  external_id: string;
  title: string | null;
  text: string | null;
  rating: number | null;
  links: string[];
  deleted: boolean;
  expired: boolean;
}

/**
 * Those of these posts that are stored. Here and wherever else a batch is looked up: a lateral join, one look into the
 * index for each, because a plan made from the statistics of a young table would rather read it whole.
 */
export async function findKnown(
  db: Transaction,
  organization: string,
  posts: readonly Pick<CleanPost, 'network' | 'externalId'>[],
): Promise<KnownPost[]> {
  const { rows } = await sql<KnownPost>`
    select p.*
    from unnest(${textArray(posts.map((post) => post.network))}::text[],
      ${textArray(posts.map((post) => post.externalId))}::text[]) as u (network, external_id)
    cross join lateral (select p.id, p.network, p.external_id, p.title, p.text, p.rating, p.links,
        p.deleted_at is not null as deleted, p.expired_at is not null as expired
      from listen.post p where p.organization_id = ${organization}
        and p.network = u.network and p.external_id = u.external_id limit 1) as p`.execute(db);
  return rows;
}

export interface NewPost extends CleanPost {
  id: string;
  channelId: string | null;
  authorId: string | null;
  conversationId: string;
  facilityId: string | null;
  heardAt: Date;
  vector: string | null;
  digest: string | null;
  foldUnder: string | null;
  foldWhy: 'repost' | 'copy' | null;
  muted: 'author' | 'word' | 'thread' | null;
}

type Write = (post: NewPost) => string | number | null;

/** Of each column its name, its type, whether its values need quoting in an array, and how they are written. */
const columns: readonly (readonly [name: string, type: string, quoting: boolean, write: Write])[] = [
  ['id', 'uuid', false, (post) => post.id],
  ['network', 'text', true, (post) => post.network],
  ['external_id', 'text', true, (post) => post.externalId],
  ['channel_id', 'uuid', false, (post) => post.channelId],
  ['author_id', 'uuid', false, (post) => post.authorId],
  ['conversation_id', 'uuid', false, (post) => post.conversationId],
  ['facility_id', 'uuid', false, (post) => post.facilityId],
  ['kind', 'text', false, (post) => post.kind],
  ['title', 'text', true, (post) => post.title],
  ['text', 'text', true, (post) => post.text],
  ['lang', 'text', true, (post) => post.lang],
  ['at', 'timestamptz', false, (post) => post.at.toISOString()],
  ['heard_at', 'timestamptz', false, (post) => post.heardAt.toISOString()],
  ['reply_to', 'text', true, (post) => post.replyTo],
  ['answers', 'text', true, (post) => post.answers],
  ['rating', 'float8', false, (post) => post.rating],
  ['place', 'text', true, (post) => post.place],
  ['url', 'text', true, (post) => post.url],
  ['links', 'text[]', true, (post) => (post.links.length ? textArray(post.links) : '{}')],
  ['media', 'jsonb', true, (post) => (post.media.length ? JSON.stringify(post.media) : '[]')],
  ['counts', 'jsonb', true, (post) => post.counts && JSON.stringify(post.counts)],
  ['fold_under', 'uuid', false, (post) => post.foldUnder],
  ['fold_why', 'text', false, (post) => post.foldWhy],
  ['repost_of', 'text', true, (post) => post.repostOf],
  ['words_digest', 'bigint', false, (post) => post.digest],
  ['words', 'tsvector', true, (post) => post.vector],
  ['muted', 'text', false, (post) => post.muted],
  ['noted', 'text[]', true, (post) => (post.noted.length ? textArray(post.noted) : '{}')],
  ['raw', 'jsonb', true, (post) => post.raw],
];

/**
 * Whoever calls has looked for known ones and holds the turn, so nothing can be in the way; a key that is taken all the
 * same is an error that undoes the batch. A column that says the same of all posts travels once.
 */
export async function insertPosts(db: Transaction, organization: string, posts: readonly NewPost[]): Promise<void> {
  const given: RawBuilder<unknown>[] = [];
  const taken: RawBuilder<unknown>[] = [];
  const names: RawBuilder<unknown>[] = [];
  for (const [name, type, quoting, write] of columns) {
    const values = posts.map(write);
    const [first = null] = values;
    if (name !== 'id' && values.every((value) => value === first)) {
      taken.push(sql`${first}::${sql.raw(type)}`);
      continue;
    }
    // Arrays of arrays would need equal lengths: they travel as text.
    const nested = type.endsWith('[]');
    names.push(sql.raw(name));
    given.push(
      sql`${quoting ? textArray(values as (string | null)[]) : bareArray(values)}::${sql.raw(nested ? 'text' : type)}[]`,
    );
    taken.push(nested ? sql.raw(`u.${name}::${type}`) : sql.raw(`u.${name}`));
  }
  await sql`insert into listen.post (organization_id, ${sql.raw(columns.map(([name]) => name).join(', '))})
    select ${organization}::uuid, ${sql.join(taken)}
    from unnest(${sql.join(given)}) as u (${sql.join(names)})`.execute(db);
}

/** Likes and the like as the network counts them now; no sign of an edit. */
export async function updateCounts(
  db: Transaction,
  organization: string,
  posts: readonly { id: string; counts: string }[],
): Promise<void> {
  await sql`update listen.post p set counts = u.counts::jsonb
    from unnest(${posts.map((post) => post.id)}::uuid[], ${posts.map((post) => post.counts)}::text[]) as u (id, counts)
    where p.organization_id = ${organization} and p.id = u.id and p.counts is distinct from u.counts::jsonb`.execute(
    db,
  );
}
