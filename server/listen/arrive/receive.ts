// Arrival: one row for each network and external id, however often a post comes; with its author, its conversation, its
// index words, what it is folded under, which watches wait for it and which mutes hide it, all in one transaction.

import type { Fault } from '../../../contract/connect.ts';
import type { Batch, Received } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { applyChanges } from '../change/apply.ts';
import { editPosts } from '../change/edit.ts';
import { noteMoved, notePosts } from '../change/note.ts';
import type { Standing } from '../match/standing.ts';
import { meanwhile } from '../meanwhile.ts';
import { asLanguagePost } from '../spoken.ts';
import { findKnown, insertPosts, type KnownPost, type NewPost, updateCounts } from '../store/arrive.ts';
import type { AuthorValues } from '../store/author.ts';
import { findWaitingReposts, setFolds } from '../store/fold.ts';
import { copyHitsToReposts, type HitValues, insertHits, refoldHits } from '../store/hit.ts';
import { inTurn } from '../store/lock.ts';
import { copyMutesToReposts, insertMuted } from '../store/mute.ts';
import { authorKey, storeAuthors } from './authors.ts';
import type { Cleaned, CleanPost } from './clean.ts';
import { facilityOf } from './facility.ts';
import { type Fold, foldUnder } from './folds.ts';
import { cleanedOf } from './foresee.ts';
import { placeInThreads } from './threads.ts';
import { arrivingVector, readWords, wordsOf } from './words.ts';

/**
 * Stores a batch in the open transaction. The same batch twice leaves what the first time left. While it waits for its
 * turn and for PostgreSQL, its words are read; so two batches in flight are quicker than one.
 */
export async function receive(context: Context, batch: Batch, standing: Standing): Promise<Received> {
  const now = context.clock.now();
  const reading = new AbortController();
  try {
    const cleaned = await cleanAll(batch, now);
    const begun = readWords(
      cleaned.flatMap((one) => (one.ok ? [one.post] : [])),
      reading.signal,
    );
    await inTurn(context);
    await standing.refresh(context);
    const { posts, refused } = sort(cleaned, now, standing.postDays);
    const known = await findKnownByKey(context, [...posts.values()]);
    const fresh = [...posts].filter(([key]) => !known.has(key)).map(([, post]) => post);
    if (fresh.length === 0) reading.abort();
    if (fresh.length) await store(context, batch, fresh, standing);
    await renew(context, posts, known, standing);
    await applyChanges(context, batch.changes, standing);
    await begun;
    return { stored: fresh.length, known: batch.posts.length - refused.length - fresh.length, refused };
  } finally {
    reading.abort();
  }
}

const keyOf = ({ network, externalId }: Pick<CleanPost, 'network' | 'externalId'>) => `${network}\n${externalId}`;

/** Others have a turn now and then. */
async function cleanAll(batch: Batch, now: Date): Promise<Cleaned[]> {
  const cleaned: Cleaned[] = [];
  for (const [n, arrived] of batch.posts.entries()) {
    cleaned.push(cleanedOf(arrived, now));
    if (n % 200 === 199) await new Promise(setImmediate);
  }
  return cleaned;
}

/** Of posts that came twice in a batch, the last. */
function sort(cleaned: readonly Cleaned[], now: Date, postDays: number | null) {
  const posts = new Map<string, CleanPost>();
  const refused: { index: number; fault: Fault }[] = [];
  const oldest = postDays === null ? 0 : now.getTime() - postDays * 86_400_000;
  for (const [index, one] of cleaned.entries()) {
    if (!one.ok) refused.push({ index, fault: one.fault });
    else if (one.post.at.getTime() < oldest)
      refused.push({ index, fault: { code: 'post_past_retention', values: { days: postDays ?? 0 } } });
    else posts.set(keyOf(one.post), one.post);
  }
  return { posts, refused };
}

async function findKnownByKey({ db, organization }: Context, posts: readonly CleanPost[]) {
  const rows = posts.length ? await findKnown(db, organization, posts) : [];
  return new Map(rows.map((row) => [keyOf({ network: row.network, externalId: row.external_id }), row]));
}

