// Look-ups at Bluesky: who somebody is, and the thread around a post.
import type { Fault } from '../../../contract/connect.ts';
import type { ArrivedPost } from '../../../contract/post.ts';
import type { Connector, Surroundings } from '../../connect/connector.ts';
import { count, line, list, type Outside, object } from '../../connect/outside.ts';
import { openAccount } from './account/account.ts';
import { isDid, postOf } from './record.ts';

type Author = NonNullable<ArrivedPost['author']>;
type Answer = { ok: true; body: Outside } | { ok: false; fault: Fault };

const most = { within: 8000, most: 3_000_000 };
const oneCall = 25;
const mostInThread = 500;

export async function call(
  base: string,
  method: string,
  query: [string, string][],
  signal: AbortSignal,
  around: Surroundings,
) {
  const url = new URL(`/xrpc/${method}`, base);
  for (const [name, value] of query) url.searchParams.append(name, value);
  const answer = await around.outgoing.ask(url.href, { ...most, signal, headers: { accept: 'application/json' } });
  if (!answer.ok) return answer satisfies Answer;
  try {
    const body = object(JSON.parse(answer.body.toString()));
    if (body) return { ok: true, body } satisfies Answer;
  } catch {
    // Falls through: what is no JSON is as good as another JSON.
  }
  return { ok: false, fault: { code: 'unreadable_answer', values: { host: url.hostname } } } satisfies Answer;
}

/** Handles, names and followers by DID; those that are not known are left out. */
export const profiles: NonNullable<Connector<'bluesky'>['profiles']> = async (
  { externalIds, settings, signal },
  around,
) => {
  const dids = [...new Set(externalIds.filter(isDid))];
  if (settings?.source === 'firehose') return profilesOfServer(dids, settings.server!, signal, around);
  const authors: Author[] = [];
  for (let at = 0; at < dids.length; at += oneCall) {
    const actors = dids.slice(at, at + oneCall).map((did): [string, string] => ['actors', did]);
    const answer = await call(around.config.publicApiUrl, 'app.bsky.actor.getProfiles', actors, signal, around);
    if (!answer.ok) return authors.length > 0 ? { ok: true, authors } : answer;
    authors.push(
      ...list(answer.body.profiles, oneCall)
        .map(authorOf)
        .filter((author) => author !== undefined),
    );
  }
  return { ok: true, authors };
};

/** A server by itself knows the handle and the profile record of those who live on it. */
async function profilesOfServer(dids: string[], server: string, signal: AbortSignal, around: Surroundings) {
  const authors: Author[] = [];
  for (const repo of dids.slice(0, oneCall)) {
    const profile: [string, string][] = [
      ['repo', repo],
      ['collection', 'app.bsky.actor.profile'],
      ['rkey', 'self'],
    ];
    const [described, record] = await Promise.all([
      call(server, 'com.atproto.repo.describeRepo', [['repo', repo]], signal, around),
      call(server, 'com.atproto.repo.getRecord', profile, signal, around),
    ]);
    if (!described.ok) continue;
    const displayName = record.ok ? object(record.body.value)?.displayName : undefined;
    const author = authorOf({ ...described.body, did: repo, displayName });
    if (author) authors.push(author);
  }
  return { ok: true as const, authors };
}

export function authorOf(value: unknown): Author | undefined {
  const given = object(value);
  if (!given || !isDid(given.did)) return undefined;
  const handle = line(given.handle, 253);
  return {
    externalId: given.did,
    // A handle that doesn't point back to its owner is said so by the network.
    handle: handle === 'handle.invalid' ? undefined : handle,
    name: line(given.displayName, 200),
    followers: count(given.followersCount),
  };
}

export const thread: NonNullable<Connector<'bluesky'>['thread']> = async (given, around) => {
  if (!given.externalId.startsWith('at://')) return { ok: false, fault: { code: 'thread_unknown', values: {} } };
  if (given.settings?.source === 'firehose')
    return ancestors(given.externalId, given.settings.server!, given.signal, around);
  const query: [string, string][] = [
    ['uri', given.externalId],
    ['depth', '20'],
    ['parentHeight', '80'],
  ];
  const answer =
    (await throughAccount(given, query, around)) ??
    (await call(around.config.publicApiUrl, 'app.bsky.feed.getPostThread', query, given.signal, around));
  if (!answer.ok) return answer;
  return { ok: true, posts: postsOfThread(answer.body.thread, around.clock.now()) };
};

/** An account of ours asks in its own name: it may see what the public may not. Undefined where there is none. */
async function throughAccount(
  { settings, credentials, signal }: Parameters<NonNullable<Connector<'bluesky'>['thread']>>[0],
  query: [string, string][],
  around: Surroundings,
): Promise<Answer | undefined> {
  if (settings?.source !== 'account' || !credentials) return undefined;
  const opened = await openAccount(settings, credentials, around);
  if (!opened.ok) return undefined;
  const asked = { query: Object.fromEntries(query), signal };
  const answer = await opened.account.call('app.bsky.feed.getPostThread', asked);
  return answer.ok ? answer : undefined;
}

/** Flattens the network's nested thread; what was deleted or blocked in it is left out. */
export function postsOfThread(thread: unknown, now: Date): ArrivedPost[] {
  const found = new Map<string, ArrivedPost>();
  const waiting = [object(thread)];
  while (waiting.length > 0 && found.size < mostInThread) {
    const node = waiting.shift();
    const post = object(node?.post);
    if (!node || !post) continue;
    const uri = line(post.uri, 900);
    const author = authorOf(post.author);
    const arrived = uri && author && postOf(post.record, { uri, did: author.externalId, heardAt: now });
    if (!arrived || found.has(arrived.externalId)) continue;
    const counts = { likes: count(post.likeCount), reposts: count(post.repostCount), replies: count(post.replyCount) };
    found.set(arrived.externalId, { ...arrived, author, counts });
    waiting.push(object(node.parent), ...list(node.replies, mostInThread).map(object));
  }
  for (const post of found.values()) {
    const handle = post.replyTo && found.get(post.replyTo.externalId)?.author?.handle;
    if (post.replyTo && handle) post.replyTo.handle = handle;
  }
  return [...found.values()];
}

/** A server alone can't tell who answered, but what was answered, as far as it lives there. */
async function ancestors(externalId: string, server: string, signal: AbortSignal, around: Surroundings) {
  const posts: ArrivedPost[] = [];
  let uri: string | undefined = externalId;
  while (uri && posts.length < 50 && !posts.some((post) => post.externalId === uri)) {
    const [, , repo = '', collection = '', rkey = ''] = uri.split('/');
    const query: [string, string][] = [
      ['repo', repo],
      ['collection', collection],
      ['rkey', rkey],
    ];
    const answer = await call(server, 'com.atproto.repo.getRecord', query, signal, around);
    if (!answer.ok) return posts.length > 0 ? { ok: true as const, posts } : answer;
    const post = postOf(answer.body.value, { uri, did: repo, heardAt: around.clock.now() });
    if (!post) break;
    posts.push(post);
    uri = post.replyTo?.externalId;
  }
  return { ok: true as const, posts };
}
