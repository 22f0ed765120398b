// Arrival: one row for each network and external id, however often a post comes; with its author, its conversation, its
// index words, what it is folded under, which watches wait for it and which mutes hide it, all in one transaction.

import type { Fault } from '../../../contract/connect.ts';
import type { Batch, Received } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { applyChanges } from '../change/apply.ts';
import { editPosts } from '../change/edit.ts';
import { notePosts } from '../change/note.ts';
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
import { type CleanPost, cleanPost } from './clean.ts';
import { facilityOf } from './facility.ts';
import { type Fold, foldUnder } from './folds.ts';
import { placeInThreads } from './threads.ts';
import { Readings } from './words.ts';

/** Stores a batch in the open transaction. The same batch twice leaves what the first time left. */
export async function receive(context: Context, batch: Batch, standing: Standing): Promise<Received> {
  await inTurn(context);
  await standing.refresh(context);
  const now = context.clock.now();
  const { posts, refused } = clean(batch, now, standing.postDays);
  const readings = new Readings<CleanPost>();
  const list = [...posts.values()];
  const known = await meanwhile(findKnownByKey(context, list), () => readings.read(list.slice(0, list.length / 2)));
  const fresh = [...posts].filter(([key]) => !known.has(key)).map(([, post]) => post);
  if (fresh.length) await store(context, batch, fresh, { standing, readings });
  await renew(context, posts, known, standing);
  await applyChanges(context, batch.changes, standing);
  return { stored: fresh.length, known: batch.posts.length - refused.length - fresh.length, refused };
}

const keyOf = ({ network, externalId }: Pick<CleanPost, 'network' | 'externalId'>) => `${network}\n${externalId}`;

function clean(batch: Batch, now: Date, postDays: number | null) {
  const posts = new Map<string, CleanPost>();
  const refused: { index: number; fault: Fault }[] = [];
  const oldest = postDays === null ? 0 : now.getTime() - postDays * 86_400_000;
  for (const [index, arrived] of batch.posts.entries()) {
    const cleaned = cleanPost(arrived, now);
    if (!cleaned.ok) refused.push({ index, fault: cleaned.fault });
    else if (cleaned.post.at.getTime() < oldest)
      refused.push({ index, fault: { code: 'post_past_retention', values: { days: postDays ?? 0 } } });
    else posts.set(keyOf(cleaned.post), cleaned.post);
  }
  return { posts, refused };
}

async function findKnownByKey({ db, organization }: Context, posts: readonly CleanPost[]) {
  const rows = posts.length ? await findKnown(db, organization, posts) : [];
  return new Map(rows.map((row) => [keyOf({ network: row.network, externalId: row.external_id }), row]));
}

async function store(
  context: Context,
  batch: Batch,
  fresh: readonly CleanPost[],
  { standing, readings }: { standing: Standing; readings: Readings<CleanPost> },
): Promise<void> {
  const { db, organization, clock } = context;
  const authors = await meanwhile(
    storeAuthors(
      context,
      fresh.flatMap(({ network, author }) => (author ? [{ ...author, network }] : [])),
    ),
    () => readings.read(fresh),
  );
  const named = fresh.map((post) => {
    const author = post.author && authors.get(authorKey(post.network, post.author.externalId));
    return { post, id: newId(clock), authorId: author?.id ?? null, by: author ?? null };
  });
  const threads = await placeInThreads(
    context,
    named.map(({ post: { network, externalId, replyTo, root }, id }) => ({ id, network, externalId, replyTo, root })),
  );
  const heardAt = clock.now();
  const posts = named.map(({ post, id, authorId, by }): Stored => {
    const conversationId = threads.get(id) ?? id;
    const heard = standing.hear(spokenBy(post, by));
    const mutes = { word: heard.mutes, ...standing.mutesOf(authorId, conversationId) };
    const { digest, count } = readings.of(post);
    return {
      ...post,
      id,
      authorId,
      conversationId,
      heardAt,
      digest,
      channelId: batch.channelId,
      facilityId: batch.facilityId ?? facilityOf(heard),
      vector: '',
      foldUnder: null,
      foldWhy: null,
      words: count,
      muted: (['author', 'thread', 'word'] as const).find((kind) => mutes[kind].length > 0) ?? null,
      mutes: [...mutes.author, ...mutes.thread, ...mutes.word],
      watches: heard.watches,
    };
  });
  const folds = await meanwhile(foldUnder(context, posts), () => {
    for (const [n, post] of posts.entries()) post.vector = readings.vectorOf(fresh[n]!, post.facilityId);
  });
  for (const post of posts) {
    post.foldUnder = folds.get(post.id)?.under ?? null;
    post.foldWhy = folds.get(post.id)?.why ?? null;
  }
  await insertPosts(db, organization, posts);
  await insertHits(db, organization, posts.flatMap(hitsOf));
  await insertMuted(
    db,
    organization,
    posts.flatMap(({ id, mutes }) => mutes.map((mute) => ({ mute, post: id }))),
  );
  await gather(context, posts, folds);
  await notePosts(
    context,
    'posts.arrived',
    posts.map(({ id }) => id),
  );
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
async function gather({ db, organization }: Context, posts: readonly Stored[], folds: ReadonlyMap<string, Fold>) {
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
  await copyMutesToReposts(db, organization, [...heads]);
  await copyHitsToReposts(db, organization, [...heads]);
  await refoldHits(db, organization, folded);
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
