// A page that links to us, as a post of ours.
import type { ArrivedPost } from '../../../contract/post.ts';
import { languageTag, line, saidAt, webAddress } from '../../connect/outside.ts';
import { plain } from '../../connect/plain.ts';
import type { Page } from './page.ts';

const kinds = { reply: 'reply', like: 'post', repost: 'post' } as const;

/** Services that pass on what was said on a network name that network in the page's address. */
const carried: Record<string, string> = {
  bluesky: 'bluesky',
  mastodon: 'mastodon',
  facebook: 'facebook',
  instagram: 'instagram',
  reddit: 'reddit',
  twitter: 'x',
};

/** The kind of site it is: WordPress says so itself, Bridgy's pages stand for another network, all else is the web. */
function networkOf({ generator = '' }: Page, source: URL): string {
  const [, , from = ''] = source.pathname.split('/');
  if (source.hostname === 'brid.gy' && carried[from]) return carried[from];
  return /^wordpress\b/i.test(generator) ? 'wordpress' : 'web';
}

/** `externalId` is the page's address: where a network gives posts ids of their own, no page can take one's place. */
export function postOf(page: Page, source: string, now: Date): ArrivedPost {
  const { entry = {} } = page;
  const from = new URL(source);
  const said = entry.text ?? textOf(page.around, page.description);
  const title = line(entry.title ?? page.title, 300);
  const at = saidAt(entry.published ?? page.published, now);
  const lang = languageTag(page.lang);
  const url = sameSite(entry.url, page.url, from) ?? source;
  const post: ArrivedPost = {
    network: networkOf(page, from),
    externalId: `mention:${source}`,
    text: said,
    kind: entry.way ? kinds[entry.way] : 'post',
    author: authorOf(page, from),
    url,
    links: page.own,
    raw: { mention: entry.way ?? 'link' },
  };
  if (entry.way === 'reply' && entry.concerns) post.replyTo = { externalId: entry.concerns };
  if (title && title !== said) post.title = title;
  if (at) post.at = at;
  if (lang) post.lang = lang;
  return post;
}

/** The words around the link, and what the page says of itself where they are few. */
function textOf(around = '', description = ''): string {
  const words = plain(description).text;
  if (!around || words.includes(around)) return words;
  return around.length < 200 && words ? `${words}\n\n${around}` : around;
}

/** A page speaks for its own site alone: who it is by is told apart by where it stands. */
function authorOf({ entry, site, author }: Page, { host }: URL): NonNullable<ArrivedPost['author']> {
  const name = line(entry?.author?.name ?? author ?? site, 200);
  const address = webAddress(entry?.author?.url);
  const who = address ?? line(entry?.author?.name ?? author, 200);
  return {
    externalId: `mention:${host}${who ? ` ${who}` : ''}`.slice(0, 900),
    handle: host,
    ...(name ? { name } : {}),
  };
}

/** What an entry names as its own address is believed on its own site; Bridgy's pages name the post they stand for. */
function sameSite(named: string | undefined, page: string, source: URL): string | undefined {
  const address = webAddress(named, page);
  const isIts = address && (new URL(address).host === source.host || source.hostname === 'brid.gy');
  return isIts ? address : undefined;
}
