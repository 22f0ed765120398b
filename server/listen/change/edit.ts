// An edit on the network: the old words are gone, and everything that followed from them is worked out anew.
import { readPost } from '../../../language/query/index.ts';
import type { Context } from '../../core/context.ts';
import type { CleanPost } from '../arrive/clean.ts';
import { facilityOf } from '../arrive/facility.ts';
import { foldUnder } from '../arrive/folds.ts';
import { indexWords, vectorOf } from '../arrive/words.ts';
import type { Standing } from '../match/standing.ts';
import { asLanguagePost } from '../spoken.ts';
import { updateEdited } from '../store/change.ts';
import { setFolds } from '../store/fold.ts';
import { copyHitsToReposts, deleteHitsOfPosts, findWatchesOf, insertHits, refoldHits } from '../store/hit.ts';
import { replaceWordMutes } from '../store/mute.ts';
import { findPostRows, type PostRow } from '../store/post.ts';
import { findExcludedPosts } from '../store/watch.ts';
import { findHeld, findHeldPosts } from './held.ts';
import { notePosts } from './note.ts';
import { regroup } from './regroup.ts';

export interface Edit {
  id: string;
  post: CleanPost;
}

export async function editPosts(context: Context, edits: readonly Edit[], standing: Standing): Promise<void> {
  if (edits.length === 0) return;
  const { db, organization, clock } = context;
  const ids = edits.map(({ id }) => id);
  const rows = new Map((await findPostRows(db, organization, ids)).map((row) => [row.id, row]));
  const held = await findHeldPosts(context, [...rows.values()]);
  const kept = await findHitsOnHold(context, ids);
  const excluded = await findExcludedPosts(db, organization, ids);
  const read = edits.flatMap(({ id, post }) => {
    const row = rows.get(id);
    return row ? [readAnew(row, post, standing)] : [];
  });
  await regroup(context, ids, new Set(ids));
  for (const edit of read) await updateEdited(db, organization, { ...edit, held: held.has(edit.id) }, clock.now());
  await replaceWordMutes(
    db,
    organization,
    ids,
    read.flatMap(({ id, mutes }) => mutes.map((mute) => ({ mute, post: id }))),
  );
  await deleteHitsOfPosts(db, organization, ids);
  const muted = new Map((await findPostRows(db, organization, ids)).map((row) => [row.id, row.muted]));
  await insertHits(
    db,
    organization,
    read.flatMap(({ id, watches, at, authorId, facilityId }) =>
      [...new Set([...watches.filter((watch) => !excluded.get(id)?.includes(watch)), ...(kept.get(id) ?? [])])].map(
        (watchId) => ({ watchId, postId: id, at, authorId, facilityId, muted: Boolean(muted.get(id)) }),
      ),
    ),
  );
  const folds = await foldUnder(
    context,
    read.map((post) => ({ ...post, muted: muted.get(post.id) ?? null })),
  );
  await setFolds(
    db,
    organization,
    [...folds].map(([id, fold]) => ({ id, ...fold })),
  );
  await copyHitsToReposts(db, organization, ids);
  await refoldHits(db, organization, ids);
  await notePosts(context, 'edited', ids);
}

/** By post, the watches on legal hold that have found it. */
async function findHitsOnHold(context: Context, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { watches } = await findHeld(context);
  if (watches.length === 0) return new Map();
  const found = await findWatchesOf(context.db, context.organization, ids, true);
  return new Map([...found].map(([id, by]) => [id, by.filter((watch) => watches.includes(watch))]));
}

/** What the new words mean; when it was said, by whom and in which conversation stays. */
function readAnew(row: PostRow, post: CleanPost, standing: Standing) {
  const spoken = asLanguagePost({
    ...post,
    answers: row.answers,
    kind: row.kind,
    handle: row.handle,
    followers: row.followers,
    authorPlace: row.author_place,
  });
  const heard = standing.hear(spoken);
  const words = indexWords(post);
  const facilityId = row.facility_id ?? facilityOf(heard);
  return {
    id: row.id,
    post,
    network: row.network,
    externalId: row.external_id,
    at: row.at,
    authorId: row.author_id,
    repostOf: row.repost_of,
    rating: post.rating,
    facilityId,
    vector: vectorOf(words, readPost(spoken), facilityId),
    digest: words.digest,
    words: words.count,
    watches: heard.watches,
    mutes: heard.mutes,
  };
}
