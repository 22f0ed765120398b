// Posts for the benches: the words of real tweets where the data set lies beside the checkout, else words drawn by Zipf.
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ArrivedPost } from '../../contract/post.ts';
import { root } from '../../server/core/root.ts';

const load = join(root, '..', 'shared', 'data', 'tweet-load', 'posts.ndjson.gz');

export interface Texts {
  texts: string[];
  /** Where they are from, for the results. */
  from: string;
}

export async function readTexts(): Promise<Texts> {
  if (!existsSync(load)) {
    console.log('shared/data/tweet-load/posts.ndjson.gz is not there: the words are generated.');
    return { texts: Array.from({ length: 100_000 }, zipfText), from: 'generated' };
  }
  const texts: string[] = [];
  const lines = createInterface({ input: createReadStream(load).pipe(createGunzip()) });
  for await (const line of lines) texts.push((JSON.parse(line) as { text: string }).text);
  return { texts, from: 'tweet-load' };
}

/** The same numbers in the same order, from 0 up to 1. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const letters = 'etaoinshrdlucmfwypvbgk';
const words = Array.from({ length: 30_000 }, (_, n) => {
  let word = '';
  for (let rest = n + 20; rest > 0; rest = Math.floor(rest / letters.length)) word += letters[rest % letters.length];
  return word;
});
const any = random(3);

function zipfText(): string {
  const length = 6 + Math.floor(any() * 16);
  return Array.from({ length }, () => words[Math.floor(words.length ** any()) - 1]).join(' ');
}

const day = 86_400_000;

/**
 * Post `n` of `of`, spread over 90 days before `now`, by one of 50,000 authors. Beyond the first round of texts two words
 * are added, so that it is no copy.
 */
export function postAt(n: number, of: number, { texts }: Texts, now: number): ArrivedPost {
  const text = texts[n % texts.length]!;
  const round = Math.floor(n / texts.length);
  const drawn = random(n + 1);
  const more =
    round === 0 ? '' : ` ${words[Math.floor(words.length ** drawn())]} ${words[Math.floor(words.length ** drawn())]}`;
  const author = Math.floor(50_000 ** drawn());
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
