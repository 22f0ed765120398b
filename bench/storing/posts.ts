// Posts as they arrive, of any number: the load's texts over and over, by authors some of whom say much.
import type { ArrivedPost } from '../../contract/post.ts';
import { dice } from '../dice.ts';
import { madeUpWord, type Texts } from '../load.ts';

const day = 86_400_000;

/**
 * Post `n` of `of`, spread over 90 days before `now`, by one of 50,000 authors. Beyond the first round of texts two words
 * are added, so that it is no copy.
 */
export function postAt(n: number, of: number, { texts }: Texts, now: number): ArrivedPost {
  const text = texts[n % texts.length]!;
  const round = Math.floor(n / texts.length);
  const random = dice(n + 1);
  const word = () => madeUpWord(random.zipf(30_000));
  const more = round === 0 ? '' : ` ${word()} ${word()}`;
  const author = random.zipf(50_000);
  return {
    network: 'bluesky',
    externalId: `at://did:plc:${author.toString(36).padStart(24, '0')}/app.bsky.feed.post/${n.toString(36).padStart(13, '3')}`,
    text: text + more,
    kind: 'post',
    lang: 'en',
    at: new Date(now - 90 * day + Math.floor((90 * day * (n + 1)) / (of + 1))),
    author: {
      externalId: `did:plc:${author.toString(36).padStart(24, '0')}`,
      handle: `person${author}.example.social`,
    },
  };
}
