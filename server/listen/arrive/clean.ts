// Makes what arrives fit to be kept: bounded, well formed, with a believable date; or says why it can't be kept.
import type { Fault } from '../../../contract/connect.ts';
import { type ArrivedPost, kinds } from '../../../contract/post.ts';
import { digest } from './digest.ts';

/** UTF-16 units of a text that are kept; longer ones end in an ellipsis and are noted. */
export const textMost = 50_000;
const titleMost = 1000;
const rawMost = 64_000;
const day = 86_400_000;
const oldest = Date.UTC(1990, 0, 1);

export interface CleanAuthor {
  externalId: string;
  handle: string | null;
  name: string | null;
  followers: number | null;
  place: string | null;
}

export interface CleanPost {
  network: string;
  externalId: string;
  kind: (typeof kinds)[number];
  title: string | null;
  text: string;
  lang: string | null;
  at: Date;
  author: CleanAuthor | null;
  url: string | null;
  /** External ids of what it answers, of the thread's first post, of what it passes on. */
  replyTo: string | null;
  root: string | null;
  repostOf: string | null;
  /** The handle it answers. */
  answers: string | null;
  rating: number | null;
  place: string | null;
  links: string[];
  media: { kind: 'image' | 'video' | 'other'; alt: string | null; url: string | null }[];
  counts: Record<string, number> | null;
  /** JSON, as it came; null when it is too large or can't be stored. */
  raw: string | null;
  noted: ('text_cut' | 'date_doubtful')[];
}

export type Cleaned = { ok: true; post: CleanPost } | { ok: false; fault: Fault };

/** `now` stands for a date that is missing or can't be true. */
export function cleanPost(arrived: ArrivedPost, now: Date): Cleaned {
  const network = line(arrived.network, 60)?.toLowerCase();
  const externalId = key(arrived.externalId);
  if (!network || !externalId) return refused('post_unnamed');
  const whole = words(arrived.text);
  const cut = whole.length > textMost;
  const text = cut
    ? `${whole
        .slice(0, textMost - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : whole;
  const title = cutTo(words(arrived.title).replace(/\s+/g, ' '), titleMost) || null;
  const links = list(arrived.links, 50).flatMap((link) => webAddress(link) ?? []);
  const media = list(arrived.media, 20).map(cleanMedia);
  const rating = within(arrived.rating, -1000, 1000);
  const repostOf = key(arrived.repostOf?.toString()) ?? null;
  if (!text && !title && !links.length && !media.length && rating === null && !repostOf) return refused('post_empty');
  const said = arrived.at instanceof Date ? arrived.at.getTime() : undefined;
  const believed = said !== undefined && said >= oldest && said <= now.getTime() + day;
  const replyTo = key(arrived.replyTo?.externalId) ?? null;
  const noted: CleanPost['noted'] = [];
  if (cut) noted.push('text_cut');
  if (said !== undefined && !believed) noted.push('date_doubtful');
  return {
    ok: true,
    post: {
      network,
      externalId,
      kind: kindOf(arrived, replyTo, rating),
      title,
      text,
      lang: languageTag(arrived.lang),
      at: believed ? new Date(said) : now,
      author: cleanAuthor(arrived.author),
      url: webAddress(arrived.url) ?? null,
      replyTo,
      root: key(arrived.root) ?? null,
      repostOf,
      answers: line(arrived.replyTo?.handle, 200) ?? null,
      rating,
      place: line(arrived.place, 300) ?? null,
      links,
      media,
      counts: cleanCounts(arrived.counts),
      raw: proof(arrived.raw),
      noted,
    },
  };
}

const refused = (code: string): Cleaned => ({ ok: false, fault: { code, values: {} } });

function kindOf({ kind }: ArrivedPost, replyTo: string | null, rating: number | null): CleanPost['kind'] {
  if (kind && kinds.includes(kind)) return kind;
  return replyTo ? 'reply' : rating === null ? 'post' : 'review';
}

function cleanAuthor(author: ArrivedPost['author']): CleanAuthor | null {
  const externalId = key(author?.externalId);
  if (!author || !externalId) return null;
  const followers = within(author.followers, 0, 2 ** 31 - 1);
  return {
    externalId,
    handle: line(author.handle, 200)?.replace(/^@/, '') || null,
    name: line(author.name, 200) ?? null,
    followers: followers === null ? null : Math.trunc(followers),
    place: line(author.place, 300) ?? null,
  };
}

function cleanMedia(media: NonNullable<ArrivedPost['media']>[number]): CleanPost['media'][number] {
  const kind = media?.kind === 'image' || media?.kind === 'video' ? media.kind : 'other';
  return { kind, alt: cutTo(words(media?.alt), 2000) || null, url: webAddress(media?.url) ?? null };
}

function cleanCounts(counts: ArrivedPost['counts']): Record<string, number> | null {
  const known = (['likes', 'reposts', 'replies'] as const).flatMap((name) => {
    const count = within(counts?.[name], 0, 2 ** 31 - 1);
    return count === null ? [] : [[name, Math.trunc(count)] as const];
  });
  return known.length ? Object.fromEntries(known) : null;
}

/** Text without NUL, other control characters and half characters, trimmed. */
function words(value: unknown): string {
  if (typeof value !== 'string') return '';
  const bare = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value)
    ? value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
    : value;
  return (bare.isWellFormed() ? bare : bare.toWellFormed()).trim();
}

function line(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  return cutTo(words(value.slice(0, most * 2)).replace(/\s+/g, ' '), most) || undefined;
}

/** A name that a network gives; one too long for an index keeps its beginning and the digest of all of it. */
function key(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = words(value);
  return name.length > 500 ? `${cutTo(name, 400)}#${digest(name)}` : name || undefined;
}

const cutTo = (text: string, most: number) => (text.length > most ? text.slice(0, most).toWellFormed() : text);

const list = <T>(value: readonly T[] | undefined, most: number): T[] =>
  Array.isArray(value) ? value.slice(0, most) : [];

const within = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && value >= least && value <= most ? value : null;

function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000) return undefined;
  const url = URL.parse(words(value));
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}

function languageTag(value: unknown): string | null {
  const tag = line(value, 35)?.toLowerCase();
  return tag && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/.test(tag) ? tag : null;
}

/** jsonb takes neither NUL nor half characters, and a stack can't take every depth. */
function proof(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  try {
    const text = JSON.stringify(value);
    return text.length > rawMost || /\\u0000|\\ud[89a-f]/i.test(text) ? null : text;
  } catch {
    return null;
  }
}
