// The thread that reads one page's entry, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { mf2 } from 'microformats-parser';
import { list, type Outside, object } from '../../connect/outside.ts';
import { plain } from '../../connect/plain.ts';
import type { Entry, ToRead } from './entry.ts';

const { html, url, own } = workerData as ToRead;
const mostItems = 200;
const mostText = 100_000;

const ways = { 'in-reply-to': 'reply', 'like-of': 'like', 'repost-of': 'repost' } as const;

// It stays until it is ended: what a thread said last may be lost when it ends by itself.
parentPort?.once('message', () => parentPort?.postMessage(entryOf()));

function entryOf(): Entry | undefined {
  const items = entriesIn(mf2(html, { baseUrl: url }).items);
  const found = items.map(read);
  // Of several the one that is about us; a page with one entry is that entry.
  return (
    found.find(({ concerns }) => concerns) ??
    found.find(({ isOurs }) => isOurs) ??
    (found.length === 1 ? found[0] : undefined)
  );
}

/** All entries, also those in a feed and below others. */
function entriesIn(items: unknown): Outside[] {
  const waiting: Outside[] = [];
  const add = (some: unknown) => {
    for (const each of list(some, mostItems)) if (object(each)) waiting.push(object(each)!);
  };
  const found: Outside[] = [];
  add(items);
  for (let at = 0; at < waiting.length && at < mostItems; at++) {
    const item = waiting[at]!;
    if (list(item.type).includes('h-entry')) found.push(item);
    add(item.children);
  }
  return found;
}

function read(item: Outside): Entry & { isOurs: boolean } {
  const properties = object(item.properties) ?? {};
  const first = (name: string) => list(properties[name])[0];
  const content = object(first('content'));
  const markup = typeof content?.html === 'string' ? content.html : '';
  const text = markup ? plain(markup, url).text : (textOf(first('content')) ?? textOf(first('summary')));
  const title = textOf(first('name'));
  const entry: Entry & { isOurs: boolean } = { isOurs: own.some((address) => markup.includes(address)) };
  for (const [name, way] of Object.entries(ways)) {
    const concerns = list(properties[name])
      .map(addressOf)
      .find((address) => address && own.includes(address));
    if (concerns && !entry.way) Object.assign(entry, { way, concerns });
  }
  if (text) entry.text = text.slice(0, mostText);
  // Without a name of its own an entry is named by all of its words.
  if (title && !isBeginningOf(title, entry.text ?? '')) entry.title = title.slice(0, 300);
  const author = authorOf(first('author'));
  if (author) entry.author = author;
  const published = textOf(first('published'));
  if (published) entry.published = published.slice(0, 100);
  const address = textOf(first('url'));
  if (address) entry.url = address.slice(0, 2000);
  return entry;
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

const isBeginningOf = (title: string, text: string) =>
  squeezed(text).startsWith(
    squeezed(title)
      .replace(/…$|\.\.\.$/, '')
      .slice(0, 200),
  ) || squeezed(title).includes(squeezed(text).slice(0, 200));

function authorOf(value: unknown): Entry['author'] {
  const card = object(object(value)?.properties);
  const name = (card ? textOf(list(card.name)[0]) : textOf(value))?.slice(0, 200);
  const address = card && textOf(list(card.url)[0])?.slice(0, 2000);
  return name || address ? { ...(name ? { name } : {}), ...(address ? { url: address } : {}) } : undefined;
}

function addressOf(value: unknown): string | undefined {
  const cited = object(value);
  const address = cited ? (textOf(list(object(cited.properties)?.url)[0]) ?? textOf(cited.value)) : textOf(value);
  return address ? URL.parse(address, url)?.href : undefined;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : object(value)?.value;
  return typeof text === 'string' && text.trim() ? text.trim() : undefined;
}
