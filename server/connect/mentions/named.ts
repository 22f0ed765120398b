// Where a page says its mentions go: in its headers or its links, as senders of Webmention and Pingback look for it.
import { Parser } from 'htmlparser2';
import { list } from '../outside.ts';

export interface Named {
  webmention?: string;
  pingback?: string;
}

type Rel = keyof Named;

/** The first of each counts, headers before links, as the Recommendation says. */
export function namedBy(headers: Record<string, string>, html: string, url: string): Named {
  const named: Named = {};
  const note = (rel: Rel, given: string, base = url) => {
    const address = URL.parse(given, base)?.href;
    if (address) named[rel] ??= address;
  };
  for (const { address, rels } of linksOf(headers.link ?? ''))
    if (rels.includes('webmention')) note('webmention', address);
  if (headers['x-pingback']) note('pingback', headers['x-pingback'].trim());
  let base = url;
  const parser = new Parser({
    onopentag(name, { href, rel }) {
      if (name === 'base' && href) base = URL.parse(href, url)?.href ?? base;
      if ((name !== 'link' && name !== 'a') || href === undefined) return;
      const rels = (rel ?? '').toLowerCase().split(/\s+/);
      if (rels.includes('webmention')) note('webmention', href, base);
      if (name === 'link' && rels.includes('pingback')) note('pingback', href, base);
    },
  });
  parser.end(html);
  return named;
}

/** `<https://example.org/w>; rel="webmention", …` */
function linksOf(header: string): { address: string; rels: string[] }[] {
  const found = header.slice(0, 10_000).matchAll(/<([^>]*)>([^<]*)/g);
  return list([...found]).flatMap((match) => {
    const [, address = '', rest = ''] = match as RegExpMatchArray;
    const [, quoted, bare] = /\brel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(rest) ?? [];
    return [{ address, rels: (quoted ?? bare ?? '').toLowerCase().split(/\s+/) }];
  });
}
