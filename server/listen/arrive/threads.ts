// Puts arriving posts into their conversations. A conversation is known by the thread's first post; a post that answers
// nothing begins its own, under its own id.
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { findPlaced, findThreads, insertThreads, joinThread, type ThreadKey } from '../store/conversation.ts';

export interface Arriving {
  id: string;
  network: string;
  externalId: string;
  replyTo: string | null;
  root: string | null;
}

const key = (network: string, externalId: string) => `${network}\n${externalId}`;

/** The conversation of each post, by the post's id. Threads that turn out to be one are joined. */
export async function placeInThreads(context: Context, posts: readonly Arriving[]): Promise<Map<string, string>> {
  const { db, organization, clock } = context;
  const arriving = new Map(posts.map((post) => [key(post.network, post.externalId), post]));
  const answered = posts.flatMap(({ network, replyTo, root }) =>
    [replyTo, root].flatMap((externalId) => (externalId ? [{ network, externalId }] : [])),
  );
  const threads = await findThreads(db, organization, unique([...posts, ...answered]));
  const stored = answered.length ? await findPlaced(db, organization, unique(answered)) : [];
  const known = new Map(threads.map((row) => [key(row.network, row.root_external_id), row.joined_into ?? row.id]));
  const placed = new Map(stored.map((row) => [key(row.network, row.external_id), row]));
  const begun: { id: string; network: string; root: string }[] = [];
  const places = new Map<string, string>();

  const begin = (network: string, root: string, id: string) => {
    known.set(key(network, root), id);
    begun.push({ id, network, root });
    return id;
  };

  /** `way` are the posts whose places are being looked for: two that answer each other end there. */
  const place = (post: Arriving, way: Set<string>): string => {
    const at = places.get(post.id);
    if (at) return at;
    way.add(post.id);
    const answers = [post.root, post.replyTo].find(
      (externalId) =>
        externalId && externalId !== post.externalId && !way.has(arriving.get(key(post.network, externalId))?.id ?? ''),
    );
    const thread = answers
      ? threadOf(post.network, answers, way)
      : (known.get(key(post.network, post.externalId)) ?? post.id);
    places.set(post.id, thread);
    return thread;
  };

  const threadOf = (network: string, externalId: string, way: Set<string>): string => {
    const named = known.get(key(network, externalId));
    const post = arriving.get(key(network, externalId));
    const row = placed.get(key(network, externalId));
    if (named && !post) return named;
    const thread = post ? place(post, way) : row?.thread;
    const first = post?.id ?? row?.id;
    if (thread && thread !== first) return thread;
    return named ?? begin(network, externalId, thread ?? newId(clock));
  };

  const joined: [from: string, into: string][] = [];
  for (const post of posts) {
    const thread = place(post, new Set());
    // Answers that came before this post took it for the first of its thread; now it is seen to be an answer itself.
    const guessed = known.get(key(post.network, post.externalId));
    if (guessed && guessed !== thread) joined.push([guessed, thread]);
  }
  if (begun.length) await insertThreads(db, organization, begun, clock.now());
  for (const [from, into] of joined) {
    await joinThread(db, organization, from, into);
    for (const [id, thread] of places) if (thread === from) places.set(id, into);
  }
  return places;
}

function unique(keys: readonly ThreadKey[]): ThreadKey[] {
  return [
    ...new Map(keys.map(({ network, externalId }) => [key(network, externalId), { network, externalId }])).values(),
  ];
}
