// A post made ready to be asked: its text read as words, its facts in the form they are compared in.
import type { Post } from '../post.ts';
import { findHost, foldCase, type Link, readText, type Token } from '../words.ts';
import type { Handle } from './ast.ts';
import { readHandle } from './handle.ts';

/** Words with the places where each form stands. */
export type Words = { tokens: Token[]; places: Map<string, number[]> };

export type ReadPost = {
  words: Words;
  hosts: string[];
  question: boolean;
  from: Handle | undefined;
  to: Handle | undefined;
  network: string | undefined;
  lang: string | undefined;
  kind: string | undefined;
  rating: number | undefined;
  followers: number | undefined;
  media: boolean;
  hasLink: boolean;
  /** The places of the post and of its author. */
  where: Words[];
};

export function readPost(post: Post): ReadPost {
  const { tokens, links } = readText(post.text);
  return {
    words: placed(tokens),
    hosts: [...links.map((link) => link.host), ...(post.links ?? []).map(findHost)].filter(
      (host) => host !== undefined,
    ),
    hasLink: links.length > 0 || (post.links ?? []).length > 0,
    question: asks(post.text, links),
    from: readKnown(post.author, readHandle),
    to: readKnown(post.inReplyTo, readHandle),
    network: readKnown(post.network, foldCase),
    lang: readKnown(post.lang, (lang) => foldCase(lang).replaceAll('_', '-')),
    kind: readKnown(post.kind, foldCase),
    rating: post.rating ?? undefined,
    followers: post.followers ?? undefined,
    media: post.media ?? false,
    where: [post.place, post.authorPlace]
      .filter((place) => place != null)
      .map((place) => placed(readText(place).tokens)),
  };
}

function readKnown<T>(value: string | null | undefined, read: (value: string) => T): T | undefined {
  const written = value?.trim();
  return written ? read(written) : undefined;
}

function placed(tokens: Token[]): Words {
  const places = new Map<string, number[]>();
  tokens.forEach(({ forms }, position) => {
    for (const form of forms) {
      const known = places.get(form);
      if (known) known.push(position);
      else places.set(form, [position]);
    }
  });
  return { tokens, places };
}

/** A question mark outside links. */
function asks(text: string, links: Link[]): boolean {
  for (const { index } of text.matchAll(/[?¿？]/g))
    if (!links.some(({ start, end }) => start <= index && index < end)) return true;
  return false;
}
