// SQL of watches and of what was taken out of them.
import { sql } from 'kysely';
import type { Transaction } from '../../core/database.ts';

export interface WatchRow {
  id: string;
  name: string;
  query: string;
  draft: string | null;
  indexed: boolean;
  facility_id: string | null;
  position: number;
  version: number;
  filling: number | null;
  created_at: Date;
  archived_at: Date | null;
}

const columns = sql.raw(`w.id, w.name, w.query, w.draft, w.indexed, w.facility_id, w.position, w.version, w.filling,
  w.created_at, w.archived_at`);

export async function findWatch(
  db: Transaction,
  organization: string,
  id: string,
  locked = false,
): Promise<WatchRow | undefined> {
  const { rows } = await sql<WatchRow>`select ${columns} from listen.watch w
    where w.organization_id = ${organization} and w.id = ${id} ${locked ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function findWatches(
  db: Transaction,
  organization: string,
  { archived, visible }: { archived: boolean; visible: readonly string[] | null },
): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`select ${columns} from listen.watch w
    where w.organization_id = ${organization} and (w.archived_at is not null) = ${archived}
      and (${visible}::uuid[] is null or w.facility_id is null or w.facility_id = any (${visible}::uuid[]))
    order by w.position, w.created_at, w.id`.execute(db);
  return rows;
}

export async function findQueries(db: Transaction, organization: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; query: string }>`select id, query from listen.watch
    where organization_id = ${organization} and id = any (${ids}::uuid[])`.execute(db);
  return rows;
}

/** Open watches that have no word that must occur. */
export async function countUnindexed(db: Transaction, organization: string, besides: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from listen.watch
    where organization_id = ${organization} and archived_at is null and not indexed
      and id is distinct from ${besides}::uuid`.execute(db);
  return rows[0]!.count;
}

export interface NewWatch {
  id: string;
  name: string;
  query: string;
  indexed: boolean;
  facilityId: string | null;
  version: number;
  filling: number | null;
  at: Date;
  by: string | null;
}

/** Stands last in the list. */
export async function insertWatch(db: Transaction, organization: string, watch: NewWatch): Promise<void> {
  await sql`insert into listen.watch (organization_id, id, name, query, indexed, facility_id, position, version, filling,
      created_at, created_by)
    select ${organization}::uuid, ${watch.id}::uuid, ${watch.name}, ${watch.query}, ${watch.indexed}::boolean,
      ${watch.facilityId}::uuid, coalesce(max(position) + 1, 0), ${watch.version}::int, ${watch.filling}::float8,
      ${watch.at}::timestamptz, ${watch.by}::uuid
    from listen.watch where organization_id = ${organization}`.execute(db);
}

export async function updateWatchRow(
  db: Transaction,
  organization: string,
  watch: Omit<WatchRow, 'created_at'>,
): Promise<void> {
  await sql`update listen.watch set name = ${watch.name}, query = ${watch.query}, draft = ${watch.draft},
      indexed = ${watch.indexed}, facility_id = ${watch.facility_id}, position = ${watch.position},
      version = ${watch.version}, filling = ${watch.filling}, archived_at = ${watch.archived_at}
    where organization_id = ${organization} and id = ${watch.id}`.execute(db);
}

/** Says how far the archive has been read for it; false when the watch has changed since `version`. */
export async function updateFilling(
  db: Transaction,
  organization: string,
  { id, version }: { id: string; version: number },
  filling: number | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update listen.watch set filling = ${filling}
    where organization_id = ${organization} and id = ${id} and version = ${version}`.execute(db);
  return Number(numAffectedRows ?? 0) > 0;
}

export interface ExclusionRow {
  id: string;
  watch_id: string;
  kind: 'phrase' | 'author' | 'post';
  label: string;
  post_id: string | null;
  query_before: string | null;
  query_after: string | null;
  undone_at: Date | null;
}

export async function insertExclusion(
  db: Transaction,
  organization: string,
  exclusion: Omit<ExclusionRow, 'undone_at'> & { at: Date; by: string | null },
): Promise<void> {
  await sql`insert into listen.exclusion
      (organization_id, id, watch_id, kind, label, post_id, query_before, query_after, created_at, created_by)
    values (${organization}, ${exclusion.id}, ${exclusion.watch_id}, ${exclusion.kind}, ${exclusion.label},
      ${exclusion.post_id}, ${exclusion.query_before}, ${exclusion.query_after}, ${exclusion.at}, ${exclusion.by})
    `.execute(db);
}

export async function findExclusion(
  db: Transaction,
  organization: string,
  id: string,
): Promise<ExclusionRow | undefined> {
  const { rows } = await sql<ExclusionRow>`
    select id, watch_id, kind, label, post_id, query_before, query_after, undone_at from listen.exclusion
    where organization_id = ${organization} and id = ${id} for update`.execute(db);
  return rows[0];
}

export async function undoExclusion(db: Transaction, organization: string, id: string, at: Date): Promise<void> {
  await sql`update listen.exclusion set undone_at = ${at}
    where organization_id = ${organization} and id = ${id}`.execute(db);
}

/** Single posts that were taken out of watches by hand: by post, the watches. */
export async function findExcludedPosts(
  db: Transaction,
  organization: string,
  posts: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ post_id: string; watch_id: string }>`select post_id, watch_id from listen.exclusion
    where organization_id = ${organization} and kind = 'post' and undone_at is null
      and post_id = any (${posts}::uuid[])`.execute(db);
  const excluded = new Map<string, string[]>();
  for (const { post_id, watch_id } of rows) excluded.set(post_id, [...(excluded.get(post_id) ?? []), watch_id]);
  return excluded;
}
