// SQL of arrival: what is known already, and new rows in bulk.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CleanPost } from '../arrive/clean.ts';

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

/** Those of these posts that are stored. */
export async function findKnown(
  db: Transaction,
  organization: string,
  posts: readonly Pick<CleanPost, 'network' | 'externalId'>[],
): Promise<KnownPost[]> {
  const { rows } = await sql<KnownPost>`
    select p.id, p.network, p.external_id, p.title, p.text, p.rating, p.links,
      p.deleted_at is not null as deleted, p.expired_at is not null as expired
    from unnest(${posts.map((post) => post.network)}::text[], ${posts.map((post) => post.externalId)}::text[])
      as u (network, external_id)
    join listen.post p on p.organization_id = ${organization}
      and p.network = u.network and p.external_id = u.external_id`.execute(db);
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

const column = <K extends keyof NewPost>(posts: readonly NewPost[], name: K) => posts.map((post) => post[name]);

export async function insertPosts(db: Transaction, organization: string, posts: readonly NewPost[]): Promise<void> {
  const of = <K extends keyof NewPost>(name: K) => column(posts, name);
  await sql`
    insert into listen.post (organization_id, id, network, external_id, channel_id, author_id, conversation_id,
      facility_id, kind, title, text, lang, at, heard_at, reply_to, answers, rating, place, url, links, media, counts,
      fold_under, fold_why, repost_of, words_digest, words, muted, noted, raw)
    select ${organization}::uuid, id, network, external_id, channel_id, author_id, conversation_id,
      facility_id, kind, title, text, lang, at, heard_at, reply_to, answers, rating, place, url, links::text[],
      media::jsonb, counts::jsonb, fold_under, fold_why, repost_of, words_digest, words::tsvector, muted,
      noted::text[], raw::jsonb
    from unnest(${of('id')}::uuid[], ${of('network')}::text[], ${of('externalId')}::text[],
      ${of('channelId')}::uuid[], ${of('authorId')}::uuid[], ${of('conversationId')}::uuid[],
      ${of('facilityId')}::uuid[], ${of('kind')}::text[], ${of('title')}::text[], ${of('text')}::text[],
      ${of('lang')}::text[], ${of('at')}::timestamptz[], ${of('heardAt')}::timestamptz[], ${of('replyTo')}::text[],
      ${of('answers')}::text[], ${of('rating')}::float8[], ${of('place')}::text[], ${of('url')}::text[],
      ${posts.map((post) => arrayLiteral(post.links))}::text[], ${posts.map(mediaOf)}::text[],
      ${posts.map((post) => post.counts && JSON.stringify(post.counts))}::text[], ${of('foldUnder')}::uuid[],
      ${of('foldWhy')}::text[], ${of('repostOf')}::text[], ${of('digest')}::bigint[], ${of('vector')}::text[],
      ${of('muted')}::text[], ${posts.map((post) => arrayLiteral(post.noted))}::text[], ${of('raw')}::text[])
      as u (id, network, external_id, channel_id, author_id, conversation_id, facility_id, kind, title, text, lang, at,
        heard_at, reply_to, answers, rating, place, url, links, media, counts, fold_under, fold_why, repost_of,
        words_digest, words, muted, noted, raw)
    on conflict (organization_id, network, external_id) do nothing`.execute(db);
}

const mediaOf = ({ media }: NewPost): string => (media.length ? JSON.stringify(media) : '[]');

/** A text[] as PostgreSQL writes it; arrays of arrays of different lengths can't be passed. */
export const arrayLiteral = (items: readonly string[]): string =>
  items.length ? `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}` : '{}';

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
