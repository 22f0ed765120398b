// SQL of what happens to posts after they arrived: edits, deletion by the author, the end of their retention.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { CleanPost } from '../arrive/clean.ts';
import { textArray } from './literal.ts';

export interface GoneRow {
  id: string;
  network: string;
  external_id: string;
  author_id: string | null;
  conversation_id: string;
}

const gone = sql.raw('p.id, p.network, p.external_id, p.author_id, p.conversation_id');

/** Stored posts that are not yet deleted, by the network's own ids. */
export async function findByExternalIds(
  db: Transaction,
  organization: string,
  posts: readonly { network: string; externalId: string }[],
): Promise<GoneRow[]> {
  const { rows } = await sql<GoneRow>`select ${gone}
    from unnest(${posts.map((post) => post.network)}::text[], ${posts.map((post) => post.externalId)}::text[])
      as u (network, external_id)
    join listen.post p on p.organization_id = ${organization} and p.network = u.network
      and p.external_id = u.external_id and p.deleted_at is null and p.expired_at is null`.execute(db);
  return rows;
}

/** At most so many posts of an author that are not yet deleted. */
export async function findByAuthor(
  db: Transaction,
  organization: string,
  authorIds: readonly string[],
  most: number,
): Promise<GoneRow[]> {
  const { rows } = await sql<GoneRow>`select ${gone} from listen.post p
    where p.organization_id = ${organization} and p.author_id = any (${authorIds}::uuid[])
      and p.deleted_at is null and p.expired_at is null
    order by p.author_id, p.at desc limit ${most}`.execute(db);
  return rows;
}

/** Posts that pass these on without a word of their own. */
export async function findReposts(
  db: Transaction,
  organization: string,
  posts: readonly GoneRow[],
): Promise<GoneRow[]> {
  const { rows } = await sql<GoneRow>`select ${gone}
    from unnest(${posts.map((post) => post.network)}::text[], ${posts.map((post) => post.external_id)}::text[])
      as u (network, external_id)
    join listen.post p on p.organization_id = ${organization} and p.network = u.network
      and p.repost_of = u.external_id and p.repost_of is not null
      and p.deleted_at is null and p.expired_at is null`.execute(db);
  return rows;
}

export async function markDeleted(db: Transaction, organization: string, ids: readonly string[], at: Date) {
  await sql`update listen.post set deleted_at = ${at}
    where organization_id = ${organization} and id = any (${ids}::uuid[]) and deleted_at is null`.execute(db);
}

const blank = sql.raw(`title = null, text = null, raw = null, kept = null, links = '{}', media = '[]', url = null,
  words = null, words_digest = null, place = null, rating = null, answers = null, counts = null, lang = null`);

/** Takes the words, and whatever leads to them. */
export async function blankPosts(db: Transaction, organization: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update listen.post set ${blank}
    where organization_id = ${organization} and id = any (${ids}::uuid[])`.execute(db);
}

/** Takes the words at the end of their time, and the names the network knows the post by. */
export async function expirePosts(
  db: Transaction,
  organization: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await sql`update listen.post set ${blank}, external_id = 'gone:' || id, reply_to = null, repost_of = null, expired_at = ${at}
    where organization_id = ${organization} and id = any (${ids}::uuid[])`.execute(db);
}

/** The oldest posts that are past their time, after a place in time; those of one batch. */
export async function findPastRetention(
  db: Transaction,
  organization: string,
  before: Date,
  after: { at: Date; id: string } | null,
  most: number,
) {
  const { rows } = await sql<GoneRow & { at: Date }>`select ${gone}, p.at from listen.post p
    where p.organization_id = ${organization} and p.at < ${before} and p.expired_at is null
      and (${after?.id ?? null}::uuid is null or (p.at, p.id) > (${after?.at ?? null}, ${after?.id ?? null}))
    order by p.at, p.id limit ${most}`.execute(db);
  return rows;
}

/** Words that only a legal hold keeps. */
export async function findWithheld(
  db: Transaction,
  organization: string,
  after: string | null,
  most: number,
): Promise<(GoneRow & { deleted: boolean })[]> {
  const { rows } = await sql<GoneRow & { deleted: boolean }>`
    select ${gone}, p.deleted_at is not null as deleted from listen.post p
    where p.organization_id = ${organization} and ((p.deleted_at is not null and p.text is not null) or p.kept is not null)
      and (${after}::uuid is null or p.id > ${after}) order by p.id limit ${most}`.execute(db);
  return rows;
}

export async function dropKept(db: Transaction, organization: string, ids: readonly string[]): Promise<void> {
  await sql`update listen.post set kept = null
    where organization_id = ${organization} and id = any (${ids}::uuid[])`.execute(db);
}

export interface EditValues {
  id: string;
  post: CleanPost;
  vector: string;
  digest: string | null;
  facilityId: string | null;
  /** A legal hold keeps what was said before. */
  held: boolean;
}

/** The old words are gone; under a legal hold they are kept beside the new ones. */
export async function updateEdited(
  db: Transaction,
  organization: string,
  { id, post, vector, digest, facilityId, held }: EditValues,
  at: Date,
): Promise<void> {
  await sql`update listen.post set
      kept = case when ${held} then coalesce(kept, '[]') || jsonb_build_object('title', title, 'text', text, 'rating', rating,
          'links', links, 'media', media, 'raw', raw, 'until', ${at}::timestamptz)
        else kept end,
      title = ${post.title}, text = ${post.text}, lang = ${post.lang}, rating = ${post.rating}, place = ${post.place},
      links = ${textArray(post.links)}::text[], media = ${JSON.stringify(post.media)}::jsonb,
      raw = ${post.raw}::jsonb, noted = ${textArray(post.noted)}::text[], words = ${vector}::tsvector,
      words_digest = ${digest}::bigint, facility_id = ${facilityId}, edited_at = ${at}
    where organization_id = ${organization} and id = ${id}`.execute(db);
}