async function store(context: Context, batch: Batch, fresh: readonly CleanPost[], standing: Standing): Promise<void> {
  const { db, organization, clock } = context;
  const authors = await storeAuthors(
    context,
    fresh.flatMap(({ network, author }) => (author ? [{ ...author, network }] : [])),
  );
  const ids = fresh.map(() => newId(clock));
  const threads = await placeInThreads(
    context,
    fresh.map(({ network, externalId, replyTo, root }, n) => ({ id: ids[n]!, network, externalId, replyTo, root })),
  );
  const heardAt = clock.now();
  const storedAs = (post: CleanPost, id: string): Stored => {
    const by = (post.author && authors.get(authorKey(post.network, post.author.externalId))) ?? null;
    const authorId = by?.id ?? null;
    const conversationId = threads.get(id) ?? id;
    const heard = standing.hear(spokenBy(post, by));
    const mutes = { word: heard.mutes, ...standing.mutesOf(authorId, conversationId) };
    const { digest, count } = wordsOf(post);
    const facilityId = batch.facilityId ?? facilityOf(heard);
    return {
      ...post,
      id,
      authorId,
      conversationId,
      heardAt,
      digest,
      channelId: batch.channelId,
      facilityId,
      vector: arrivingVector(post, facilityId),
      foldUnder: null,
      foldWhy: null,
      words: count,
      muted: (['author', 'thread', 'word'] as const).find((kind) => mutes[kind].length > 0) ?? null,
      mutes: [...mutes.author, ...mutes.thread, ...mutes.word],
      watches: heard.watches,
    };
  };
  // The first of some words stays on top of its copies, so what was said first is stored first.
  const inOrder = fresh.map((post, n) => ({ post, id: ids[n]! })).sort((a, b) => +a.post.at - +b.post.at);
  const pieces = piecesOf(inOrder);
  const write = (piece: typeof inOrder = []) => piece.map(({ post, id }) => storedAs(post, id));
  const posts: Stored[] = [];
  const folds = new Map<string, Fold>();
  let next = write(pieces[0]);
  for (let n = 0; n < pieces.length; n++) {
    const piece = next;
    for (const [id, fold] of await foldUnder(context, piece)) folds.set(id, fold);
    for (const post of piece) {
      post.foldUnder = folds.get(post.id)?.under ?? null;
      post.foldWhy = folds.get(post.id)?.why ?? null;
    }
    await meanwhile(insertPosts(db, organization, piece), () => {
      next = write(pieces[n + 1]);
    });
    posts.push(...piece);
  }
  await insertHits(db, organization, posts.flatMap(hitsOf));
  await insertMuted(
    db,
    organization,
    posts.flatMap(({ id, mutes }) => mutes.map((mute) => ({ mute, post: id }))),
  );
  await gather(context, posts, folds);
  await notePosts(context, 'posts.arrived', ids);
}

/** PostgreSQL stores one piece while the words of the next are read. */
const pieceMost = 500;

function piecesOf<T>(list: readonly T[]): T[][] {
  const pieces: T[][] = [];
  for (let from = 0; from < list.length; from += pieceMost) pieces.push(list.slice(from, from + pieceMost));
  return pieces;
}

const spokenBy = (post: CleanPost, by: AuthorValues | null) =>
  asLanguagePost({
    ...post,
    handle: by?.handle ?? null,
    followers: by?.followers ?? null,
    authorPlace: by?.place ?? null,
  });

/** What is stored of a post, with what follows from its words. */
type Stored = NewPost & { words: number; mutes: string[]; watches: string[] };

const hitsOf = ({ id, at, authorId, facilityId, muted, watches }: Stored): HitValues[] =>
  watches.map((watchId) => ({ watchId, postId: id, at, authorId, facilityId, muted: muted !== null }));

/** What passes on a post that came only now goes under it; reposts are found, and muted, with what they pass on. */
async function gather(context: Context, posts: readonly Stored[], folds: ReadonlyMap<string, Fold>) {
  const { db, organization } = context;
  const originals = posts.filter((post) => post.repostOf === null);
  const tops = new Map(originals.map((post) => [keyOf(post), folds.get(post.id)?.under ?? post.id]));
  const waiting = originals.length ? await findWaitingReposts(db, organization, originals) : [];
  const gathered = waiting.flatMap(({ id, network, repost_of }) => {
    const under = tops.get(keyOf({ network, externalId: repost_of }));
    return under ? [{ id, under, why: 'repost' as const }] : [];
  });
  await setFolds(db, organization, gathered);
  const folded = [...folds.keys(), ...gathered.map(({ id }) => id)];
  if (folded.length === 0) return;
  const heads = new Set([...[...folds.values()].map(({ under }) => under), ...gathered.map(({ under }) => under)]);
  const reposts = gathered.length > 0 || [...folds.values()].some(({ why }) => why === 'repost');
  if (reposts) {
    const muted = await copyMutesToReposts(db, organization, [...heads]);
    await noteMoved(context, [...new Set([...gathered.map(({ id }) => id), ...muted])]);
    await copyHitsToReposts(db, organization, [...heads]);
  }
  // Of copies, those with a hit; reposts got theirs only now.
  const found = reposts
    ? folded
    : posts.filter(({ id, watches }) => watches.length && folds.has(id)).map(({ id }) => id);
  if (found.length) await refoldHits(db, organization, found);
}

/** Posts that were known and say something else now were edited; those that were deleted stay so. */
async function renew(
  context: Context,
  posts: ReadonlyMap<string, CleanPost>,
  known: ReadonlyMap<string, KnownPost>,
  standing: Standing,
): Promise<void> {
  const edited: { id: string; post: CleanPost }[] = [];
  const counted: { id: string; counts: string }[] = [];
  for (const [key, row] of known) {
    const post = posts.get(key)!;
    if (row.deleted || row.expired) continue;
    if (saysElse(row, post)) edited.push({ id: row.id, post });
    if (post.counts) counted.push({ id: row.id, counts: JSON.stringify(post.counts) });
  }
  if (edited.length) await editPosts(context, edited, standing);
  if (counted.length) await updateCounts(context.db, context.organization, counted);
}

const saysElse = (row: KnownPost, post: CleanPost): boolean =>
  row.text !== post.text ||
  row.title !== post.title ||
  row.rating !== post.rating ||
  row.links.join('\n') !== post.links.join('\n');
