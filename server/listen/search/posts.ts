// What people said, newest first: by watch, by search, by filters; and how much has come since.
import type { Filters, listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Context } from '../../core/context.ts';
import { record } from '../../govern/index.ts';
import { accessWatch } from '../access.ts';
import { findArrivedAfter } from '../store/post.ts';
import { viewPosts } from '../views.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { findPage, findSteps } from './find.ts';
import { seek } from './sought.ts';

/** Enough for "100+ new". */
const mostNew = 100;
/** Networks tell a little out of order: what arrives now may have been said before what is on top. */
const outOfOrder = 15 * 60_000;

export async function findPosts(
  context: Context,
  { before, limit, ...filters }: Filters & { before?: string; limit: number },
): Promise<AnswerOf<typeof listen.findPosts>> {
  if (filters.watch) await accessWatch(context, filters.watch);
  const search = await seek(context, filters);
  const { rows, next } = await findPage(context, search, readCursor(before), limit);
  await recordSearch(context, filters);
  const top = rows[0];
  const last = rows.reduce<string | null>((id, row) => (id === null || row.id > id ? row.id : id), null);
  return {
    posts: await viewPosts(context, rows, search.query),
    next: next && writeCursor({ at: next.at, id: next.id }),
    newest: top && last ? writeCursor({ at: top.at, id: last }) : null,
  };
}

/** `after` is the `newest` of a page: the time of its first post, and the last of its posts to arrive. */
export async function countNew(
  context: Context,
  { after, ...filters }: Filters & { after?: string },
): Promise<AnswerOf<typeof listen.countNew>> {
  if (filters.watch) await accessWatch(context, filters.watch);
  const seen = readCursor(after);
  const search = await seek(context, filters);
  const since = seen && new Date(seen.at.getTime() - outOfOrder);
  const arrived = seen?.id
    ? new Set(await findArrivedAfter(context.db, context.organization, { id: seen.id, since: since! }, 5000))
    : null;
  if (arrived?.size === 0) return { count: 0, more: false };
  const recent = { ...search, sought: { ...search.sought, since: later(search.sought.since, since) } };
  let count = 0;
  for await (const { rows } of findSteps(context, recent, null, mostNew + 1)) {
    // Whose words are gone before anybody read them is nothing new to read.
    count += rows.filter(({ id, deleted_at }) => deleted_at === null && (arrived === null || arrived.has(id))).length;
    if (count > mostNew) return { count: mostNew, more: true };
  }
  return { count, more: false };
}

const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));

/** Programs that read by key leave a trace, and so does the operator; people who look do not. */
async function recordSearch(context: Context, filters: Filters): Promise<void> {
  if (context.actor.kind !== 'key' && context.actor.kind !== 'operator') return;
  const given = Object.keys(filters).filter((name) => filters[name as keyof Filters] !== undefined);
  await record(context, 'posts.read', { kind: 'posts', id: filters.watch ?? null }, { filters: given });
}
