// Reads a word or phrase of a query: what may stand at each of its places.

import { emojiSpelling } from '../words/emoji.ts';
import { formsOf, surfaceOf } from '../words/forms.ts';
import { isUnspaced, piecesOf } from '../words/pieces.ts';
import { readUnits, type Unit } from '../words/units.ts';
import { fold } from '../words.ts';
import type { Slot, Step } from './ast.ts';
import { checkStars, starAfter } from './star.ts';

export type TermReading = {
  steps: Step[];
  canonical: string;
  /** Where each word begins in the query, as the limit of 500 counts them. */
  places: number[];
};

/** Reads `text`, which stands at `offset` of the query. Throws Refused for a star in the wrong place. */
export function readTerm(text: string, offset: number): TermReading {
  const units = readUnits(text);
  checkStars(text, offset, units);
  const steps: Step[] = [];
  const spellings: string[] = [];
  const places: number[] = [];
  for (const [index, unit] of units.entries()) {
    const prefix = starAfter(text, units, index);
    steps.push(stepOf(unit, prefix));
    spellings.push(spell(unit) + (prefix ? '*' : ''));
    if (unit.kind !== 'word') places.push(offset + unit.start);
    else
      for (const part of unit.parts)
        for (const piece of piecesOf(part.text)) places.push(offset + part.start + piece.offset);
  }
  return { steps, canonical: spellings.length === 1 ? spellings[0]! : `"${spellings.join(' ')}"`, places };
}

function stepOf(unit: Unit, prefix: boolean): Step {
  if (unit.kind === 'emoji') return [[slot([unit.form])]];
  if (unit.kind === 'mention') return [[slot([mentionForm(unit)])]];
  const words = unit.parts.map((part) => part.text);
  const joined = slotsOf(words.join(''));
  const apart = words.flatMap(slotsOf);
  const ways = [joined, apart];
  if (unit.hashtag) {
    joined[0] = slot(formsOf(words.join('')).own.map((form) => `#${form}`));
    apart[0] = slot(formsOf(words[0]!).own.map((form) => `#${form}`));
  }
  if (prefix) for (const way of ways) way.push(beginning(way.pop()!));
  return sameWay(joined, apart) ? [joined] : ways;
}

function slotsOf(word: string): Slot[] {
  return piecesOf(word).map((piece) => slot(formsOf(piece.text).own));
}

function slot(forms: string[]): Slot {
  return { forms: [...new Set(forms)], prefix: null };
}

function beginning({ forms }: Slot): Slot {
  return { forms: [], prefix: forms[0]! };
}

function sameWay(a: Slot[], b: Slot[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mentionForm({ name, server }: Extract<Unit, { kind: 'mention' }>): string {
  return server === null ? `@${name}` : `@${name}@${server}`;
}

/** The unit as it would be written with nothing that doesn't count. */
function spell(unit: Unit): string {
  if (unit.kind === 'emoji') return emojiSpelling(unit.form);
  if (unit.kind === 'mention') return mentionForm(unit);
  const parts = unit.parts.map(({ text }) => {
    if (isUnspaced(text)) return fold(surfaceOf(text));
    const [own, withoutS] = formsOf(text).own;
    return withoutS === undefined ? own : `${withoutS}'s`;
  });
  return (unit.hashtag ? '#' : '') + parts.join('-');
}
