// What one frame of a Bluesky stream says: posts, changes, how far the stream is; or that it could not be read.
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import { addressOf, isDid, network, postOf, posts, repostOf, reposts } from './record.ts';

export interface Frame {
  posts: ArrivedPost[];
  changes: ArrivedChange[];
  /** Where to go on after it: microseconds (Jetstream) or a sequence number (firehose). */
  at?: number;
  /** When the network passed it on. */
  time?: Date;
  /** Parts of it that made no sense. */
  skipped: number;
  /** The stream itself says no. */
  ended?: { code: string; forget: boolean };
}

export const nothing = (skipped = 0): Frame => ({ posts: [], changes: [], skipped });

interface Operation {
  action: unknown;
  did: unknown;
  collection: unknown;
  rkey: unknown;
  record: unknown;
  heardAt: Date;
}

/** Adds what an operation on a record says. Records of other collections say nothing to us. */
export function addOperation(frame: Frame, { action, did, collection, rkey, record, heardAt }: Operation): void {
  if (collection !== posts && collection !== reposts) return;
  const uri = addressOf(did, collection, rkey);
  if (!uri || !isDid(did)) {
    frame.skipped++;
  } else if (action === 'delete') {
    frame.changes.push({ change: 'deleted', network, externalId: uri });
  } else if (action === 'create' || action === 'update') {
    const place = { uri, did, heardAt };
    const post = collection === posts ? postOf(record, place) : repostOf(record, place);
    if (!post) frame.skipped++;
    else if (action === 'create') frame.posts.push(post);
    else frame.changes.push({ change: 'edited', network, externalId: uri, post });
  } else frame.skipped++;
}

/** An account that is gone for good takes its posts along; one that rests or is limited does not. */
export function addAccount(frame: Frame, did: unknown, active: unknown, status: unknown): void {
  if (!isDid(did) || typeof active !== 'boolean') frame.skipped++;
  else if (!active && (status === 'deleted' || status === 'takendown'))
    frame.changes.push({ change: 'author-deleted', network, authorExternalId: did });
}
