// Posts and replies of our account, and taking them away again.
import type { Surroundings } from '../../../connect/connector.ts';
import { line, object } from '../../../connect/outside.ts';
import type { Image, Speech, Told } from '../../../connect/speaking.ts';
import { pageOf, posts } from '../record.ts';
import type { Account } from './account.ts';
import { recordKey } from './record-key.ts';
import { facetsOf } from './rich-text.ts';
import { fetchRecord, isMissing, placeOf, refIn, type StrongRef } from './strong-ref.ts';
import { afterSaying, beforeSaying, refused } from './told.ts';

/** As the network's own rule for images in a post has it. */
export const images = { most: 4, bytes: 1_000_000 };

interface Speaker<Settings> {
  account: Account;
  speech: Speech<Settings>;
  around: Surroundings;
}

export const postAddress = ({ did }: Account, key: string): string => `at://${did}/${posts}/${recordKey(key)}`;

type Part<T> = { ok: true; value: T } | { ok: false; told: Told };

export async function post<Settings>({ account, speech, around }: Speaker<Settings>): Promise<Told> {
  const { content, target, signal, key, firstTriedAt } = speech;
  if (!content) return refused('delivery_refused', { host: 'Bluesky', reason: 'InvalidRequest' });
  const reply = target ? await answering(account, target.externalId, around, signal) : undefined;
  if (reply && !reply.ok) return reply.told;
  const shown = await upload(account, speech.images, signal);
  if (!shown.ok) return shown.told;
  const facets = await facetsOf(content.text, (handle) => didOf(account, handle, signal));
  const record = {
    $type: posts,
    text: content.text,
    createdAt: firstTriedAt.toISOString(),
    ...(content.lang ? { langs: [content.lang] } : {}),
    ...(facets.length > 0 ? { facets } : {}),
    ...(reply ? { reply: reply.value } : {}),
    ...(shown.value ? { embed: shown.value } : {}),
  };
  const uri = postAddress(account, key);
  // Only where nothing is yet: what a try before this one left there stays as it is.
  const place = { repo: account.did, collection: posts, rkey: recordKey(key), swapRecord: null };
  const answer = await account.call('com.atproto.repo.putRecord', { input: { ...place, record }, signal });
  const there = { was: 'posted', externalId: uri, url: pageOf(uri)! } as const;
  if (answer.ok) return { ...there, ...(answer.quota ? { quota: answer.quota } : {}) };
  return answer.error === 'InvalidSwap' ? there : afterSaying(answer);
}

export async function remove<Settings>({ account, speech: { target, signal } }: Speaker<Settings>): Promise<Told> {
  const place = placeOf(target?.externalId ?? '');
  if (place?.repo !== account.did) return refused('not_ours');
  const answer = await account.call('com.atproto.repo.deleteRecord', { input: place, signal });
  if (!answer.ok) return afterSaying(answer);
  return { was: 'posted', externalId: target!.externalId, ...(answer.quota ? { quota: answer.quota } : {}) };
}

/** What is answered and the first post of its thread, both as they are on the network now. */
async function answering(
  account: Account,
  uri: string,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Part<{ root: StrongRef; parent: StrongRef }>> {
  const place = placeOf(uri);
  if (!place) return { ok: false, told: refused('post_gone') };
  const found = await fetchRecord(account, place, around, signal);
  if (!found.ok) return { ok: false, told: isMissing(found) ? refused('post_gone') : beforeSaying(found) };
  const root = refIn(object(found.value.reply)?.root) ?? found.ref;
  return { ok: true, value: { root, parent: found.ref } };
}

/** Each image first, then the post that shows them. The same bytes sent again are the same image there. */
async function upload(
  account: Account,
  given: readonly Image[],
  signal: AbortSignal,
): Promise<Part<object | undefined>> {
  const shown: object[] = [];
  for (const { bytes, mediaType, alt } of given) {
    const answer = await account.call('com.atproto.repo.uploadBlob', { bytes: { body: bytes, mediaType }, signal });
    if (!answer.ok) return { ok: false, told: beforeSaying(answer) };
    const image = object(answer.body.blob);
    if (!image) return { ok: false, told: unread };
    shown.push({ image, alt });
  }
  return { ok: true, value: shown.length > 0 ? { $type: 'app.bsky.embed.images', images: shown } : undefined };
}

const unread: Told = {
  was: 'not_sent',
  fault: { code: 'unreadable_answer', values: { host: 'Bluesky' } },
};

async function didOf(account: Account, handle: string, signal: AbortSignal): Promise<string | undefined> {
  const answer = await account.call('com.atproto.identity.resolveHandle', { query: { handle }, signal });
  return answer.ok ? line(answer.body.did, 300) : undefined;
}
