// What another program's message says: somebody said something, said it otherwise, or took it back.
import type { Fault } from '../../../contract/connect.ts';
import type { ArrivedPost } from '../../../contract/post.ts';
import { kinds } from '../../../contract/post.ts';
import { count, languageTag, line, list, object, saidAt, storable, webAddress } from '../outside.ts';

export interface Message {
  externalId: string;
  /** When the sender says it happened; else when the message was sent. */
  at: Date;
  edited: boolean;
  /** Null when it was taken back. */
  post: Omit<ArrivedPost, 'network'> | null;
}

type Read = { ok: true; value: Message } | { ok: false; fault: Fault };

const refused: Read = { ok: false, fault: { code: 'webhook_unreadable', values: {} } };

/** `{"type": "post.said" | "post.edited" | "post.deleted", "timestamp", "data": {"id", "text", …}}` */
export function readMessage(body: Buffer, sentAt: Date, now: Date): Read {
  const message = parse(body);
  const data = object(message?.data);
  const externalId = line(data?.id, 900);
  if (!message || !data || !externalId) return refused;
  const at = saidAt(message.timestamp, now) ?? sentAt;
  if (message.type === 'post.deleted') return { ok: true, value: { externalId, at, edited: false, post: null } };
  if (message.type !== 'post.said' && message.type !== 'post.edited') return refused;
  if (typeof data.text !== 'string') return refused;
  const author = object(data.author);
  const authorId = line(author?.id, 300) ?? line(author?.handle, 300) ?? line(author?.name, 300);
  const answered = line(data.inReplyTo, 900);
  const value: Omit<ArrivedPost, 'network'> = {
    externalId,
    text: storable(data.text.slice(0, 100_000)),
    at: saidAt(data.at, now) ?? at,
    kind: kinds.find((kind) => kind === data.kind) ?? (answered ? 'reply' : 'post'),
    links: list(data.links, 50).flatMap((link) => webAddress(link) ?? []),
  };
  const rating = typeof data.rating === 'number' && data.rating >= 0 && data.rating <= 10 ? data.rating : undefined;
  const followers = count(author?.followers);
  const more = {
    lang: languageTag(data.lang),
    url: webAddress(data.url),
    title: line(data.title, 300),
    place: line(data.place, 200),
    rating,
  };
  for (const [name, known] of Object.entries(more)) if (known !== undefined) Object.assign(value, { [name]: known });
  if (answered) value.replyTo = { externalId: answered };
  if (authorId)
    value.author = {
      externalId: authorId,
      ...(line(author?.handle, 300) ? { handle: line(author?.handle, 300)! } : {}),
      ...(line(author?.name, 200) ? { name: line(author?.name, 200)! } : {}),
      ...(followers === undefined ? {} : { followers }),
    };
  return { ok: true, value: { externalId, at, edited: message.type === 'post.edited', post: value } };
}

function parse(body: Buffer) {
  try {
    return object(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}
