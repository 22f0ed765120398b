// A post as the watch language sees it: its text and what is known about it.

/** What is missing or null is not known, and what is not known never matches. */
export type Post = {
  text: string;
  /** Handle: `ed`, `@ed` or `ed@example.social`. */
  author?: string | null;
  network?: string | null;
  /** BCP 47: `en`, `en-US`. */
  lang?: string | null;
  /** Handle of the author it answers. */
  inReplyTo?: string | null;
  /** `post`, `reply`, `review`, `comment`, `message`. */
  kind?: string | null;
  rating?: number | null;
  followers?: number | null;
  /** Where the post is from, in words. */
  place?: string | null;
  /** Where its author is from, in words. */
  authorPlace?: string | null;
  /** URLs; those in the text are found besides. */
  links?: readonly string[] | null;
  media?: boolean | null;
};
