// The texts that benches work on: real public posts where they lie beside the checkout, else words drawn by Zipf.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../server/core/root.ts';
import { type Dice, dice } from './dice.ts';

const load = join(root, '..', 'shared', 'data', 'tweet-load', 'posts.ndjson.gz');

export interface Texts {
  texts: string[];
  /** Where they are from, for the results. */
  from: string;
}

export function readTexts(): Texts {
  if (!existsSync(load)) {
    console.log('shared/data/tweet-load/posts.ndjson.gz is not there: the words are generated.');
    return { texts: generated(dice(3), 100_000), from: 'generated' };
  }
  const lines = gunzipSync(readFileSync(load)).toString('utf8').trim().split('\n');
  return { texts: lines.map((line) => (JSON.parse(line) as { text: string }).text), from: 'tweet-load' };
}

const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'ti', 'vo', 'be', 'du'];

/** The word of a rank, of as many as are asked for. */
export function madeUpWord(rank: number): string {
  return [...String(rank)].map((digit) => syllables[Number(digit)]).join('');
}

function generated(random: Dice, count: number): string[] {
  const word = () => madeUpWord(random.zipf(40_000));
  return Array.from({ length: count }, () => Array.from({ length: 6 + random.below(14) }, word).join(' '));
}
