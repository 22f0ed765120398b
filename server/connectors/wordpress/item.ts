// A site's comments, pingbacks and posts as posts of ours. Addresses and machines of those who commented stay there.
import { createHash } from 'node:crypto';
import type { ArrivedPost } from '../../../contract/post.ts';
import { line, type Outside, object, saidAt, webAddress } from '../../connect/outside.ts';
import { plain } from '../../connect/plain.ts';
import { numberOf } from './call.ts';

export const network = 'wordpress';

export type Kind = 'comment' | 'post';

export const idOf = (site: string, kind: Kind, number: number): string =>
  `${site.replace(/\/+$/, '')}#${kind}-${number}`;

/** Where something stands on its site. */
export interface Place {
  kind: Kind;
  number: number;
}

/** The site's own number in an id of ours; undefined when it is of another site. */
export function numberIn(site: string, externalId: string): Place | undefined {
  const [, kind, number] = /#(comment|post)-(\d{1,15})$/.exec(externalId) ?? [];
  const found = kind && { kind: kind as Kind, number: Number(number) };
  return found && idOf(site, found.kind, found.number) === externalId ? found : undefined;
}

/** Its path in the site's API. */
export const pathOf = ({ kind, number }: Place): string => `${kind}s/${number}`;

/** The id of ours and the address of what the site answers with. */
export function placedAt(row: Outside, site: string, kind: Kind): { externalId: string; url?: string } | undefined {
  const number = numberOf(row.id);
  const url = webAddress(row.link, site);
  return number ? { externalId: idOf(site, kind, number), ...(url ? { url } : {}) } : undefined;
}

const said = new Set(['comment', 'review', 'pingback', 'trackback']);

export const wordsOf = (row: Outside): string =>
  digest(`${rendered(row.title)}\n${rendered(row.content)}\n${line(row.status, 30) ?? ''}`);

export function commentOf(row: Outside, site: string, now: Date): ArrivedPost | undefined {
  const id = numberOf(row.id);
  const post = numberOf(row.post);
  // Shops and other plug-ins keep notes of their own among the comments.
  if (!id || !post || !said.has(line(row.type, 30) ?? 'comment')) return undefined;
  const parent = numberOf(row.parent);
  const { text, links, media } = plain(rendered(row.content), site);
  const root = idOf(site, 'post', post);
  const author = authorOf(row, site);
  const url = webAddress(row.link, site);
  return {
    network,
    externalId: idOf(site, 'comment', id),
    text,
    kind: 'comment',
    at: timeOf(row.date_gmt, now),
    ...(url ? { url } : {}),
    replyTo: { externalId: parent ? idOf(site, 'comment', parent) : root },
    root,
    links,
    media,
    ...(author ? { author } : {}),
    raw: { type: line(row.type, 30), status: line(row.status, 30) },
  };
}

export function pageOf(row: Outside, site: string, now: Date): ArrivedPost | undefined {
  const id = numberOf(row.id);
  if (!id) return undefined;
  const { text, links, media } = plain(rendered(row.content), site);
  const title = plain(rendered(row.title), site).text;
  const url = webAddress(row.link, site);
  const author = numberOf(row.author);
  return {
    network,
    externalId: idOf(site, 'post', id),
    text,
    kind: 'post',
    at: timeOf(row.date_gmt, now),
    ...(title ? { title: title.slice(0, 300) } : {}),
    ...(url ? { url } : {}),
    links,
    media,
    ...(author ? { author: { externalId: `${site}#user-${author}` } } : {}),
  };
}

function authorOf(row: Outside, site: string): ArrivedPost['author'] {
  const name = line(row.author_name, 200);
  const user = numberOf(row.author);
  if (user) return { externalId: `${site}#user-${user}`, ...(name ? { name } : {}) };
  // The same person has the same address; the address itself is not kept.
  const address = line(row.author_email, 300)?.toLowerCase();
  const known = address ? digest(`${site}\n${address}`) : name && digest(`${site}\n${name}`);
  return known ? { externalId: `${site}#guest-${known}`, ...(name ? { name } : {}) } : undefined;
}

const rendered = (value: unknown): string => {
  const text = object(value)?.rendered;
  return typeof text === 'string' ? text : '';
};

/** The site's times in UTC have no letter for it. */
const timeOf = (value: unknown, now: Date): Date =>
  saidAt(typeof value === 'string' ? `${value}Z` : undefined, now) ?? now;

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 24);
