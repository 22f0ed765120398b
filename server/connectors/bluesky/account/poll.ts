// Hears an account: who mentions, answers, quotes or passes on what it says, with the threads around; and what became of it.
import type { ArrivedChange, ArrivedPost } from '../../../../contract/post.ts';
import type { Connector, Polled, Surroundings } from '../../../connect/connector.ts';
import { count, line, list, type Outside, object } from '../../../connect/outside.ts';
import { authorOf, postsOfThread } from '../look-up.ts';
import { network, postOf, repostOf } from '../record.ts';
import { type Account, openAccount } from './account.ts';
import { type Answer, isSignedOut } from './answer.ts';
import { type Notification, readNotifications } from './notifications.ts';
import { bounded, readPlace } from './place.ts';
import { fetchFromOwner, isMissing, placeOf } from './strong-ref.ts';

const every = 20_000;
const checkEvery = 600_000;
const checkedAtOnce = 50;
const oneCall = 25;
const threadsAtOnce = 30;
/** With fewer calls left than this, the rest is kept for answers. */
const fewCalls = 100;

const words = new Set(['mention', 'reply', 'quote']);
const reposted = new Set(['repost', 'repost-via-repost']);
const counted = new Set(['like', 'like-via-repost', ...reposted]);

export const poll: NonNullable<Connector<'bluesky'>['poll']> = async (
  { settings, cursor, credentials, signal },
  around,
): Promise<Polled> => {
  const opened = await openAccount(settings, credentials, around);
  if (!opened.ok) return failed(opened);
  const { account } = opened;
  const now = around.clock.now();
  const before = readPlace(cursor);
  const deep = now.getTime() - before.checkedAt >= checkEvery;
  const found = await readNotifications(account, before, { now, deep, signal });
  if (!found.ok) return failed(found);
  const { fresh, place, skipped, quota } = found;
  const said = fresh.filter(({ reason }) => words.has(reason)).map((each) => postIn(each));
  const passed = fresh.filter(({ reason }) => reposted.has(reason)).map((each) => repostIn(each));
  const subjects = fresh.flatMap(({ reason, subject }) => (counted.has(reason) && subject ? [subject] : []));
  const posts = [...said, ...passed].filter((post) => post !== undefined);
  const context = await contextOf(account, said, subjects, now, signal);
  await fillFollowers(account, posts, signal);
  const changes = deep ? await gone(account, place.posts, around, signal) : [];
  if (signal.aborted) return { ok: false, fault: { code: 'stopped', values: {} } };
  const left = new Set(changes.map((change) => 'externalId' in change && change.externalId));
  const checked = deep ? [...place.posts.slice(checkedAtOnce), ...place.posts.slice(0, checkedAtOnce)] : place.posts;
  const heardPosts = [...checked.filter((uri) => !left.has(uri)), ...said.flatMap((post) => post?.externalId ?? [])];
  const next = bounded({ ...place, posts: heardPosts, checkedAt: deep ? now.getTime() : place.checkedAt });
  return {
    ok: true,
    posts: [...context, ...posts],
    changes,
    cursor: fresh.length > 0 || deep || next.gaps.length > 0 || before.gaps.length > 0 ? next : undefined,
    skipped: skipped + said.length + passed.length - posts.length,
    quota: quota ?? null,
    nextTryAt: nextTry(now, next.gaps.length > 0, quota),
  };
};

function failed({ fault, retryAt }: Extract<Answer, { ok: false }>): Polled {
  return { ok: false, fault, ...(retryAt ? { nextTryAt: retryAt } : {}) };
}

function nextTry(now: Date, more: boolean, quota: { left: number; resetsAt: string | null } | undefined): Date {
  const resets = quota && quota.left < fewCalls && quota.resetsAt ? Date.parse(quota.resetsAt) : 0;
  return new Date(Math.max(now.getTime() + (more ? 1000 : every), resets));
}

function postIn({ uri, author, record, indexedAt }: Notification): ArrivedPost | undefined {
  const who = authorOf(author);
  const post = who && placeOf(uri) && postOf(record, { uri, did: who.externalId, heardAt: indexedAt });
  return post && { ...post, author: who };
}

