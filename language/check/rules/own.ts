// `own.words`: the organization’s own words, whole, in any case and with or without accents.
import type { Mark, Matter } from '../matter.ts';
import { readTokens, type Token } from '../read.ts';

export function own({ question, sentences }: Matter): Mark[] {
  const words = question.organization?.ownWords;
  if (!words) return [];
  const tokens = sentences.flatMap((each) => [...each.tokens]);
  return [
    ...words.block.flatMap((word) => found(tokens, word, 'block')),
    ...words.review.flatMap((word) => found(tokens, word, 'review')),
  ];
}

function found(tokens: readonly Token[], word: string, verdict: 'block' | 'review'): Mark[] {
  const sought = readTokens(word).map((each) => each.word);
  if (sought.length === 0) return [];
  const marks: Mark[] = [];
  for (let at = 0; at + sought.length <= tokens.length; at++)
    if (sought.every((each, i) => tokens[at + i]!.word === each || tokens[at + i]!.word === `#${each}`))
      marks.push({ rule: 'own.words', start: tokens[at]!.start, end: tokens[at + sought.length - 1]!.end, verdict });
  return marks;
}
