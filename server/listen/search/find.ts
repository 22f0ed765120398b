// Finds posts newest first: candidates from the index, rows under the policy, and the exact meaning of the query.
import { matches, type Query, type ReadPost, readPost } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { asLanguagePost } from '../spoken.ts';
import { findWatchesOf } from '../store/hit.ts';
import { findPostRows, type PostRow } from '../store/post.ts';
import { findCandidates, type Place } from '../store/search.ts';
import type { Search } from './sought.ts';

/** Posts that are looked through for what no index knows, in one go. */
const reach = 60_000;
const mostAtOnce = 1000;

export const readRow = (row: PostRow): ReadPost => readPost(asLanguagePost({ ...row, authorPlace: row.author_place }));

export interface Step {
  rows: PostRow[];
  /** Where to go on; null at the beginning of the archive. */
  next: Place | null;
  /** Nothing the index knows: this is how far it was looked through, and more may lie behind. */
  stopped: boolean;
}

/** What matches, a piece at a time, newest first; `first` is how many are wanted soon. */
export async function* findSteps(
  context: Context,
  search: Search,
  before: Place | null,
  first: number,
): AsyncGenerator<Step> {
  const { db, organization } = context;
  let most = howMany(search, first);
  let place = earlier(before, search.until);
  for (;;) {
    const { found, reached } = await findCandidates(db, organization, search.sought, place, most, reach);
    const rows = await readInOrder(
      context,
      found.map(({ id }) => id),
    );
    const last = found.at(-1);
    place = found.length >= most && last ? last : reached ? { at: reached, id: null } : null;
    yield { rows: await choose(context, search, rows), next: place, stopped: reached !== null };
    if (!place) return;
    most = Math.min(most * 2, mostAtOnce);
  }
}

/** What the index finds nearly always matches where words alone decide, and less surely where facts do. */
function howMany({ query, copiesMayDiffer }: Search, first: number): number {
  if (copiesMayDiffer) return Math.ceil(first * 1.2) + 5;
  return query ? Math.ceil(first * 1.05) + 2 : first;
}

export interface Page {
  rows: PostRow[];
  next: Place | null;
}

/** One page; it may be short, with more behind it, when much had to be looked through. */
export async function findPage(context: Context, search: Search, before: Place | null, limit: number): Promise<Page> {
  const rows: PostRow[] = [];
  for await (const step of findSteps(context, search, before, limit + 1)) {
    rows.push(...step.rows);
    if (rows.length > limit) {
      const page = rows.slice(0, limit);
      return { rows: page, next: page.at(-1)! };
    }
    if (!step.next) break;
    if (step.stopped) return { rows, next: step.next };
  }
  return { rows, next: null };
}

export async function readInOrder({ db, organization }: Context, ids: readonly string[]): Promise<PostRow[]> {
  const rows = new Map((await findPostRows(db, organization, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

const earlier = (a: Place | null, b: Place | null): Place | null => (a && b ? (a.at < b.at ? a : b) : (a ?? b));

const isMatch = (query: Query | null, row: PostRow): boolean =>
  query === null || (row.text !== null && matches(query, readRow(row)));

/** Those that match; of copies, only those whose post on top is not found itself. */
async function choose(context: Context, search: Search, rows: readonly PostRow[]): Promise<PostRow[]> {
  const matching = rows.filter((row) => isMatch(search.query, row));
  if (!search.copiesMayDiffer) return matching;
  const tops = new Set(matching.flatMap(({ fold_under }) => fold_under ?? []));
  if (tops.size === 0) return matching;
  const found = new Set(await findTops(context, search, [...tops]));
  return matching.filter(({ fold_under }) => !fold_under || !found.has(fold_under));
}

async function findTops(context: Context, search: Search, ids: readonly string[]): Promise<string[]> {
  const { db, organization } = context;
  const { wanted, visible, watch, also } = search.sought;
  const rows = await findPostRows(db, organization, ids);
  const watches = watch ? await findWatchesOf(db, organization, ids, true) : null;
  return rows
    .filter((row) => !watches || watches.get(row.id)?.includes(watch!))
    .filter((row) => !visible || row.facility_id === null || visible.includes(row.facility_id))
    .filter((row) => row.muted === null || also.includes('muted'))
    .filter((row) => !wanted.network || row.network === wanted.network)
    .filter((row) => !wanted.facility || row.facility_id === wanted.facility)
    .filter((row) => !wanted.kind || row.kind === wanted.kind)
    .filter((row) => !wanted.lang || row.lang === wanted.lang || row.lang?.startsWith(`${wanted.lang}-`))
    .filter((row) => isMatch(search.query, row))
    .map(({ id }) => id);
}
