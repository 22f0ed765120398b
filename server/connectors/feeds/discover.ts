// The feeds that a web page offers: those it links to, else those that lie where feeds lie.
import { Parser } from 'htmlparser2';
import { webAddress } from '../../connect/outside.ts';
import { textOf } from './charset.ts';

const types = /^(application|text)\/(rss|atom|rdf|feed)\+(xml|json)\b|^(application|text)\/xml\b|^application\/json\b/i;
const usual = ['/feed', '/feed/', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/rss', '/feed.json'];
const most = 10;

export interface Candidates {
  /** What the page itself says. */
  linked: string[];
  /** Where feeds usually lie on such a site. */
  usual: string[];
}

export function candidatesOf(body: Buffer, contentType: string | undefined, address: string): Candidates {
  const linked: string[] = [];
  let base = address;
  const add = (href: unknown) => {
    const url = webAddress(href, base);
    if (url && url !== address && linked.length < most && !linked.includes(url)) linked.push(url);
  };
  const parser = new Parser({
    onopentag(name, { rel, type, href }) {
      if (name === 'base') base = webAddress(href, address) ?? base;
      else if (name === 'link' && /(^|\s)alternate(\s|$)/i.test(rel ?? '') && types.test(type ?? '')) add(href);
      else if (name === 'a' && /\/(feed|rss|atom)(\.(xml|json))?\/?$/i.test(href ?? '')) add(href);
    },
  });
  parser.end(textOf(body, contentType).slice(0, 2_000_000));
  const here = new URL(address);
  const below = here.pathname.replace(/\/+$/, '');
  const places = below ? [`${below}/feed`, ...usual] : usual;
  return { linked, usual: places.map((path) => new URL(path, here.origin).href) };
}

/** What a person typed, as an address: a bare host is meant as a web page. */
export function addressOf(typed: string): string | undefined {
  const text = typed.trim();
  return webAddress(
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text.replace(/^feed:\/\//i, 'https://') : `https://${text}`,
  );
}
