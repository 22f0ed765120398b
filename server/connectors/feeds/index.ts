// Feeds: RSS, RDF, Atom and JSON Feed of any site, asked politely now and then.
import type { Fault } from '../../../contract/connect.ts';
import type { Connector, Settings, Surroundings } from '../../connect/connector.ts';
import { line, object, saidAt } from '../../connect/outside.ts';
import { addressOf, candidatesOf } from './discover.ts';
import type { Feed } from './item.ts';
import { network, newsOf, readFeed, seenOf } from './read.ts';

const most = 10_000_000;
const accept = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

type Looked = { ok: true; address: string; feed: Feed | undefined; page: Page } | { ok: false; fault: Fault };
interface Page {
  body: Buffer;
  contentType: string | undefined;
}

async function look(address: string, around: Surroundings, signal?: AbortSignal): Promise<Looked> {
  const answer = await around.outgoing.ask(address, { most, headers: { accept }, signal });
  if (!answer.ok) return answer;
  const contentType = answer.headers['content-type'];
  const feed = readFeed(answer.body, contentType, answer.url);
  return { ok: true, address: answer.url, feed, page: { body: answer.body, contentType } };
}

type Offered = Extract<Looked, { ok: true }> & { feed: Feed };

/** The address itself when it is a feed; else the feeds its page links to; else those at the usual places. */
async function offered(typed: string, around: Surroundings, signal?: AbortSignal) {
  const address = addressOf(typed);
  if (!address) return { ok: false as const, fault: { code: 'address', values: {} } };
  const first = await look(address, around, signal);
  if (!first.ok) return first;
  const isFeed = (looked: Looked): looked is Offered => looked.ok && looked.feed !== undefined;
  if (isFeed(first)) return { ok: true as const, feeds: [first] };
  const { linked, usual } = candidatesOf(first.page.body, first.page.contentType, first.address);
  for (const places of [linked, usual]) {
    const looked = await Promise.all(places.map((place) => look(place, around, signal)));
    const feeds = looked.filter(isFeed);
    const once = feeds.filter((feed, index) => feeds.findIndex(({ address }) => address === feed.address) === index);
    if (once.length > 0) return { ok: true as const, feeds: once };
  }
  return { ok: true as const, feeds: [] };
}

export const feeds: Connector<'feeds'> = {
  name: 'feeds',
  network: () => network,
  verified: [{ how: 'real_server', note: 'feeds_http', on: null }],

  async prepare(settings, around) {
    const found = await offered(settings.address, around);
    if (!found.ok) return found;
    const [first] = found.feeds;
    if (!first) return { ok: false, fault: { code: 'not_a_feed', values: { host: hostOf(settings.address) } } };
    const name = first.feed.title ?? hostOf(first.address);
    return { ok: true, settings: { ...settings, address: first.address }, name: name.slice(0, 160) };
  },

  async discover({ address, signal }, around) {
    const found = await offered(address, around, signal);
    if (!found.ok) return found;
    const now = around.clock.now();
    return {
      ok: true,
      feeds: found.feeds.map(({ address, feed }) => ({
        address,
        title: feed.title ?? null,
        posts: feed.items.length,
        newest: newestOf(feed, now)?.toISOString() ?? null,
      })),
    };
  },

  async poll({ settings, cursor, signal }, around) {
    const { etag, modified, origin: kept } = object(cursor) ?? {};
    const headers = {
      accept,
      ...(typeof etag === 'string' ? { 'if-none-match': etag } : {}),
      ...(typeof modified === 'string' ? { 'if-modified-since': modified } : {}),
    };
    const now = around.clock.now();
    const nextTryAt = new Date(now.getTime() + settings.everyMinutes * 60_000);
    const answer = await around.outgoing.ask(settings.address, { most, headers, signal });
    if (!answer.ok) {
      if (answer.status === 410)
        return { ok: false, fault: { code: 'feed_gone', values: answer.fault.values }, gone: true };
      return { ok: false, fault: answer.fault, nextTryAt: answer.retryAfter };
    }
    const moved: Settings | undefined = answer.moved ? { ...settings, address: answer.url } : undefined;
    if (answer.status === 304)
      return { ok: true, posts: [], changes: [], cursor: undefined, nextTryAt, settings: moved };
    const feed = readFeed(answer.body, answer.headers['content-type'], answer.url);
    if (!feed) return { ok: false, fault: { code: 'feed_unreadable', values: { host: hostOf(answer.url) } } };
    const origin = typeof kept === 'string' ? kept : settings.address;
    const { posts, changes, seen, skipped } = newsOf(feed, origin, seenOf(cursor), now);
    const marks = { etag: line(answer.headers.etag, 500), modified: line(answer.headers['last-modified'], 100) };
    return {
      ok: true,
      posts,
      changes,
      skipped,
      cursor: { ...marks, origin, seen: [...seen] },
      nextTryAt,
      settings: moved,
    };
  },

  /** Two channels on one address are one too many. */
  streamKey: (settings) => `feeds ${settings.address.replace(/^https?:\/\//, '').replace(/\/+$/, '')}`,
};

const hostOf = (address: string) => URL.parse(addressOf(address) ?? '')?.hostname ?? '';

function newestOf(feed: Feed, now: Date): Date | undefined {
  const times = feed.items.map((item) => saidAt(item.published, now)?.getTime() ?? 0);
  const newest = Math.max(0, ...times);
  return newest > 0 ? new Date(newest) : undefined;
}
