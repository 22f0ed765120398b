// A web page by its address: what it says for machines of the one thing that was said there (JSON-LD, Open Graph), and nothing else.
import { Parser } from 'htmlparser2';
import type { Fault } from '../../../contract/connect.ts';
import type { ArrivedPost } from '../../../contract/post.ts';
import type { Core } from '../../core/context.ts';
import { line, list, type Outside, object, saidAt, webAddress } from '../outside.ts';
import { plain } from '../plain.ts';
import { networkOf } from './known.ts';

export interface PageRead {
  post: ArrivedPost;
  /** False where the page shows no more than a beginning or a summary. */
  whole: boolean;
}

type Answer = ({ ok: true } & PageRead) | { ok: false; fault: Fault };

const mostPage = 3_000_000;
const mostScripts = 30;
const mostItems = 200;

export async function readPage(
  core: Pick<Core, 'outgoing' | 'clock'>,
  address: string,
  signal: AbortSignal,
): Promise<Answer> {
  const headers = { accept: 'text/html,application/xhtml+xml' };
  const asked = await core.outgoing.ask(address, { most: mostPage, within: 12_000, signal, headers });
  if (!asked.ok) return asked;
  const host = new URL(asked.url).hostname;
  const none: Answer = { ok: false, fault: { code: 'by_hand_no_post', values: { host } } };
  if (!/html/i.test(asked.headers['content-type'] ?? 'text/html')) return none;
  // Asked for one thing, sent to a door.
  if (/(^|[/._-])(log-?in|sign-?in|authwall|checkpoint)([/._?-]|$)/i.test(new URL(asked.url).pathname))
    return { ok: false, fault: { code: 'by_hand_closed', values: { host } } };
  const page = readHead(textOf(asked.body, asked.headers['content-type']));
  const base = {
    network: networkOf(asked.url),
    externalId: address,
    url: address,
    ...(page.lang ? { lang: page.lang } : {}),
  };
  const now = core.clock.now();
  const item = itemOf(page.items, [address, asked.url]);
  const said = item && wordsOf(item);
  if (item && said) {
    const at = saidAt(item.datePublished ?? item.dateCreated, now);
    const rating = ratingOf(item);
    const title = line(item.headline, 300);
    const who = nameOf(item.author);
    return {
      ok: true,
      whole: said.whole,
      post: {
        ...base,
        text: said.text,
        kind: kindOf(item),
        ...(at ? { at } : {}),
        ...(title ? { title } : {}),
        ...(rating === undefined ? {} : { rating }),
        ...(who ? { author: { externalId: `name:${who.toLowerCase()}`, name: who } } : {}),
      },
    };
  }
  const meta = (...names: string[]) => names.map((name) => page.meta.get(name)).find(Boolean);
  const text = meta('og:description', 'twitter:description', 'description') ?? meta('og:title', 'twitter:title');
  if (!text) return none;
  const at = saidAt(meta('article:published_time', 'og:published_time', 'date'), now);
  const who = line(meta('author', 'article:author', 'twitter:creator'), 200);
  const title = line(meta('og:title'), 300);
  return {
    ok: true,
    whole: false,
    post: {
      ...base,
      text,
      kind: 'post',
      ...(at ? { at } : {}),
      ...(title && title !== text ? { title } : {}),
      ...(who && !webAddress(who) ? { author: { externalId: `name:${who.toLowerCase()}`, name: who } } : {}),
    },
  };
}

interface Head {
  meta: Map<string, string>;
  items: Outside[];
  lang?: string;
}

