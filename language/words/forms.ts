// The forms one word is found under: without its apostrophes, without a final 's, behind an elision.
import { fold } from './fold.ts';
import { APOSTROPHE } from './marks.ts';

const apostrophe = new RegExp(`[${APOSTROPHE}]`, 'gu');
const finalS = new RegExp(`[${APOSTROPHE}][sS]$`, 'u');
const elision = new RegExp(`^(?:[ldjmnstc]|qu)[${APOSTROPHE}]`, 'iu');

export type Forms = {
  /** The word itself, then without a final 's: what it says. */ own: string[];
  /** What is behind an elision: found too. */ elided: string[];
};

/** The forms of a word in NFKC, without hyphens. */
export function formsOf(word: string): Forms {
  const own = [fold(word.replace(apostrophe, ''))];
  if (finalS.test(word)) own.push(fold(word.replace(finalS, '').replace(apostrophe, '')));
  const elided: string[] = [];
  let rest = word;
  while (elision.test(rest)) {
    rest = rest.replace(elision, '');
    elided.push(...formsOf(rest).own);
  }
  return { own, elided };
}

/** The word as exact case compares it: one kind of apostrophe. */
export function surfaceOf(word: string): string {
  return word.replace(apostrophe, "'");
}
