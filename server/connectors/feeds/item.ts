// One item of a feed, whatever its format: RSS, RDF, Atom and JSON Feed brought to one shape.
import type { parseFeed } from 'feedsmith';
import type { ArrivedPost } from '../../../contract/post.ts';
import { languageTag, line, webAddress } from '../../connect/outside.ts';
import { type Plain, plain, tidy } from '../../connect/plain.ts';

type Parsed = ReturnType<typeof parseFeed<string>>;

export interface Item extends Plain {
  /** The feed's own id of it, where it has one. */
  id?: string;
  link?: string;
  title?: string;
  author?: { name?: string; uri?: string };
  published?: string;
  lang?: string;
  /** The id of what it answers. */
  answers?: string;
}

export interface Feed {
  title?: string;
  link?: string;
  items: Item[];
  /** Its items are comments. */
  comments: boolean;
}

const mostItems = 1000;

/** @param address where the feed was found; relative links start there */
export function feedOf(parsed: Parsed, address: string): Feed {
  const feed = shape(parsed, address);
  const comments =
    /^\s*(comments|comentarios|kommentare|commentaires)\b/i.test(feed.title ?? '') ||
    /\/comments\/feed\/?$/.test(address);
  return { ...feed, comments };
}

function shape(parsed: Parsed, base: string): Omit<Feed, 'comments'> {
  switch (parsed.format) {
    case 'rss': {
      const { title, link, language, items = [] } = parsed.feed;
      return {
        title: heading(title),
        link: webAddress(link, base),
        items: items.slice(0, mostItems).map((item) => {
          const person = item.authors?.[0];
          const said = plain(item.content?.encoded ?? item.description ?? '', item.link ?? base);
          for (const enclosure of item.enclosures ?? []) said.media.push(mediaOf(enclosure.url, enclosure.type));
          return {
            ...said,
            id: line(item.guid?.value, 2000),
            link:
              webAddress(item.link, base) ??
              (item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value)),
            title: heading(item.title),
            author: { name: heading(item.dc?.creators?.[0] ?? person?.name ?? person?.email) },
            published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
            lang: languageTag(item.dc?.languages?.[0]) ?? languageTag(language),
            answers: line(item.thr?.inReplyTos?.[0]?.ref, 2000),
          };
        }),
      };
    }
    case 'rdf': {
      const { title, link, items = [] } = parsed.feed;
      return {
        title: heading(title),
        link: webAddress(link, base),
        items: items.slice(0, mostItems).map((item) => ({
          ...plain(item.content?.encoded ?? item.description ?? '', item.link ?? base),
          id: line(item.rdf?.about ?? item.link, 2000),
          link: webAddress(item.link, base),
          title: heading(item.title),
          author: { name: heading(item.dc?.creators?.[0]) },
          published: item.dc?.dates?.[0],
          lang: languageTag(item.dc?.languages?.[0]),
        })),
      };
    }
    case 'atom': {
      const { title, links, entries = [], xml } = parsed.feed;
      return {
        title: heading(title?.value),
        link: alternate(links, base),
        items: entries.slice(0, mostItems).map((entry) => {
          const link = alternate(entry.links, base);
          const content = entry.content?.value ? entry.content : entry.summary;
          const person = entry.authors?.[0];
          return {
            ...saidIn(content?.value ?? '', content?.type, link ?? base),
            id: line(entry.id, 2000),
            link,
            title: heading(entry.title?.value),
            author: { name: heading(person?.name), uri: webAddress(person?.uri) },
            published: entry.published ?? entry.updated,
            lang: languageTag(entry.xml?.lang) ?? languageTag(xml?.lang),
            answers: line(entry.thr?.inReplyTos?.[0]?.ref, 2000),
          };
        }),
      };
    }
    case 'json': {
      const { title, home_page_url, items = [], language } = parsed.feed;
      return {
        title: heading(title),
        link: webAddress(home_page_url, base),
        items: items.slice(0, mostItems).map((item) => {
          const person = item.authors?.[0];
          const said = item.content_html
            ? plain(item.content_html, item.url ?? base)
            : saidIn(item.content_text ?? item.summary ?? '', 'text', base);
          for (const each of item.attachments ?? []) said.media.push(mediaOf(each.url, each.mime_type));
          return {
            ...said,
            id: line(item.id, 2000),
            link: webAddress(item.url, base),
            title: heading(item.title),
            author: { name: heading(person?.name), uri: webAddress(person?.url) },
            published: item.date_published ?? item.date_modified,
            lang: languageTag(item.language) ?? languageTag(language),
          };
        }),
      };
    }
  }
}

/** Titles and names are one line of plain text, whatever they were sent as. */
const heading = (value: unknown) =>
  typeof value === 'string' ? line(plain(value.slice(0, 3000)).text.replace(/\s+/g, ' '), 500) : undefined;

function saidIn(value: string, type: string | undefined, base: string): Plain {
  if (!type || type === 'text' || type === 'text/plain') return { text: tidy(value), links: [], media: [] };
  return plain(value, base);
}

type Link = { href?: string; rel?: string };

function alternate(links: Link[] | undefined, base: string): string | undefined {
  const own = links?.find(({ rel }) => !rel || rel === 'alternate') ?? links?.find(({ rel }) => rel !== 'self');
  return webAddress(own?.href, base);
}

function mediaOf(url: unknown, type: unknown): NonNullable<ArrivedPost['media']>[number] {
  const kind = /^(image|video)\//.exec(String(type ?? ''))?.[1] as 'image' | 'video' | undefined;
  return { kind: kind ?? 'other', url: webAddress(url) };
}
