// A watch is a standing question. What is asked takes effect at once for what arrives; the archive is read for it after.

import type { listen, Watch } from '../../../contract/listen.ts';
import type { BodyOf } from '../../../contract/route.ts';
import { isIndexed, parse, type Query } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { accessWatch, demandFacility } from '../access.ts';
import { readQuery } from '../search/sought.ts';
import { inTurn } from '../store/lock.ts';
import { nextRevision } from '../store/standing.ts';
import { countUnindexed, findWatch, insertWatch, updateWatchRow, type WatchRow } from '../store/watch.ts';
import { beginFilling } from './fill.ts';

/** Watches without a word that must occur are tried on every post, so there can't be many. */
export const mostUnindexed = 50;

export interface WatchInput {
  name: string;
  query: string;
  facilityId?: string | null;
}

/** Throws `query.unreadable`, or `watch.too_many_unindexed`. */
export async function addWatch(context: Context, { name, query, facilityId = null }: WatchInput): Promise<Watch> {
  const { db, organization, clock, actor } = context;
  demandFacility(context, facilityId, 'watches.write');
  const parsed = readQuery(query);
  await inTurn(context);
  await demandRoom(context, parsed, null);
  const id = newId(clock);
  await insertWatch(db, organization, {
    id,
    name,
    query: query.trim(),
    indexed: isIndexed(parsed),
    facilityId,
    version: await nextRevision(db, organization),
    filling: 0,
    at: clock.now(),
    by: actor.id,
  });
  await beginFilling(context, await getWatch(context, id));
  await record(context, 'watch.created', { kind: 'watch', id });
  return changed(context, id);
}

/** A query that can't be read is kept as a draft, and the watch goes on with the one before. */
export async function updateWatch(
  context: Context,
  id: string,
  change: BodyOf<typeof listen.updateWatch>,
): Promise<Watch> {
  const { db, organization } = context;
  const before = await takeWatch(context, id);
  if (change.facilityId !== undefined) demandFacility(context, change.facilityId, 'watches.write');
  const watch = {
    ...before,
    name: change.name ?? before.name,
    facility_id: change.facilityId === undefined ? before.facility_id : change.facilityId,
    position: change.position ?? before.position,
  };
  const query = change.query?.trim();
  const parsed = query === undefined ? undefined : parse(query);
  if (query !== undefined && parsed && !parsed.ok) watch.draft = query;
  if (query === undefined || !parsed?.ok) await updateWatchRow(db, organization, watch);
  else await setQuery(context, { ...watch, draft: null }, query, parsed.query);
  const fields = Object.keys(change).filter((name) => change[name as keyof typeof change] !== undefined);
  await record(context, 'watch.changed', { kind: 'watch', id }, { fields });
  return changed(context, id);
}

/** Saves the watch with this query; one that asks something else is matched anew over the archive. */
export async function setQuery(context: Context, watch: WatchRow, query: string, parsed: Query): Promise<void> {
  const { db, organization } = context;
  if (query === watch.query) return updateWatchRow(db, organization, watch);
  await demandRoom(context, parsed, watch.id);
  const version = await nextRevision(db, organization);
  const asked = { ...watch, query, indexed: isIndexed(parsed), version, filling: 0 };
  await updateWatchRow(db, organization, asked);
  await beginFilling(context, asked);
}

export async function archiveWatch(context: Context, id: string): Promise<Watch> {
  return putAway(context, id, context.clock.now());
}

/** Takes it out again; what arrived meanwhile is found too. */
export async function restoreWatch(context: Context, id: string): Promise<Watch> {
  return putAway(context, id, null);
}

async function putAway(context: Context, id: string, at: Date | null): Promise<Watch> {
  const { db, organization } = context;
  const watch = await takeWatch(context, id);
  if ((watch.archived_at === null) === (at === null)) return viewWatch(watch);
  const parsed = parse(watch.query);
  if (!at && parsed.ok) await demandRoom(context, parsed.query, id);
  const version = await nextRevision(db, organization);
  const now = { ...watch, archived_at: at, version, filling: at ? null : 0 };
  await updateWatchRow(db, organization, now);
  if (!at) await beginFilling(context, now);
  await record(context, at ? 'watch.archived' : 'watch.restored', { kind: 'watch', id });
  return changed(context, id);
}

/** The watch as it stands once it is our turn: a change of it that was under way while we waited is not undone. */
async function takeWatch(context: Context, id: string): Promise<WatchRow> {
  await accessWatch(context, id, 'watches.write');
  await inTurn(context);
  return accessWatch(context, id, 'watches.write');
}

async function demandRoom({ db, organization }: Context, query: Query, besides: string | null): Promise<void> {
  if (isIndexed(query)) return;
  if ((await countUnindexed(db, organization, besides)) >= mostUnindexed) {
    throw new Refusal('watch.too_many_unindexed', { most: mostUnindexed });
  }
}

export async function getWatch({ db, organization }: Context, id: string): Promise<WatchRow> {
  const watch = await findWatch(db, organization, id);
  if (!watch) throw new Refusal('not_found');
  return watch;
}

/** Tells who waits for it, and shows the watch as it is now. */
export async function changed(context: Context, id: string): Promise<Watch> {
  await context.events.emit(context.db, 'watch.changed', { organizationId: context.organization, watchId: id });
  await context.wake('watches');
  return viewWatch(await getWatch(context, id));
}

export const viewWatch = (row: WatchRow): Watch => ({
  id: row.id,
  name: row.name,
  query: row.query,
  draft: row.draft,
  indexed: row.indexed,
  filling: row.filling,
  facilityId: row.facility_id,
  position: row.position,
  createdAt: row.created_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});
