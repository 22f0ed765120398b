// Finds the reading of a scope, the last one there is, and sees to it that a new one is made where posts have come since.
import { createHash } from 'node:crypto';
import type { Scope } from '../../../contract/learn/scope.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { showPosts } from '../../listen/index.ts';
import { type CheckedScope, checkScope } from '../scope.ts';
import {
  countAnswered,
  findLastHeard,
  findPlaces,
  findQuotable,
  findReading,
  findStrand,
  findStrands,
  type ReadingRow,
  type StrandKind,
} from '../store/reading.ts';
import { makeReading } from './jobs.ts';
import type { KeptScope } from './tables.ts';
import {
  partsOfReading,
  quotesIn,
  viewExpectation,
  viewQuestion,
  viewTheme,
  viewWholeTheme,
  type Words,
} from './views.ts';

/** A reading is not made again sooner than after so long, ms, however much arrives; one of few posts sooner than one of many. */
const restOf = ({ of_posts }: ReadingRow): number => (of_posts > 5000 ? 20_000 : 1500);
/** A reading that began so long ago will not end by itself, ms. */
const lost = 15 * 60_000;
const day = 86_400_000;
const pageLength = 30;

interface Found {
  scope: CheckedScope;
  row: ReadingRow;
}

/** The row of this scope; asks for a reading where there is none, or it is old. */
async function askReading(context: Context, query: Scope): Promise<Found> {
  const { db, organization, clock, jobs } = context;
  const scope = await checkScope(context, query);
  const { starts: _, organization: __, ...kept } = scope;
  const key = keyOf(kept);
  const now = clock.now();
  const known = await findReading(db, organization, key);
  const row =
    known ??
    (await db
      .insertInto('learn.reading')
      .values({
        organization_id: organization,
        id: newId(clock),
        scope_key: key,
        scope: JSON.stringify(kept),
        asked_at: now,
        done: 0,
        of_posts: 0,
        stale: true,
      })
      .onConflict((at) => at.columns(['organization_id', 'scope_key']).doUpdateSet({ asked_at: now }))
      .returningAll()
      .executeTakeFirstOrThrow());
  if (known && now.getTime() - known.asked_at.getTime() > day)
    await db
      .updateTable('learn.reading')
      .set({ asked_at: now })
      .where('organization_id', '=', organization)
      .where('id', '=', row.id)
      .execute();
  if (isDue(row, now)) {
    row.begun_at = now;
    await db
      .updateTable('learn.reading')
      .set({ begun_at: now, done: 0 })
      .where('organization_id', '=', organization)
      .where('id', '=', row.id)
      .execute();
    const at = new Date((row.made_at?.getTime() ?? 0) + restOf(row));
    const when = { key: row.id, ...(at > now ? { at } : {}) };
    await jobs.later(db, makeReading, { organizationId: organization, readingId: row.id }, when);
  }
  return { scope, row };
}

function isDue({ stale, begun_at, made_at }: ReadingRow, now: Date): boolean {
  if (begun_at && now.getTime() - begun_at.getTime() < lost) return false;
  return made_at === null || stale;
}

/** Who sees the same of the same posts shares a reading. */
const keyOf = (kept: KeptScope): string =>
  createHash('sha256')
    .update(JSON.stringify([...Object.entries(kept)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)))
    .digest('hex');

async function wordsFor(context: Context, { scope, row }: Found, reads: readonly unknown[]): Promise<Words> {
  const { db, organization } = context;
  const ids = [...new Set(reads.flatMap((read) => quotesIn(read).map(({ postId }) => postId)))];
  const { facilities } = await findPlaces(db, organization);
  return {
    posts: row.made_at ? await findQuotable(db, organization, ids, scope.visible, row.made_at) : new Map(),
    facilities: new Map(facilities.map(({ id, names }) => [id, names[0]!])),
  };
}

async function list<T>(
  context: Context,
  query: Scope,
  kind: StrandKind,
  view: (read: never, words: Words, answered: number) => T,
) {
  const found = await askReading(context, query);
  const { db, organization } = context;
  const strands = found.row.made_at ? await findStrands(db, organization, found.row.id, kind) : [];
  const words = await wordsFor(
    context,
    found,
    strands.map(({ read }) => read),
  );
  const answered =
    kind === 'question' ? await countAnswered(db, organization, found.row.id, kind) : new Map<string, number>();
  return {
    found,
    items: strands.map(({ key, read }) => view(read as never, words, answered.get(key) ?? 0)),
  };
}

export async function findThemes(context: Context, query: Scope) {
  const { found, items } = await list(context, query, 'theme', viewTheme);
  const nobody = found.row.made_at !== null && found.row.totals?.now.posts === 0;
  const last = nobody ? await findLastHeard(context.db, found.scope) : null;
  return { ...partsOfReading(found.row, last), themes: items };
}

export async function findQuestions(context: Context, query: Scope) {
  const { found, items } = await list(context, query, 'question', viewQuestion);
  return { ...partsOfReading(found.row), questions: items.filter((each) => each !== null) };
}

export async function findExpectations(context: Context, query: Scope) {
  const { found, items } = await list(context, query, 'expectation', viewExpectation);
  return { ...partsOfReading(found.row), expectations: items.filter(({ quotes }) => quotes.length > 0) };
}

/** Throws `not_found` for a theme that is not in the last reading, or while none has been made. */
export async function getTheme(context: Context, { key, ...query }: Scope & { key: string }) {
  const found = await askReading(context, query);
  const { db, organization } = context;
  const strand = await findStrand(db, organization, found.row.id, 'theme', key);
  if (!strand) throw notFound();
  const words = await wordsFor(context, found, [strand.read]);
  return { ...partsOfReading(found.row), theme: viewWholeTheme(strand, words, found.row) };
}

export async function findStrandPosts(
  context: Context,
  { key, kind, after, ...query }: Scope & { key: string; kind: StrandKind; after: number },
) {
  const { row } = await askReading(context, query);
  const strand = await findStrand(context.db, context.organization, row.id, kind, key);
  if (!strand) throw notFound();
  const end = after + pageLength;
  return {
    posts: await showPosts(context, strand.post_ids.slice(after, end)),
    next: end < strand.post_ids.length ? end : null,
  };
}
