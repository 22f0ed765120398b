// SQL of arrival: what is known already, and new rows in bulk.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CleanPost } from '../arrive/clean.ts';
import { meanwhile } from '../meanwhile.ts';
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

/** So many rows travel while the next are being written down. */
const slice = 250;

/**
 * Inserts in slices. Whoever calls has looked for known ones and holds the turn, so nothing can be in the way; a key that
 * is taken all the same is an error that undoes the batch.
 */
export async function insertPosts(db: Transaction, organization: string, posts: readonly NewPost[]): Promise<void> {
  let columns = writeColumns(posts.slice(0, slice));
  for (let from = 0; from < posts.length; from += slice) {
    const next = posts.slice(from + slice, from + 2 * slice);
    await meanwhile(insertSlice(db, organization, columns), () => {
      columns = writeColumns(next);
    });
  }
}

type Columns = ReturnType<typeof writeColumns>;

function writeColumns(posts: readonly NewPost[]) {
  const bare = (of: (post: NewPost) => string | number | null) => bareArray(posts.map(of));
  const text = (of: (post: NewPost) => string | null) => textArray(posts.map(of));
  return {
    id: bare((post) => post.id),
    network: text((post) => post.network),
    externalId: text((post) => post.externalId),
    channelId: bare((post) => post.channelId),
    authorId: bare((post) => post.authorId),
    conversationId: bare((post) => post.conversationId),
    facilityId: bare((post) => post.facilityId),
    kind: bare((post) => post.kind),
    title: text((post) => post.title),
    text: text((post) => post.text),
    lang: text((post) => post.lang),
    at: bare((post) => post.at.toISOString()),
    heardAt: bare((post) => post.heardAt.toISOString()),
    replyTo: text((post) => post.replyTo),
    answers: text((post) => post.answers),
    rating: bare((post) => post.rating),
    place: text((post) => post.place),
    url: text((post) => post.url),
    links: text((post) => textArray(post.links)),
    media: text((post) => (post.media.length ? JSON.stringify(post.media) : '[]')),
    counts: text((post) => post.counts && JSON.stringify(post.counts)),
    foldUnder: bare((post) => post.foldUnder),
    foldWhy: bare((post) => post.foldWhy),
    repostOf: text((post) => post.repostOf),
    digest: bare((post) => post.digest),
    vector: text((post) => post.vector),
    muted: bare((post) => post.muted),
    noted: text((post) => textArray(post.noted)),
    raw: text((post) => post.raw),
  };
}

async function insertSlice(db: Transaction, organization: string, of: Columns): Promise<void> {
  await sql`
    insert into listen.post (organization_id, id, network, external_id, channel_id, author_id, conversation_id,
      facility_id, kind, title, text, lang, at, heard_at, reply_to, answers, rating, place, url, links, media, counts,
      fold_under, fold_why, repost_of, words_digest, words, muted, noted, raw)
    select ${organization}::uuid, id, network, external_id, channel_id, author_id, conversation_id,
      facility_id, kind, title, text, lang, at, heard_at, reply_to, answers, rating, place, url, links::text[],
      media::jsonb, counts::jsonb, fold_under, fold_why, repost_of, words_digest, words::tsvector, muted,
      noted::text[], raw::jsonb
    from unnest(${of.id}::uuid[], ${of.network}::text[], ${of.externalId}::text[], ${of.channelId}::uuid[],
      ${of.authorId}::uuid[], ${of.conversationId}::uuid[], ${of.facilityId}::uuid[], ${of.kind}::text[],
      ${of.title}::text[], ${of.text}::text[], ${of.lang}::text[], ${of.at}::timestamptz[],
      ${of.heardAt}::timestamptz[], ${of.replyTo}::text[], ${of.answers}::text[], ${of.rating}::float8[],
      ${of.place}::text[], ${of.url}::text[], ${of.links}::text[], ${of.media}::text[], ${of.counts}::text[],
      ${of.foldUnder}::uuid[], ${of.foldWhy}::text[], ${of.repostOf}::text[], ${of.digest}::bigint[],
      ${of.vector}::text[], ${of.muted}::text[], ${of.noted}::text[], ${of.raw}::text[])
      as u (id, network, external_id, channel_id, author_id, conversation_id, facility_id, kind, title, text, lang, at,
        heard_at, reply_to, answers, rating, place, url, links, media, counts, fold_under, fold_why, repost_of,
        words_digest, words, muted, noted, raw)`.execute(db);
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
