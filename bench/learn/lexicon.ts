// English words with their leanings: the lexicon of VADER (Hutto and Gilbert, 2014; MIT), from the npm package vader-sentiment.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export function readLexicon(): [word: string, leaning: number][] {
  const home = dirname(createRequire(import.meta.url).resolve('vader-sentiment/package.json'));
  return readFileSync(join(home, 'vader_lexicon.txt'), 'utf8')
    .split('\n')
    .map((line): [string, number] => {
      const [word = '', leaning = ''] = line.split('\t');
      return [word, Number(leaning)];
    })
    .filter(([word, leaning]) => /^[a-z']+$/.test(word) && Number.isFinite(leaning));
}
