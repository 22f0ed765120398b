// Text in the form the word rules are written for (NFKC), with the way back to where each unit stood.

import { emoji, extenders, presented, shyEmoji } from './classes.ts';
import { classOf, inRanges } from './ranges.ts';

export type Plain = {
  text: string;
  /** Where the unit at this index begins in the source. */
  startOf(index: number): number;
  /** Where the unit before this index ends in the source. */
  endOf(index: number): number;
};

const selectors = '\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}';
const selector = new RegExp(`[${selectors}]`, 'gu');
const hasSelector = new RegExp(selector, 'u');
const follower = `[${classOf(extenders)}${selectors}]`;
const cluster = new RegExp(`[\\s\\S]${follower}*`, 'gu');
const foreign = /[^\x00-\x7f]/;
const hasEmojiThatChanges = new RegExp(`[${classOf(shyEmoji)}]\\uFE0F|[${classOf(presented)}]`, 'u');

/**
 * NFKC without variation selectors. Emoji keep theirs and stay themselves: ℹ️ is no letter, 🈚 no ideograph.
 */
export function plain(source: string): Plain {
  if (!foreign.test(source)) return unchanged(source);
  const emojiChange = hasEmojiThatChanges.test(source);
  if (!emojiChange && !hasSelector.test(source) && source.normalize('NFKC') === source) return unchanged(source);

  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of source.matchAll(cluster)) {
    const written = writeCluster(piece);
    text += written;
    for (let i = 0; i < written.length; i++) {
      starts.push(index);
      ends.push(index + piece.length);
    }
  }
  return {
    text,
    startOf: (i) => starts[i] ?? source.length,
    endOf: (i) => ends[i - 1] ?? 0,
  };
}

function writeCluster(piece: string): string {
  const code = piece.codePointAt(0)!;
  if (code < 0x80 && piece.length === 1) return piece;
  if (inRanges(emoji, code)) return piece;
  if (inRanges(shyEmoji, code) && piece.includes('\uFE0F')) return piece;
  return piece.replace(selector, '').normalize('NFKC');
}

function unchanged(text: string): Plain {
  return { text, startOf: (i) => i, endOf: (i) => i };
}
