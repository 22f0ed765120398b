// SQL of hits: which watch found which post, with what counts and lists need.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { Place } from './search.ts';

export interface HitValues {
  watchId: string;
  postId: string;
  at: Date;
  authorId: string | null;
  facilityId: string | null;
  muted: boolean;
}

export async function insertHits(db: Transaction, organization: string, hits: readonly HitValues[]): Promise<void> {
  if (hits.length === 0) return;
  await sql`insert into listen.hit (organization_id, watch_id, post_id, at, author_id, facility_id, muted)
    select ${organization}::uuid, u.* from unnest(${hits.map((hit) => hit.watchId)}::uuid[],
      ${hits.map((hit) => hit.postId)}::uuid[], ${hits.map((hit) => hit.at)}::timestamptz[],
      ${hits.map((hit) => hit.authorId)}::uuid[], ${hits.map((hit) => hit.facilityId)}::uuid[],
      ${hits.map((hit) => hit.muted)}::boolean[]) as u
    on conflict (organization_id, watch_id, post_id) do nothing`.execute(db);
}

/** Hits of one watch for stored posts; those that were taken out by hand ("not us", only this post) stay out. */
export async function insertHitsOfWatch(
  db: Transaction,
  organization: string,
  watch: string,
  posts: readonly string[],
): Promise<void> {
  await sql`insert into listen.hit (organization_id, watch_id, post_id, at, author_id, facility_id, muted)
    select p.organization_id, ${watch}, p.id, p.at, p.author_id, p.facility_id, p.muted is not null
    from listen.post p where p.organization_id = ${organization} and p.id = any (${posts}::uuid[])
      and not exists (select from listen.exclusion e where e.organization_id = p.organization_id
        and e.watch_id = ${watch} and e.post_id = p.id and e.kind = 'post' and e.undone_at is null)
    on conflict (organization_id, watch_id, post_id) do nothing`.execute(db);
  await copyHitsToReposts(db, organization, posts, watch);
  await refoldHits(db, organization, posts);
}

/** A repost without a word of its own is found where that which it passes on is found. */
export async function copyHitsToReposts(
  db: Transaction,
  organization: string,
  heads: readonly string[],
  watch: string | null = null,
): Promise<void> {
  await sql`insert into listen.hit (organization_id, watch_id, post_id, at, author_id, facility_id, folded, muted)
    select h.organization_id, h.watch_id, p.id, p.at, p.author_id, p.facility_id, true, p.muted is not null
    from listen.hit h join listen.post p on p.organization_id = h.organization_id and p.fold_under = h.post_id
    where h.organization_id = ${organization} and h.post_id = any (${heads}::uuid[]) and p.fold_under is not null
      and p.fold_why = 'repost' and p.words_digest is null
      and (${watch}::uuid is null or h.watch_id = ${watch})
    on conflict (organization_id, watch_id, post_id) do nothing`.execute(db);
}

/** A hit is folded when the post is, and the one on top is found by the same watch: else nobody would see it there. */
export async function refoldHits(db: Transaction, organization: string, posts: readonly string[]): Promise<void> {
  await sql`update listen.hit h set folded = not h.folded
    from listen.post p
    where p.organization_id = ${organization} and p.id = any (${posts}::uuid[])
      and h.organization_id = p.organization_id and h.post_id = p.id
      and h.folded is distinct from (p.fold_under is not null and exists (select from listen.hit top
        where top.organization_id = p.organization_id and top.watch_id = h.watch_id and top.post_id = p.fold_under))
    `.execute(db);
}

export async function deleteHitsOfPosts(
  db: Transaction,
  organization: string,
  posts: readonly string[],
): Promise<void> {
  await sql`delete from listen.hit where organization_id = ${organization}
    and post_id = any (${posts}::uuid[])`.execute(db);
}

export async function deleteHits(
  db: Transaction,
  organization: string,
  watch: string,
  posts: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`delete from listen.hit where organization_id = ${organization}
    and watch_id = ${watch} and post_id = any (${posts}::uuid[])`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/**
 * Takes out of a watch what lies between two places in time and is not among `posts`; both ends may be open. Posts
 * without words keep their hits: they can't be asked again.
 */
export async function deleteOtherHits(
  db: Transaction,
  organization: string,
  watch: string,
  { from, before }: { from: Place | null; before: Place | null },
  posts: readonly string[],
): Promise<void> {
  const edge = (place: Place) => sql`(${place.at}::timestamptz, coalesce(${place.id}::uuid, ${nil}))`;
  await sql`delete from listen.hit where organization_id = ${organization} and watch_id = ${watch}
    ${from ? sql`and (at, post_id) >= ${edge(from)}` : sql``}
    ${before ? sql`and (at, post_id) < ${edge(before)}` : sql``}
    and post_id <> all (${posts}::uuid[])
    and not exists (select from listen.post p where p.organization_id = ${organization} and p.id = post_id
      and (p.text is null or (p.fold_why = 'repost' and p.words_digest is null)))`.execute(db);
}

const nil = sql.raw("'00000000-0000-0000-0000-000000000000'");

/** Reposts whose post on top the watch does not find (any more). */
export async function dropOrphanedReposts(db: Transaction, organization: string, watch: string): Promise<void> {
  await sql`delete from listen.hit h using listen.post p
    where h.organization_id = ${organization} and h.watch_id = ${watch}
      and p.organization_id = h.organization_id and p.id = h.post_id and p.fold_under is not null
      and p.fold_why = 'repost' and p.words_digest is null and p.text is not null
      and not exists (select from listen.hit top where top.organization_id = h.organization_id
        and top.watch_id = h.watch_id and top.post_id = p.fold_under)`.execute(db);
}

/** The first and the last moment of the archive. */
export async function findSpan(db: Transaction, organization: string) {
  const { rows } = await sql<{ oldest: Date | null; newest: Date | null }>`select
    (select at from listen.post where organization_id = ${organization} order by at, id limit 1) as oldest,
    (select at from listen.post where organization_id = ${organization} order by at desc, id desc limit 1) as newest
    `.execute(db);
  const { oldest, newest } = rows[0]!;
  return oldest && newest ? { oldest, newest } : null;
}

/** Which watches found these posts, in the order of the list; archived ones too when `all`. */
export async function findWatchesOf(
  db: Transaction,
  organization: string,
  posts: readonly string[],
  all = false,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ post_id: string; watch_id: string }>`
    select h.post_id, h.watch_id from listen.hit h join listen.watch w
      on w.organization_id = h.organization_id and w.id = h.watch_id and (w.archived_at is null or ${all})
    where h.organization_id = ${organization} and h.post_id = any (${posts}::uuid[])
    order by w.position, w.id`.execute(db);
  const watches = new Map<string, string[]>();
  for (const { post_id, watch_id } of rows) watches.set(post_id, [...(watches.get(post_id) ?? []), watch_id]);
  return watches;
}

export async function findNewestHits(
  db: Transaction,
  organization: string,
  watch: string,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select post_id as id from listen.hit
    where organization_id = ${organization} and watch_id = ${watch}
    order by at desc, post_id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function countHitsOfAuthor(
  db: Transaction,
  organization: string,
  watch: string,
  author: string,
  besides: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from listen.hit
    where organization_id = ${organization} and watch_id = ${watch} and author_id = ${author}
      and post_id <> ${besides}`.execute(db);
  return rows[0]!.count;
}
