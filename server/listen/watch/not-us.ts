// "Not us": takes a name, an author or one post out of a watch for good, and gives it back when that was wrong.
import type { listen, Watch } from '../../../contract/listen.ts';
import type { AnswerOf, BodyOf } from '../../../contract/route.ts';
import { find, matches, parse, type Query } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import { accessPost, accessWatch } from '../access.ts';
import { isWatchHeld } from '../change/held.ts';
import { seekEverywhere } from '../search/everything.ts';
import { findSteps, readInOrder, readRow } from '../search/find.ts';
import { readQuery } from '../search/sought.ts';
import { wholeText } from '../spoken.ts';
import { countHitsOfAuthor, deleteHits, dropOrphanedReposts, findNewestHits, insertHitsOfWatch } from '../store/hit.ts';
import { inTurn } from '../store/lock.ts';
import type { PostRow } from '../store/post.ts';
import { nextRevision } from '../store/standing.ts';
import { findExclusion, insertExclusion, undoExclusion, updateWatchRow, type WatchRow } from '../store/watch.ts';
import { neighboursOf, phrasesAround } from './phrases.ts';
import { changed, getWatch } from './watch.ts';

/** Hits whose neighbours are counted, to see what belongs to a name. */
const sample = 300;

/** Phrases first, then the author, then the one post; `older` is how many other hits would go too. */
export async function suggestExclusion(
  context: Context,
  watchId: string,
  postId: string,
): Promise<AnswerOf<typeof listen.suggestExclusion>> {
  const watch = await accessWatch(context, watchId, 'watches.write');
  const post = await accessPost(context, postId);
  const choices: AnswerOf<typeof listen.suggestExclusion>['choices'] = [];
  for (const label of await suggestPhrases(context, watch, post)) {
    const query = phraseOf(label);
    if (!query || !isReadable(withExclusion(watch.query, `-"${label}"`))) continue;
    const ids = await findHitsThatMatch(context, watch.id, query);
    if (ids.includes(post.id)) choices.push({ kind: 'phrase', label, older: ids.length - 1 });
  }
  if (post.handle && post.author_id && isReadable(`-from:${post.handle} a`)) {
    const older = await countHitsOfAuthor(context.db, context.organization, watch.id, post.author_id, post.id);
    choices.push({ kind: 'author', label: post.handle, older });
  }
  choices.push({ kind: 'post', label: '', older: 0 });
  return { choices };
}

async function suggestPhrases(context: Context, watch: WatchRow, post: PostRow): Promise<string[]> {
  const parsed = parse(watch.query);
  if (!parsed.ok || post.text === null) return [];
  const { db, organization } = context;
  const others = await readInOrder(context, await findNewestHits(db, organization, watch.id, sample));
  const counts = new Map<string, number>();
  for (const other of others) {
    if (other.id === post.id || other.text === null) continue;
    for (const neighbour of neighboursOf(wholeText(other), find(parsed.query, readRow(other)))) {
      counts.set(neighbour, (counts.get(neighbour) ?? 0) + 1);
    }
  }
  return phrasesAround(wholeText(post), find(parsed.query, readRow(post)), counts);
}

export async function excludeNotUs(
  context: Context,
  watchId: string,
  { postId, kind, label }: BodyOf<typeof listen.excludeNotUs>,
): Promise<AnswerOf<typeof listen.excludeNotUs>> {
  const { db, organization, clock, actor } = context;
  await accessWatch(context, watchId, 'watches.write');
  const post = await accessPost(context, postId);
  await inTurn(context);
  const watch = await getWatch(context, watchId);
  const exclusion = kind === 'post' ? null : await exclusionOf(context, watch, post, kind, label);
  const exclusionId = newId(clock);
  await insertExclusion(db, organization, {
    id: exclusionId,
    watch_id: watch.id,
    kind,
    label: exclusion?.label ?? '',
    post_id: post.id,
    query_before: exclusion && watch.query,
    query_after: exclusion?.after ?? null,
    at: clock.now(),
    by: actor.id,
  });
  if (exclusion) await ask(context, watch, exclusion.after);
  const gone = exclusion ? await findHitsThatMatch(context, watch.id, exclusion.query) : [post.id];
  if (!(await isWatchHeld(context, watch.id))) {
    await deleteHits(db, organization, watch.id, gone);
    await dropOrphanedReposts(db, organization, watch.id);
  }
  await record(
    context,
    'watch.excluded',
    { kind: 'watch', id: watch.id },
    { exclusion: exclusionId, kind, posts: gone.length },
  );
  await context.wake('posts');
  const older = gone.filter((id) => id !== post.id).length;
  return { exclusionId, label: exclusion?.label ?? '', older, watch: await changed(context, watch.id) };
}

