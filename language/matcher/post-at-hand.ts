// The post that is being matched; what costs time is read only when a watch asks for it.
import type { Post } from '../post.ts';
import { type ReadPost, readPost } from '../query/read-post.ts';

const nothing: Post = { text: '' };

export class PostAtHand {
  post: Post = nothing;
  /** False when the text was scanned and has none. */
  mayHaveLinks = true;
  #read: ReadPost | undefined;

  begin(post: Post): void {
    this.post = post;
    this.mayHaveLinks = true;
    this.#read = undefined;
  }

  end(): void {
    this.begin(nothing);
  }

  get read(): ReadPost {
    this.#read ??= readPost(this.post, !this.mayHaveLinks);
    return this.#read;
  }
}
