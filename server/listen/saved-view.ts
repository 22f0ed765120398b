// Saved views: filters with a name; one's own, or shared with everybody.
import { type Filters, filters as filtersShape, type listen } from '../../contract/listen.ts';
import type { AnswerOf, BodyOf } from '../../contract/route.ts';
import { demand, may } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { notFound, Refusal } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { record } from '../govern/index.ts';
import { addDays, dayIn } from './day.ts';
import { findSteps } from './search/find.ts';
import { readQuery, seek } from './search/sought.ts';
import { findTimeZone } from './store/organization.ts';
import { deleteViewRow, findView, findViewRows, insertView, updateViewRow, type ViewRow } from './store/view.ts';

type SavedView = AnswerOf<typeof listen.saveView>;

/** Days that a view's count looks back; and how much of the archive is read for one, ms. */
const countDays = 7;
const patience = 300;

export async function findViews(context: Context): Promise<SavedView[]> {
  const { db, organization, actor, clock } = context;
  const today = dayIn(await findTimeZone(db, organization))(clock.now());
  const views: SavedView[] = [];
  for (const row of await findViewRows(db, organization, actor.id)) {
    views.push({
      ...show(context, row),
      count: row.pinned ? await count(context, row, addDays(today, -countDays)) : null,
    });
  }
  return views;
}

/** What it shows of the last week; null when that takes too long, or its query can't be read any more. */
async function count(context: Context, row: ViewRow, since: string): Promise<number | null> {
  const filters = readFilters(row);
  const begun = performance.now();
  try {
    const search = await seek(context, { ...filters, from: filters.from ?? since });
    let posts = 0;
    for await (const { rows, next } of findSteps(context, search, null, 200)) {
      posts += rows.length;
      if (next && performance.now() - begun > patience) return null;
    }
    return posts;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export async function saveView(
  context: Context,
  {
    name,
    filters,
    shared = false,
    pinned = true,
  }: { name: string; filters: Filters; shared?: boolean; pinned?: boolean },
): Promise<SavedView> {
  const { db, organization, actor, clock } = context;
  if (shared) demand(actor, 'views.share');
  if (filters.q?.trim()) readQuery(filters.q);
  const id = newId(clock);
  await insertView(db, organization, { id, name, filters, shared, pinned, at: clock.now(), by: actor.id });
  if (shared) await record(context, 'view.shared', { kind: 'view', id });
  return told(context, id);
}

export async function updateView(
  context: Context,
  id: string,
  change: BodyOf<typeof listen.updateView>,
): Promise<SavedView> {
  const { db, organization, actor } = context;
  const view = await accessView(context, id);
  const shared = change.shared ?? view.shared;
  if (shared !== view.shared) demand(actor, 'views.share');
  if (change.filters?.q?.trim()) readQuery(change.filters.q);
  await updateViewRow(db, organization, {
    id,
    name: change.name ?? view.name,
    filters: change.filters ?? readFilters(view),
    shared,
    pinned: change.pinned ?? view.pinned,
  });
  if (shared !== view.shared) await record(context, shared ? 'view.shared' : 'view.unshared', { kind: 'view', id });
  return told(context, id);
}

export async function deleteView(context: Context, id: string): Promise<void> {
  const view = await accessView(context, id);
  await deleteViewRow(context.db, context.organization, id);
  if (view.shared) await record(context, 'view.deleted', { kind: 'view', id });
  await context.wake('views');
}

/** One's own, or a shared one for those who may share. */
async function accessView({ db, organization, actor }: Context, id: string): Promise<ViewRow> {
  const view = await findView(db, organization, id);
  const isMine = view && actor.id !== null && view.created_by === actor.id;
  if (!view || !(isMine || (view.shared && may(actor, 'views.share')))) throw notFound();
  return view;
}

const readFilters = (row: ViewRow): Filters => filtersShape.catch({}).parse(row.filters);

async function told(context: Context, id: string): Promise<SavedView> {
  await context.wake('views');
  const view = await findView(context.db, context.organization, id);
  if (!view) throw notFound();
  return show(context, view);
}

const show = ({ actor }: Context, row: ViewRow): SavedView => ({
  id: row.id,
  name: row.name,
  filters: readFilters(row),
  shared: row.shared,
  pinned: row.pinned,
  mine: actor.id !== null && row.created_by === actor.id,
  count: null,
});
