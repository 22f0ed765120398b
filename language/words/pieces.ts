// Cuts a run that holds letters of a script without spaces into its words.
import { MARK, PLAIN_WORD, UNSPACED } from './marks.ts';

export type Piece = { text: string; offset: number };

const unspaced = new RegExp(`[${UNSPACED}]`, 'u');
const stretch = new RegExp(`[${UNSPACED}][${UNSPACED}${MARK}]*|[${PLAIN_WORD}]+`, 'gu');
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

export function isUnspaced(run: string): boolean {
  return unspaced.test(run);
}

/** The words of a run, with where each begins in it. A run without such letters is one word. */
export function piecesOf(run: string): Piece[] {
  if (!unspaced.test(run)) return [{ text: run, offset: 0 }];
  const pieces: Piece[] = [];
  for (const { 0: text, index } of run.matchAll(stretch)) {
    if (!unspaced.test(text)) pieces.push({ text, offset: index });
    else
      for (const { segment, index: at } of segmenter.segment(text))
        if (unspaced.test(segment)) pieces.push({ text: segment, offset: index + at });
  }
  return pieces;
}
