// SQL of folds: what a post may be shown under, and who comes on top when that changes.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import type { Folding } from '../arrive/folds.ts';
import { bareArray, textArray } from './literal.ts';

export interface Head {
  id: string;
  author_id: string | null;
  at: Date;
  words_digest: string;
}

/** Stored posts that arriving ones pass on, and those on top that have the words of the `comparable`. */
export async function findHeads(
  db: Transaction,
  organization: string,
  posts: readonly Pick<Folding, 'network' | 'repostOf'>[],
  comparable: readonly Pick<Folding, 'digest'>[],
) {
  const reposts = posts.filter((post) => post.repostOf !== null);
  const originals = reposts.length
    ? await sql<{ id: string; network: string; external_id: string; fold_under: string | null }>`
        select p.*
        from unnest(${reposts.map((post) => post.network)}::text[], ${reposts.map((post) => post.repostOf)}::text[])
          as u (network, external_id)
        cross join lateral (select p.id, p.network, p.external_id, p.fold_under
          from listen.post p where p.organization_id = ${organization} and p.network = u.network
            and p.external_id = u.external_id and p.deleted_at is null limit 1) as p`.execute(db)
    : { rows: [] };
  const digests = [...new Set(comparable.flatMap(({ digest }) => digest ?? []))];
  const copies = digests.length
    ? await sql<Head>`select p.id, p.author_id, p.at, u.digest::text as words_digest
        from unnest(${bareArray(digests)}::bigint[]) as u (digest)
        cross join lateral (select p.id, p.author_id, p.at from listen.post p
          where p.organization_id = ${organization} and p.words_digest = u.digest and p.words_digest is not null
            and p.fold_under is null and p.deleted_at is null and p.expired_at is null and p.muted is null
          offset 0) as p
        order by p.at, p.id`.execute(db)
    : { rows: [] };
  return { originals: originals.rows, copies: copies.rows };
}

/** Reposts that came before what they pass on; they have nothing above them yet. */
export async function findWaitingReposts(
  db: Transaction,
  organization: string,
  posts: readonly { network: string; externalId: string }[],
) {
  const { rows } = await sql<{ id: string; network: string; repost_of: string }>`
    select p.*
    from unnest(${textArray(posts.map((post) => post.network))}::text[],
      ${textArray(posts.map((post) => post.externalId))}::text[]) as u (network, external_id)
    cross join lateral (select p.id, p.network, p.repost_of from listen.post p
      where p.organization_id = ${organization} and p.network = u.network and p.repost_of = u.external_id
        and p.repost_of is not null and p.fold_under is null and p.deleted_at is null offset 0) as p
    where exists (select from listen.post w where w.organization_id = ${organization}
      and w.repost_of is not null and w.fold_under is null and w.deleted_at is null)`.execute(db);
  return rows;
}

export async function setFolds(
  db: Transaction,
  organization: string,
  folds: readonly { id: string; under: string | null; why: 'repost' | 'copy' | null }[],
): Promise<void> {
  if (folds.length === 0) return;
  await sql`update listen.post p set fold_under = u.under, fold_why = u.why
    from unnest(${folds.map((fold) => fold.id)}::uuid[], ${folds.map((fold) => fold.under)}::uuid[],
      ${folds.map((fold) => fold.why)}::text[]) as u (id, under, why)
    where p.organization_id = ${organization} and p.id = u.id`.execute(db);
}

export interface GroupRow {
  id: string;
  /** The post on top so far. */
  head: string;
  fold_why: 'repost' | 'copy' | null;
  at: Date;
  muted: boolean;
  gone: boolean;
}

/** Everybody who is folded with one of these posts, and the posts themselves. */
export async function findGroups(db: Transaction, organization: string, ids: readonly string[]): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    with head as (
      select distinct coalesce(fold_under, id) as id from listen.post
      where organization_id = ${organization} and id = any (${ids}::uuid[]))
    select p.id, head.id as head, p.fold_why, p.at, p.muted is not null as muted,
      p.deleted_at is not null or p.expired_at is not null as gone
    from head join listen.post p on p.organization_id = ${organization} and p.id = head.id
    union all
    select p.id, head.id, p.fold_why, p.at, p.muted is not null, p.deleted_at is not null or p.expired_at is not null
    from head join listen.post p on p.organization_id = ${organization} and p.fold_under = head.id`.execute(db);
  return rows;
}
