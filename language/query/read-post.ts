// A post made ready to be asked: its text read as words, its facts in the form they are compared in, each when first asked.
import type { Post } from '../post.ts';
import { findHost, foldCase, type Link, type Reading, readText, type Token, withoutLinks } from '../words.ts';
import type { Handle } from './ast.ts';
import { readHandle } from './handle.ts';

/** Words with the places where each form stands. */
export type Words = { tokens: Token[]; places: Map<string, number[]> };

/** `hasNoLink` is said by who has read the text already and met none. */
export function readPost(post: Post, hasNoLink = false): ReadPost {
  return new ReadPost(post, hasNoLink);
}

/** Whether there may be a link; cheaper than reading the text. */
function mayHaveLinks(text: string): boolean {
  const written = /^[\x00-\x7f]*$/.test(text) ? text : text.replace(/\p{Variation_Selector}/gu, '').normalize('NFKC');
  return /:\/\/|www\./i.test(written);
}

export class ReadPost {
  readonly post: Post;
  #reading: Reading | undefined;
  #found: Link[] | undefined;
  #words: Words | undefined;
  #hosts: string[] | undefined;
  #where: Words[] | undefined;

  constructor(post: Post, hasNoLink: boolean) {
    this.post = post;
    if (hasNoLink) this.#found = [];
  }

  get #read(): Reading {
    this.#reading ??= readText(this.post.text);
    return this.#reading;
  }

  get #links(): Link[] {
    this.#found ??= mayHaveLinks(this.post.text) ? this.#read.links : [];
    return this.#found;
  }

  get words(): Words {
    this.#words ??= placed(this.#read.tokens);
    return this.#words;
  }

  get hosts(): string[] {
    this.#hosts ??= [...this.#links.map((link) => link.host), ...(this.post.links ?? []).map(findHost)].filter(
      (host) => host !== undefined,
    );
    return this.#hosts;
  }

  get hasLink(): boolean {
    return (this.post.links ?? []).length > 0 || this.#links.length > 0;
  }

  /** A question mark outside links. */
  get question(): boolean {
    return /[?¿？]/.test(this.post.text) && /[?¿？]/.test(withoutLinks(this.post.text, this.#links));
  }

  get from(): Handle | undefined {
    return readKnown(this.post.author, readHandle);
  }

  get to(): Handle | undefined {
    return readKnown(this.post.inReplyTo, readHandle);
  }

  get network(): string | undefined {
    return readKnown(this.post.network, foldCase);
  }

  get lang(): string | undefined {
    return readKnown(this.post.lang, (lang) => foldCase(lang).replaceAll('_', '-'));
  }

  get kind(): string | undefined {
    return readKnown(this.post.kind, foldCase);
  }

  get rating(): number | undefined {
    return this.post.rating ?? undefined;
  }

  get followers(): number | undefined {
    return this.post.followers ?? undefined;
  }

  get media(): boolean {
    return this.post.media ?? false;
  }

  /** The places of the post and of its author. */
  get where(): Words[] {
    this.#where ??= [this.post.place, this.post.authorPlace]
      .filter((place) => place != null)
      .map((place) => placed(readText(place).tokens));
    return this.#where;
  }
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
