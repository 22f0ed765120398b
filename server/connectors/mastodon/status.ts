// A Mastodon status as a post that arrived, and what its names are.
import type { ArrivedChange, ArrivedPost } from '../../../contract/post.ts';
import {
  count,
  languageTag,
  line,
  list,
  type Outside,
  object,
  proof,
  saidAt,
  webAddress,
} from '../../connect/outside.ts';
import { plain } from '../../connect/plain.ts';

export const network = 'mastodon';

/** Who looks at a server, and when: ids mean something there alone. */
export interface View {
  /** The server's host with its port. */
  host: string;
  /** The part of handles behind the `@`: not always the host. */
  domain: string;
  /** Our own account's id there, where one is signed in. */
  own?: string;
  now: Date;
}

const idShape = /^[A-Za-z0-9_-]{1,100}$/;

export const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' && idShape.test(value) ? value : undefined;

/** A status by its server's own id of it: what streams delete by, and what is answered by. */
export const externalIdOf = (host: string, id: string) => `${host}/${id}`;

/** The parts of such an id; undefined for anything else. */
export function partsOf(externalId: string): { host: string; id: string } | undefined {
  const [host, id, ...more] = externalId.split('/');
  return host && idOf(id) && more.length === 0 ? { host, id: id! } : undefined;
}

/** Ids grow: by length first, then as text, whatever they are made of. */
export const isAfter = (one: string, other: string | undefined): boolean =>
  other === undefined || one.length > other.length || (one.length === other.length && one > other);

export const newest = (ids: readonly (string | undefined)[]): string | undefined =>
  ids.reduce((most, id) => (id && isAfter(id, most) ? id : most), undefined);

/** `ana@social.example`, also for accounts of the server itself. */
export function handleOf(account: Outside | undefined, { domain }: Pick<View, 'domain'>): string | undefined {
  const acct = line(account?.acct, 300)?.replace(/^@/, '').toLowerCase();
  return acct && (acct.includes('@') ? acct : `${acct}@${domain}`);
}

/** Known by the handle: the same on every server, unlike its id. */
export function authorOf(value: unknown, view: Pick<View, 'domain'>): ArrivedPost['author'] {
  const account = object(value);
  const handle = handleOf(account, view);
  if (!account || !handle) return undefined;
  return {
    externalId: handle,
    handle,
    name: line(account.display_name, 200),
    followers: count(account.followers_count),
  };
}

/** Undefined when it is no status; one that passes another on is `repostOf` that. */
export function postOf(value: unknown, view: View): ArrivedPost | undefined {
  const status = object(value);
  const id = idOf(status?.id);
  if (!status || !id || typeof status.content !== 'string') return undefined;
  const { host, now } = view;
  const passedOn = idOf(object(status.reblog)?.id);
  const base = {
    network,
    externalId: externalIdOf(host, id),
    author: authorOf(status.account, view),
    at: saidAt(status.created_at, now) ?? now,
    url: webAddress(status.url) ?? webAddress(status.uri),
  };
  if (passedOn) return { ...base, text: '', repostOf: externalIdOf(host, passedOn) };
  const { text, links, media } = plain(status.content);
  const answered = idOf(status.in_reply_to_id);
  const named = new Set(
    [...list(status.mentions), ...list(status.tags)].map((each) => webAddress(object(each)?.url)).filter(Boolean),
  );
  return {
    ...base,
    text,
    title: line(status.spoiler_text, 500),
    kind: status.visibility === 'direct' ? 'message' : answered ? 'reply' : 'post',
    lang: languageTag(status.language),
    ...(answered
      ? { replyTo: { externalId: externalIdOf(host, answered), handle: answeredHandle(status, view) } }
      : {}),
    links: links.filter((link) => !named.has(link)),
    media: [...list(status.media_attachments, 20).map(mediaOf), ...media].slice(0, 20),
    counts: {
      likes: count(status.favourites_count),
      reposts: count(status.reblogs_count),
      replies: count(status.replies_count),
    },
    raw: proof(status),
  };
}

/** A status and, where it passes another on, that one before it. */
export function postsOf(value: unknown, view: View): ArrivedPost[] {
  const original = object(object(value)?.reblog);
  return [original && postOf(original, view), postOf(value, view)].filter((post) => post !== undefined);
}

export function editOf(value: unknown, view: View): ArrivedChange | undefined {
  const post = postOf(value, view);
  return post && { change: 'edited', network, externalId: post.externalId, post };
}

export const deletionOf = (id: string, { host }: View): ArrivedChange => ({
  change: 'deleted',
  network,
  externalId: externalIdOf(host, id),
});

/** Whether it is ours, answers us or names us: kept without any watch that waits for it. */
export function concernsUs(value: unknown, { own }: View): boolean {
  const status = object(value);
  if (!status || own === undefined || object(status.reblog)) return false;
  const names = list(status.mentions).some((mention) => object(mention)?.id === own);
  return isOwn(status, own) || status.in_reply_to_account_id === own || names;
}

export const isOwn = (status: Outside | undefined, own: string | undefined): boolean =>
  own !== undefined && object(status?.account)?.id === own;

function answeredHandle(status: Outside, view: View): string | undefined {
  const whom = status.in_reply_to_account_id;
  const mention = list(status.mentions)
    .map(object)
    .find((each) => each?.id === whom);
  return mention && handleOf(mention, view);
}

function mediaOf(value: unknown): NonNullable<ArrivedPost['media']>[number] {
  const media = object(value);
  const kind =
    media?.type === 'image' ? 'image' : media?.type === 'video' || media?.type === 'gifv' ? 'video' : 'other';
  return { kind, alt: line(media?.description, 2000), url: webAddress(media?.url) };
}
