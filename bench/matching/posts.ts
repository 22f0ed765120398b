// The posts of the load with facts beside their texts, the same for the same post in every run.
import type { Post } from '../../language/post.ts';
import { dice } from '../dice.ts';
import { readTexts } from '../load.ts';

const languages = ['en', 'en', 'en', 'es', 'pt', null];

export function readLoad(): { posts: Post[]; note: string } {
  const random = dice(11);
  const { texts, from } = readTexts();
  const posts = texts.map((text) => ({
    text,
    author: `u${random.below(50_000)}`,
    network: random.of(['bluesky', 'mastodon']),
    lang: random.of(languages),
  }));
  return { posts, note: `${posts.length} posts (words: ${from})` };
}
