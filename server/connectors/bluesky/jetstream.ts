// Jetstream, Bluesky's public stream as JSON: its address and its frames.
import { object } from '../../connect/outside.ts';
import { addAccount, addOperation, type Frame, nothing } from './frame.ts';
import { posts, reposts } from './record.ts';

/** Frames are heard again for this long after a break, so that none falls between. Microseconds. */
const overlap = 5_000_000;

export function jetstreamAddress(base: string, cursor: number | undefined): string {
  const url = new URL(base);
  url.searchParams.append('wantedCollections', posts);
  url.searchParams.append('wantedCollections', reposts);
  url.searchParams.set('maxMessageSizeBytes', '1000000');
  if (cursor !== undefined) url.searchParams.set('cursor', String(Math.max(0, cursor - overlap)));
  return url.href;
}

export function readJetstream(data: string, now: Date): Frame {
  const event = parse(data);
  const at = event?.time_us;
  if (!event || typeof at !== 'number' || !Number.isSafeInteger(at) || at <= 0) return nothing(1);
  const time = new Date(Math.min(at / 1000, now.getTime()));
  const frame: Frame = { ...nothing(), at, time };
  if (event.kind === 'commit') {
    const commit = object(event.commit);
    const { operation: action, collection, rkey, record } = commit ?? {};
    if (commit) addOperation(frame, { action, did: event.did, collection, rkey, record, heardAt: time });
    else frame.skipped++;
  } else if (event.kind === 'account') {
    const account = object(event.account);
    addAccount(frame, event.did, account?.active, account?.status);
  }
  return frame;
}

function parse(data: string) {
  try {
    return object(JSON.parse(data));
  } catch {
    return undefined;
  }
}