function readHead(html: string): Head {
  const head: Head = { meta: new Map(), items: [] };
  let script: string[] | undefined;
  let scripts = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const lang = name === 'html' ? line(attributes.lang, 35) : undefined;
      if (lang) head.lang = lang;
      if (name === 'meta') {
        const key = line(attributes.property ?? attributes.name, 60)?.toLowerCase();
        const value = key && line(attributes.content, 20_000);
        if (key && value && !head.meta.has(key) && head.meta.size < 200) head.meta.set(key, plain(value).text || value);
      }
      if (name === 'script' && attributes.type === 'application/ld+json' && scripts++ < mostScripts) script = [];
    },
    ontext(text) {
      script?.push(text);
    },
    onclosetag(name) {
      if (name !== 'script' || !script) return;
      gather(parsed(script.join('')), head.items);
      script = undefined;
    },
  });
  parser.end(html);
  return head;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whatever stands in lists, in a graph, or as the main thing of a page. */
function gather(value: unknown, items: Outside[], depth = 0): void {
  if (depth > 6 || items.length >= mostItems) return;
  if (Array.isArray(value)) for (const each of list(value, mostItems)) gather(each, items, depth + 1);
  const item = object(value);
  if (!item) return;
  items.push(item);
  for (const within of [item['@graph'], item.mainEntity, item.mainEntityOfPage, item.review, item.comment])
    if (typeof within === 'object') gather(within, items, depth + 1);
}

const kinds: [kind: NonNullable<ArrivedPost['kind']>, types: RegExp][] = [
  ['review', /Review$/],
  ['comment', /^(Comment|Answer)$/],
  ['post', /(Posting|Post|Article|BlogPosting|Question)$/],
];

const typesOf = (item: Outside) => [item['@type']].flat().filter((type) => typeof type === 'string');
const isSaid = (item: Outside) => kinds.some(([, types]) => typesOf(item).some((type) => types.test(type)));
const kindOf = (item: Outside) =>
  kinds.find(([, types]) => typesOf(item).some((type) => types.test(type)))?.[0] ?? 'post';

/** The one that the address names, or else the only one there is: of twenty reviews none is picked for the person. */
function itemOf(items: readonly Outside[], addresses: readonly string[]): Outside | undefined {
  const said = items.filter((item) => isSaid(item) && wordsOf(item));
  const bare = (text: unknown) => (typeof text === 'string' ? text.replace(/\/$/, '') : undefined);
  const wanted = new Set(addresses.map(bare));
  const own = said.find((item) => [item.url, item['@id']].some((name) => name && wanted.has(bare(name))));
  return (
    own ??
    (said.length === 1
      ? said[0]
      : said.filter((item) => kindOf(item) === 'post').length === 1
        ? said.find((item) => kindOf(item) === 'post')
        : undefined)
  );
}

function wordsOf(item: Outside): { text: string; whole: boolean } | undefined {
  const whole = [item.reviewBody, item.text, item.articleBody].find((text) => typeof text === 'string' && text.trim());
  const given = whole ?? item.description;
  const text = typeof given === 'string' ? plain(given.slice(0, 100_000)).text.slice(0, 20_000) : '';
  return text ? { text, whole: whole !== undefined } : undefined;
}

function nameOf(author: unknown): string | undefined {
  const [first] = [author].flat();
  return line(object(first)?.name ?? first, 200);
}

/** As it was given: 4 of 5 stays 4, as a person would type it. */
function ratingOf(item: Outside): number | undefined {
  const { ratingValue } = object(item.reviewRating) ?? {};
  const value = Number(ratingValue ?? Number.NaN);
  return value >= 0 && value <= 10 ? value : undefined;
}

function textOf(body: Buffer, contentType: string | undefined): string {
  const named = /charset\s*=\s*["']?([\w.:-]+)/i;
  const label = named.exec(contentType ?? '')?.[1] ?? named.exec(body.subarray(0, 2048).toString('latin1'))?.[1];
  for (const charset of [label, 'utf-8'])
    try {
      if (charset) return new TextDecoder(charset, { fatal: true }).decode(body);
    } catch {
      // Not what it calls itself, or nothing that is known: the next one.
    }
  return new TextDecoder('windows-1252').decode(body);
}
