// A post: anything somebody said, as it arrives from a network and as staff see it.
import { z } from 'zod';
import { id, time } from './common.ts';

export const kinds = ['post', 'reply', 'review', 'comment', 'message'] as const;

/** What a connector hands over for one thing somebody said; bounded and cleaned by `listen` when it arrives. */
export interface ArrivedPost {
  network: string;
  /** The network's own id of it (an at:// URI, a feed's guid, a row's id or digest). */
  externalId: string;
  text: string;
  kind?: (typeof kinds)[number];
  author?: { externalId: string; handle?: string; name?: string; followers?: number; place?: string };
  lang?: string;
  /** When it was said; absent when the network does not tell. */
  at?: Date;
  url?: string;
  /** What it answers, and the first post of that thread. */
  replyTo?: { externalId: string; handle?: string };
  root?: string;
  /** It passes on another post without a word of its own. */
  repostOf?: string;
  title?: string;
  rating?: number;
  place?: string;
  links?: string[];
  media?: { kind: 'image' | 'video' | 'other'; alt?: string; url?: string }[];
  counts?: { likes?: number; reposts?: number; replies?: number };
  /** As it came; kept for proof, never shown as markup. */
  raw?: unknown;
}

/** What a network says happened to a post that may be stored. */
export type ArrivedChange =
  | { change: 'edited'; network: string; externalId: string; post: ArrivedPost }
  | { change: 'deleted'; network: string; externalId: string; at?: Date }
  /** The whole account is gone. */
  | { change: 'author-deleted'; network: string; authorExternalId: string };

/** Half-open, in UTF-16 units of the text. */
export const span = z.object({ start: z.number().int(), end: z.number().int() });

export const author = z.object({
  id,
  network: z.string(),
  handle: z.string().nullable(),
  name: z.string().nullable(),
  followers: z.number().int().nullable(),
  place: z.string().nullable(),
});

export const post = z.object({
  id,
  network: z.string(),
  /** Null when the author deleted it. */
  text: z.string().nullable(),
  title: z.string().nullable(),
  kind: z.enum(kinds),
  lang: z.string().nullable(),
  at: time,
  heardAt: time,
  author: author.nullable(),
  url: z.string().nullable(),
  rating: z.number().nullable(),
  place: z.string().nullable(),
  facilityId: id.nullable(),
  conversationId: id,
  /** The handle it answers. */
  answers: z.string().nullable(),
  links: z.array(z.string()),
  media: z.array(z.object({ kind: z.enum(['image', 'video', 'other']), alt: z.string().nullable() })),
  /** What of the words the watch or the search found. */
  marks: z.array(span),
  /** Reposts and copies folded under it: how many, and the first few. */
  folded: z.object({
    count: z.number().int(),
    first: z.array(z.object({ id, handle: z.string().nullable(), at: time, why: z.enum(['repost', 'copy']) })),
  }),
  watchIds: z.array(id),
  muted: z.enum(['author', 'word', 'thread']).nullable(),
  editedAt: time.nullable(),
  deletedAt: time.nullable(),
  onHold: z.boolean(),
  /** We have answered it: on the network, or by hand alone. */
  answered: z.enum(['sent', 'by_hand']).nullable(),
});
export type Post = z.output<typeof post>;
