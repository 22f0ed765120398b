// SQL that reads posts, with what is known of their authors.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface PostRow {
  id: string;
  network: string;
  external_id: string;
  channel_id: string | null;
  author_id: string | null;
  conversation_id: string;
  facility_id: string | null;
  kind: 'post' | 'reply' | 'review' | 'comment' | 'message';
  title: string | null;
  text: string | null;
  lang: string | null;
  at: Date;
  heard_at: Date;
  answers: string | null;
  rating: number | null;
  place: string | null;
  url: string | null;
  links: string[];
  media: { kind: 'image' | 'video' | 'other'; alt: string | null }[];
  fold_under: string | null;
  fold_why: 'repost' | 'copy' | null;
  repost_of: string | null;
  muted: 'author' | 'word' | 'thread' | null;
  edited_at: Date | null;
  deleted_at: Date | null;
  handle: string | null;
  author_name: string | null;
  followers: number | null;
  author_place: string | null;
}

const columns = sql.raw(`p.id, p.network, p.external_id, p.channel_id, p.author_id, p.conversation_id, p.facility_id,
  p.kind, p.title, p.text, p.lang, p.at, p.heard_at, p.answers, p.rating, p.place, p.url, p.links, p.media,
  p.fold_under, p.fold_why, p.repost_of, p.muted, p.edited_at, p.deleted_at,
  a.handle, a.name as author_name, a.followers, a.place as author_place`);

/** The posts of these ids that are there, in no order. */
export async function findPostRows(db: Transaction, organization: string, ids: readonly string[]): Promise<PostRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PostRow>`select ${columns} from listen.post p
    left join listen.author a on a.organization_id = p.organization_id and a.id = p.author_id
    where p.organization_id = ${organization} and p.id = any (${ids}::uuid[]) and p.expired_at is null`.execute(db);
  return rows;
}

/** What arrived after a post, by the order of arrival; at most so many. */
export async function findArrivedAfter(
  db: Transaction,
  organization: string,
  after: { id: string; since: Date },
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from listen.post p
    where p.organization_id = ${organization} and p.id > ${after.id} and p.at >= ${after.since} and p.expired_at is null
    order by p.id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface FoldedRow {
  head: string;
  count: number;
  id: string;
  handle: string | null;
  at: Date;
  why: 'repost' | 'copy';
}

/** How many that may be seen are folded under each of these, and the first few of them; `visible` null: all. */
export async function findFolded(
  db: Transaction,
  organization: string,
  heads: readonly string[],
  visible: readonly string[] | null,
  first: number,
): Promise<FoldedRow[]> {
  const seen = visible === null ? sql`` : sql`and (p.facility_id is null or p.facility_id = any (${visible}::uuid[]))`;
  const { rows } = await sql<FoldedRow>`
    select head.id as head, folded.count, few.id, a.handle, few.at, few.fold_why as why
    from unnest(${heads}::uuid[]) as head (id)
    cross join lateral (select count(*) from listen.post p where p.organization_id = ${organization}
      and p.fold_under = head.id and p.deleted_at is null ${seen}) as folded
    cross join lateral (select p.id, p.at, p.author_id, p.fold_why from listen.post p
      where p.organization_id = ${organization} and p.fold_under = head.id and p.deleted_at is null ${seen}
      order by p.at, p.id limit ${first}) as few
    left join listen.author a on a.organization_id = ${organization} and a.id = few.author_id
    order by few.at, few.id`.execute(db);
  return rows;
}

/** A page of what is folded under a post, in the order it was said. */
export async function findFoldedIds(
  db: Transaction,
  organization: string,
  head: string,
  after: { at: Date; id: string } | null,
  most: number,
): Promise<{ id: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`select p.id, p.at from listen.post p
    where p.organization_id = ${organization} and p.fold_under = ${head} and p.deleted_at is null
      and (${after?.id ?? null}::uuid is null or (p.at, p.id) > (${after?.at ?? null}, ${after?.id ?? null}))
    order by p.at, p.id limit ${most}`.execute(db);
  return rows;
}
