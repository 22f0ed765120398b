// A post as the watch language sees it. Its title stands before its words, on a line of its own.
import type { ArrivedPost } from '../../contract/post.ts';
import type { Post } from '../../language/post.ts';
import type { Span } from '../../language/query/index.ts';

/** UTF-16 units that are read of a text. */
const longest = 50_000;

/** What a row or an arriving post must have to be read. */
export interface Spoken {
  title: string | null;
  text: string | null;
  network: string;
  kind: string;
  lang: string | null;
  answers: string | null;
  rating: number | null;
  place: string | null;
  links: readonly string[];
  media: readonly unknown[];
  handle: string | null;
  followers: number | null;
  authorPlace: string | null;
}

export const wholeText = ({ title, text }: Pick<Spoken, 'title' | 'text'>): string =>
  title ? `${title}\n${text ?? ''}` : (text ?? '');

export function asLanguagePost(post: Spoken): Post {
  return {
    text: wholeText(post),
    author: post.handle,
    network: post.network,
    lang: post.lang,
    inReplyTo: post.answers,
    kind: post.kind,
    rating: post.rating,
    followers: post.followers,
    place: post.place,
    authorPlace: post.authorPlace,
    links: post.links,
    media: post.media.length > 0,
  };
}

/** Marks in the whole text as marks in the text alone; those of the title are left out. */
export function marksInText(post: Pick<Spoken, 'title' | 'text'>, marks: readonly Span[]): Span[] {
  const before = post.title ? post.title.length + 1 : 0;
  return marks.flatMap(({ start, end }) =>
    end <= before ? [] : [{ start: Math.max(start - before, 0), end: end - before }],
  );
}

/** A post that a stream brings, before anybody has decided to keep it. */
export function arrivedAsLanguage(post: ArrivedPost): Post {
  const rating = post.rating ?? null;
  return asLanguagePost({
    title: post.title ?? null,
    text: post.text.length > longest ? post.text.slice(0, longest) : post.text,
    network: post.network,
    kind: post.kind ?? (post.replyTo ? 'reply' : rating === null ? 'post' : 'review'),
    lang: post.lang ?? null,
    answers: post.replyTo?.handle ?? null,
    rating,
    place: post.place ?? null,
    links: post.links ?? [],
    media: post.media ?? [],
    handle: post.author?.handle ?? null,
    followers: post.author?.followers ?? null,
    authorPlace: post.author?.place ?? null,
  });
}
