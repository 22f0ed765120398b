// From the bytes of an answer to a feed, and from its items to posts and edits.
import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import { list, object, saidAt } from '../../connect/outside.ts';
import { textOf } from './charset.ts';
import { type Feed, feedOf, type Item } from './item.ts';

export const network = 'feeds';
const mostSeen = 3000;

/** Tags, or JSON's objects and lists; read, they take fifty times the room of their text. The longest podcasts have half. */
const mostParts = 200_000;

function countParts(text: string): number {
  if (text.startsWith('{')) return text.match(/[{[]/g)?.length ?? 0;
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (!text.startsWith('<![CDATA[', at)) {
      count++;
      continue;
    }
    // Markup in a quoted part is text; one that never ends holds all the rest.
    const end = text.indexOf(']]>', at);
    if (end < 0) break;
    at = end;
  }
  return count;
}

/** Undefined when it is no feed that can be read. */
export function readFeed(body: Buffer, contentType: string | undefined, address: string): Feed | undefined {
  try {
    const text = textOf(body, contentType).trimStart();
    if (countParts(text) > mostParts) return undefined;
    return feedOf(parseFeed(text.startsWith('{') ? JSON.parse(text) : text), address);
  } catch {
    return undefined;
  }
}

/** What a feed said when it was last read: the digest of each item's id, and of its words. */
export type Seen = Map<string, string>;

/** From a saved cursor; what is no list of pairs counts as nothing seen. */
export const seenOf = (cursor: unknown): Seen =>
  new Map(
    list(object(cursor)?.seen, mostSeen).filter(
      (pair): pair is [string, string] => Array.isArray(pair) && pair.every((part) => typeof part === 'string'),
    ),
  );

export interface News {
  posts: ArrivedPost[];
  changes: ArrivedChange[];
  seen: Seen;
  /** Items without a word. */
  skipped: number;
}

/** @param origin the address the feed was first heard at: part of the ids of items that have no id of their own kind */
export function newsOf(feed: Feed, origin: string, before: Seen, now: Date): News {
  const news: News = { posts: [], changes: [], seen: new Map(), skipped: 0 };
  for (const item of feed.items) {
    const post = postOf(item, feed, origin, now);
    if (!post) {
      news.skipped++;
      continue;
    }
    const id = digest(post.externalId);
    const words = digest(`${post.title ?? ''}\n${post.text}\n${post.url ?? ''}`);
    if (news.seen.has(id)) continue;
    news.seen.set(id, words);
    const known = before.get(id);
    if (known === undefined) news.posts.push({ ...post, at: post.at ?? now });
    else if (known !== words) news.changes.push({ change: 'edited', network, externalId: post.externalId, post });
  }
  // What has left the feed may come back to it: kept for a while, the oldest go first.
  for (const [id, words] of before) if (news.seen.size < mostSeen && !news.seen.has(id)) news.seen.set(id, words);
  return news;
}

function postOf(item: Item, feed: Feed, origin: string, now: Date): ArrivedPost | undefined {
  const text = item.text || item.title;
  if (!text) return undefined;
  const externalId = idOf(item.id ?? item.link ?? `digest:${digest(`${item.title} ${item.text}`)}`, origin);
  const name = item.author?.name ?? feed.title;
  const authorId = item.author?.uri ?? (item.author?.name ? `${origin}#${item.author.name}` : origin);
  const comment = feed.comments || item.answers !== undefined;
  return {
    network,
    externalId,
    text,
    kind: comment ? 'comment' : 'post',
    author: { externalId: authorId.slice(0, 500), name },
    lang: item.lang,
    at: saidAt(item.published, now),
    url: item.link,
    ...(item.answers ? { replyTo: { externalId: idOf(item.answers, origin) } } : {}),
    title: item.text ? item.title : undefined,
    links: [...new Set([...(item.link ? [item.link] : []), ...item.links])],
    media: item.media.slice(0, 20),
  };
}

/** An id that is an address stands by itself; "17" is only this feed's seventeen. */
const idOf = (id: string, origin: string) => (/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : `${origin}#${id}`).slice(0, 2000);

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);
