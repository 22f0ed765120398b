// One pass over a page: what of ours it links to, the words around that, and what its head says of it.
import { Parser } from 'htmlparser2';
import { tidy } from '../../connect/plain.ts';
import type { Ours } from './page.ts';

export interface Facts {
  /** It links to the page that it is said to link to. */
  isLinked: boolean;
  /** All pages of ours that it links to, in their order. */
  own: string[];
  title?: string;
  description?: string;
  /** The words around its first link to us. */
  around?: string;
  /** The site's name, its language, what it was made with, when it was published, by whom. */
  site?: string;
  lang?: string;
  generator?: string;
  published?: string;
  author?: string;
}

const linking = ['href', 'src', 'cite', 'data'] as const;
const dropped = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'iframe', 'object', 'textarea']);
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i img ins kbd mark q s samp small span strong sub sup time tt u var'.split(
    ' ',
  ),
);
/** No page people write is nested so deep; the time it takes to read one grows with the square of it. */
const deepest = 1000;
const mostAround = 2000;
const mostOwn = 50;

const metas: Record<string, 'description' | 'site' | 'generator' | 'published' | 'author' | 'title'> = {
  'og:description': 'description',
  description: 'description',
  'og:site_name': 'site',
  'og:title': 'title',
  generator: 'generator',
  'article:published_time': 'published',
  author: 'author',
};

export function factsOf(html: string, url: string, { target, isOwn }: Ours): Facts {
  const facts: Facts = { isLinked: false, own: [] };
  let base = url;
  let depth = 0;
  let inside = 0;
  let title: string | undefined;
  let inTitle = false;
  /** The words since the last block began, and whether one of them links to us. */
  let block: string[] = [];
  let length = 0;
  let isOurs = false;
  const endBlock = () => {
    if (isOurs && facts.around === undefined) facts.around = tidy(block.join('')).slice(0, mostAround).toWellFormed();
    block = [];
    length = 0;
    isOurs = false;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest) return parser.pause();
        if (dropped.has(name)) inside++;
        if (inside > 0) return;
        if (name === 'base' && attributes.href) base = URL.parse(attributes.href, url)?.href ?? base;
        if (name === 'html' && attributes.lang) facts.lang = attributes.lang;
        if (name === 'title') inTitle = title === undefined;
        if (name === 'meta') meta(facts, attributes);
        if (!inline.has(name)) endBlock();
        for (const attribute of linking) {
          const given = attributes[attribute];
          if (!given || given.length > 4000 || (name === 'base' && attribute === 'href')) continue;
          const address = URL.parse(given, base)?.href;
          if (!address || !isOwn(address)) continue;
          isOurs ||= name === 'a';
          if (address === target) facts.isLinked = true;
          if (facts.own.length < mostOwn && !facts.own.includes(address)) facts.own.push(address);
        }
      },
      onclosetag(name) {
        depth--;
        if (dropped.has(name)) inside = Math.max(0, inside - 1);
        if (name === 'title') inTitle = false;
        else if (!inline.has(name)) endBlock();
      },
      ontext(text) {
        if (inTitle) title = `${title ?? ''}${text}`.slice(0, 1000);
        else if (inside === 0 && length < mostAround * 2) {
          block.push(text);
          length += text.length;
        }
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  endBlock();
  const ownTitle = tidy(title ?? '');
  if (!facts.title && ownTitle) facts.title = ownTitle;
  return facts;
}

/** The first of a kind counts; Open Graph's title takes the place of the head's, which often names the site too. */
function meta(facts: Facts, { property, name, content }: Record<string, string>): void {
  const what = metas[(property ?? name ?? '').toLowerCase()];
  if (what && content && !facts[what]) facts[what] = content.slice(0, 5000);
}

/** Plain text links to us where the address stands in it by itself; the end of a sentence is no part of it. */
export function saidIn(text: string, { target, isOwn }: Ours): Facts {
  const facts: Facts = { isLinked: false, own: [], description: text.slice(0, 5000) };
  for (const [found] of text.matchAll(/https?:\/\/[^\s<>"')\]]{1,2000}/g)) {
    const address = URL.parse(found.replace(/[.,;:!?]+$/, ''))?.href;
    if (address === target || URL.parse(found)?.href === target) facts.isLinked = true;
    if (address && isOwn(address) && facts.own.length < mostOwn && !facts.own.includes(address))
      facts.own.push(address);
  }
  return facts;
}
