// A record of the network fetched by its address, to point at exactly it.
import type { Surroundings } from '../../../connect/connector.ts';
import { line, type Outside, object } from '../../../connect/outside.ts';
import { posts } from '../record.ts';
import type { Account } from './account.ts';
import { type Answer, isSignedOut, readAnswer } from './answer.ts';
import { askedOf, pathOf } from './call.ts';
import { findPerson } from './identity.ts';

export interface StrongRef {
  uri: string;
  cid: string;
}

export interface Place {
  repo: string;
  collection: string;
  rkey: string;
}

export type Fetched = { ok: true; ref: StrongRef; value: Outside } | Extract<Answer, { ok: false }>;

export const isMissing = (answer: { ok: boolean; error?: string }): boolean =>
  !answer.ok && answer.error === 'RecordNotFound';

/** The parts of an at:// address of a post; undefined for that of anything else. */
export function placeOf(uri: string): Place | undefined {
  const [scheme, empty, repo, collection, rkey, ...more] = uri.split('/');
  if (scheme !== 'at:' || empty !== '' || !repo?.startsWith('did:') || !rkey || more.length > 0) return undefined;
  return collection === posts ? { repo, collection, rkey } : undefined;
}

/** From our own server, which knows its own people's records and passes on the question for others; else from theirs. */
export async function fetchRecord(
  account: Account,
  place: Place,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Fetched> {
  const own = read(await account.call('com.atproto.repo.getRecord', { query: { ...place }, signal }));
  if (own.ok || place.repo === account.did || isSignedOut(own)) return own;
  return fetchFromOwner(place, around, signal);
}

/** What the owner's own server says is the truth of it. */
export async function fetchFromOwner(place: Place, around: Surroundings, signal: AbortSignal): Promise<Fetched> {
  const owner = await findPerson(place.repo, around, signal);
  if (!owner.ok) {
    // Gone from the directory, and the record with them.
    return owner.fault.code === 'account_unknown' ? { ...owner, status: 400, error: 'RecordNotFound' } : owner;
  }
  const { home } = owner.person;
  const url = home + pathOf('com.atproto.repo.getRecord', { query: { ...place } });
  return read(readAnswer(await around.outgoing.ask(url, askedOf({ signal })), new URL(home).hostname));
}

function read(answer: Answer): Fetched {
  if (!answer.ok) return answer;
  const uri = line(answer.body.uri, 900);
  const cid = line(answer.body.cid, 200);
  const value = object(answer.body.value);
  if (uri && cid && value) return { ok: true, ref: { uri, cid }, value };
  return { ok: false, fault: { code: 'unreadable_answer', values: { host: 'Bluesky' } } };
}

export function refIn(value: unknown): StrongRef | undefined {
  const given = object(value);
  const uri = line(given?.uri, 900);
  const cid = line(given?.cid, 200);
  return uri?.startsWith('at://') && cid ? { uri, cid } : undefined;
}