async function exclusionOf(
  context: Context,
  watch: WatchRow,
  post: PostRow,
  kind: 'phrase' | 'author',
  given: string | undefined,
): Promise<{ label: string; query: Query; after: string }> {
  const label =
    kind === 'author' ? (post.handle ?? '') : (given?.trim() ?? (await suggestPhrases(context, watch, post))[0] ?? '');
  const query = kind === 'author' ? queryOf(`from:${label}`) : phraseOf(label);
  if (!label || !query) throw new Refusal('query.unreadable', { reason: 'query.empty', column: 1 });
  const after = withExclusion(watch.query, exclusionText(kind, label));
  readQuery(after);
  return { label, query, after };
}

/** Puts the query back as it was, and the posts that had gone. */
export async function undoNotUs(context: Context, id: string): Promise<Watch> {
  const { db, organization, clock } = context;
  await inTurn(context);
  const exclusion = await findExclusion(db, organization, id);
  if (!exclusion) throw notFound();
  const watch = await accessWatch(context, exclusion.watch_id, 'watches.write');
  if (exclusion.undone_at) return changed(context, watch.id);
  await undoExclusion(db, organization, id, clock.now());
  const { kind, label, post_id, query_before, query_after } = exclusion;
  const text = kind === 'post' ? '' : exclusionText(kind, label);
  const before =
    query_before !== null && watch.query === query_after ? query_before : withoutExclusion(watch.query, text);
  if (kind !== 'post' && before !== watch.query) await ask(context, watch, before);
  const query = kind === 'post' ? null : kind === 'author' ? queryOf(`from:${label}`) : phraseOf(label);
  const asked = queryOf(before);
  let posts = 0;
  const gone = query
    ? findAll(context, { watch: null, query })
    : [await readInOrder(context, post_id ? [post_id] : [])];
  for await (const rows of gone) {
    const back = rows.filter((row) => asked && row.text !== null && matches(asked, readRow(row))).map((row) => row.id);
    await insertHitsOfWatch(db, organization, watch.id, back);
    posts += back.length;
  }
  await record(context, 'watch.exclusion_undone', { kind: 'watch', id: watch.id }, { exclusion: id, posts });
  await context.wake('posts');
  return changed(context, watch.id);
}

/** From now on it asks this; what is stored already is set right beside. */
async function ask({ db, organization }: Context, watch: WatchRow, query: string): Promise<void> {
  const version = await nextRevision(db, organization);
  await updateWatchRow(db, organization, { ...watch, query, version });
}

const exclusionText = (kind: 'phrase' | 'author', label: string) =>
  kind === 'author' ? `-from:${label}` : `-"${label}"`;

/** AND binds tighter than OR, so a query of alternatives is taken in brackets. */
export function withExclusion(query: string, exclusion: string): string {
  const parsed = parse(query);
  return parsed.ok && parsed.query.root.kind === 'any' ? `(${query}) ${exclusion}` : `${query} ${exclusion}`;
}

export function withoutExclusion(query: string, exclusion: string): string {
  const at = exclusion ? query.lastIndexOf(` ${exclusion}`) : -1;
  if (at < 0) return query;
  const rest = `${query.slice(0, at)}${query.slice(at + exclusion.length + 1)}`;
  return isReadable(rest) ? rest : query;
}

const queryOf = (text: string): Query | null => {
  const parsed = parse(text);
  return parsed.ok ? parsed.query : null;
};
const phraseOf = (label: string): Query | null => (/["“”„]/.test(label) ? null : queryOf(`"${label}"`));
const isReadable = (text: string): boolean => parse(text).ok;

async function findHitsThatMatch(context: Context, watch: string, query: Query): Promise<string[]> {
  const ids: string[] = [];
  for await (const rows of findAll(context, { watch, query })) ids.push(...rows.map(({ id }) => id));
  return ids;
}

/** Every post of the archive, or of a watch, that matches; whatever hides it. */
async function* findAll(
  context: Context,
  { watch, query }: { watch: string | null; query: Query },
): AsyncGenerator<PostRow[]> {
  const search = await seekEverywhere(context, query, watch);
  for await (const step of findSteps(context, search, null, 500)) yield step.rows;
}