function repostIn({ uri, author, record, indexedAt }: Notification): ArrivedPost | undefined {
  const who = authorOf(author);
  const post = who && repostOf(record, { uri, did: who.externalId, heardAt: indexedAt });
  return post && { ...post, author: who };
}

/** What was answered, and our own posts that were liked or passed on, with their counts as they are now. */
async function contextOf(
  account: Account,
  said: readonly (ArrivedPost | undefined)[],
  subjects: readonly string[],
  now: Date,
  signal: AbortSignal,
): Promise<ArrivedPost[]> {
  const found = new Map<string, ArrivedPost>();
  const mine = new Set(said.map((post) => post?.externalId));
  const add = (posts: ArrivedPost[]) => {
    for (const post of posts) if (!mine.has(post.externalId)) found.set(post.externalId, post);
  };
  const answers = said.filter((post) => post?.replyTo).slice(0, threadsAtOnce);
  for (const answer of answers) {
    // Answers in one thread have the same posts above them.
    if (found.has(answer!.replyTo!.externalId)) continue;
    const query = { uri: answer!.externalId, depth: '0', parentHeight: '20' };
    const thread = await account.call('app.bsky.feed.getPostThread', { query, signal });
    if (thread.ok) add(postsOfThread(thread.body.thread, now));
    else if (isSignedOut(thread) || thread.status === 429) break;
  }
  for (const post of answers) {
    const handle = found.get(post!.replyTo!.externalId)?.author?.handle;
    if (handle) post!.replyTo!.handle = handle;
  }
  const liked = [...new Set(subjects)].filter((uri) => placeOf(uri)?.repo === account.did);
  for (const view of await viewsOf(account, liked, signal)) add(postsOfThread({ post: view }, now));
  return [...found.values()];
}

/** Posts as the network shows them; those it doesn't are left out. */
async function viewsOf(account: Account, uris: readonly string[], signal: AbortSignal): Promise<Outside[]> {
  return (await askInParts(account, uris, signal)).views;
}

async function askInParts(account: Account, uris: readonly string[], signal: AbortSignal) {
  const views: Outside[] = [];
  const asked: string[] = [];
  for (let at = 0; at < uris.length; at += oneCall) {
    const part = uris.slice(at, at + oneCall);
    const answer = await account.call('app.bsky.feed.getPosts', { query: { uris: part }, signal });
    if (!answer.ok) break;
    asked.push(...part);
    views.push(
      ...list(answer.body.posts, oneCall)
        .map(object)
        .filter((view) => view !== undefined),
    );
  }
  return { views, asked };
}

/**
 * Of the posts heard before, those that are gone. The network leaves out others too (blocked, hidden), so the author's own
 * server has the last word.
 */
async function gone(
  account: Account,
  uris: readonly string[],
  around: Surroundings,
  signal: AbortSignal,
): Promise<ArrivedChange[]> {
  const { views, asked } = await askInParts(account, uris.slice(0, checkedAtOnce), signal);
  const there = new Set(views.map(({ uri }) => uri));
  const changes: ArrivedChange[] = [];
  for (const uri of asked.filter((each) => !there.has(each))) {
    const place = placeOf(uri);
    const record = place && (await fetchFromOwner(place, around, signal));
    if (record && isMissing(record)) changes.push({ change: 'deleted', network, externalId: uri });
  }
  return changes;
}

/** How many follow each author: notifications don't say it. */
async function fillFollowers(account: Account, posts: readonly ArrivedPost[], signal: AbortSignal): Promise<void> {
  const dids = [...new Set(posts.flatMap(({ author }) => author?.externalId ?? []))];
  for (let at = 0; at < dids.length; at += oneCall) {
    const query = { actors: dids.slice(at, at + oneCall) };
    const answer = await account.call('app.bsky.actor.getProfiles', { query, signal });
    if (!answer.ok) return;
    const followers = new Map(
      list(answer.body.profiles, oneCall).map((profile) => {
        const { did, followersCount } = object(profile) ?? {};
        return [line(did, 300), count(followersCount)];
      }),
    );
    for (const { author } of posts) {
      const known = author && followers.get(author.externalId);
      if (known !== undefined) author!.followers = known;
    }
  }
}
