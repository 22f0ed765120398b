// Reads the archive for a watch: newest first, a piece at a time, each piece in one turn with arrivals, so that no post
// is missed or found twice around a change.
import { matches, parse } from '../../../language/query/index.ts';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import type { Job } from '../../core/jobs.ts';
import { isWatchHeld } from '../change/held.ts';
import { seekEverywhere } from '../search/everything.ts';
import { readInOrder, readRow } from '../search/find.ts';
import { deleteOtherHits, dropOrphanedReposts, findSpan, insertHitsOfWatch } from '../store/hit.ts';
import { inTurn } from '../store/lock.ts';
import { findCandidates, type Place } from '../store/search.ts';
import { findWatch, updateFilling, type WatchRow } from '../store/watch.ts';

/** Candidates of one piece, and posts that are walked for what no index knows: about a tenth of a second. */
const piece = 1000;
const reach = 8000;

export interface Filling {
  organizationId: string;
  watchId: string;
  version: number;
}

export const fillWatch: Job<Filling> = {
  name: 'listen.fill_watch',
  retries: 20,
  seconds: 3600,
  run: (core, payload, signal) => fill(core, payload, signal),
};

/** Reads the newest piece at once; where there is more, a job goes on. */
export async function beginFilling(context: Context, watch: WatchRow): Promise<void> {
  const next = await fillPiece(context, watch, null);
  if (next === 'changed') return;
  if (next === null) return finish(context, watch);
  const payload = { organizationId: context.organization, watchId: watch.id, version: watch.version };
  await context.jobs.later(context.db, fillWatch, payload, { key: `${watch.id} ${watch.version}` });
}

async function fill(core: Core, { organizationId, watchId, version }: Filling, signal: AbortSignal): Promise<void> {
  let place: Place | null = null;
  do {
    signal.throwIfAborted();
    const next: Place | null | 'changed' = await act(core, organizationId, program, async (context) => {
      await inTurn(context);
      const watch = await findWatch(context.db, organizationId, watchId);
      // A newer change has a job of its own.
      if (!watch || watch.version !== version || watch.archived_at) return 'changed';
      const next = await fillPiece(context, watch, place);
      if (next === null) await finish(context, watch);
      return next;
    });
    if (next === 'changed') return;
    place = next;
  } while (place);
}

/** From one place in time to an earlier one; null when the beginning was reached. */
async function fillPiece(context: Context, watch: WatchRow, before: Place | null): Promise<Place | null | 'changed'> {
  const { db, organization } = context;
  const parsed = parse(watch.query);
  if (!parsed.ok) return null;
  const { found, reached } = await findCandidates(
    db,
    organization,
    (await seekEverywhere(context, parsed.query)).sought,
    before,
    piece,
    reach,
  );
  const rows = await readInOrder(
    context,
    found.map(({ id }) => id),
  );
  const hits = rows.filter((row) => row.text !== null && matches(parsed.query, readRow(row))).map(({ id }) => id);
  const next: Place | null = found.length >= piece ? found.at(-1)! : reached ? { at: reached, id: null } : null;
  await insertHitsOfWatch(db, organization, watch.id, hits);
  if (!(await isWatchHeld(context, watch.id)))
    await deleteOtherHits(db, organization, watch.id, { from: next, before }, hits);
  if (next === null) return null;
  const kept = await updateFilling(db, organization, watch, await share(context, next.at));
  await context.wake('watches');
  return kept ? next : 'changed';
}

/** How much of the archive, in time, lies behind. */
async function share({ db, organization }: Context, at: Date): Promise<number> {
  const span = await findSpan(db, organization);
  const whole = span ? span.newest.getTime() - span.oldest.getTime() : 0;
  return span && whole > 0 ? Math.min(Math.max((span.newest.getTime() - at.getTime()) / whole, 0), 0.99) : 0.99;
}

async function finish(context: Context, watch: WatchRow): Promise<void> {
  if (!(await isWatchHeld(context, watch.id))) await dropOrphanedReposts(context.db, context.organization, watch.id);
  await updateFilling(context.db, context.organization, watch, null);
  await context.wake('watches');
  await context.wake('posts');
}
