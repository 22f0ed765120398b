// Where the words and phrases of a query stand among the words of a text.
import type { Exact, Slot, Step, Word } from './ast.ts';
import type { Words } from './read-post.ts';

/** Positions, half-open. `end` counts places, so a joined word that stands at one place ends behind that one. */
export type Occurrence = { start: number; end: number };

/** Every occurrence, by where it begins. */
export function occurrences(word: Word, words: Words): Occurrence[] {
  return word.kind === 'exact' ? exactOccurrences(word, words) : stepOccurrences(word.steps, words);
}

export function stepOccurrences(steps: Step[], words: Words): Occurrence[] {
  const found: Occurrence[] = [];
  for (const start of startsOf(steps[0]!, words)) {
    let ends = new Set([start]);
    for (const step of steps) ends = afterStep(step, ends, words);
    for (const end of ends) found.push({ start, end });
  }
  return found;
}

function startsOf(step: Step, { tokens, places }: Words): number[] {
  const starts = new Set<number>();
  for (const [first] of step) {
    for (const form of first!.forms) for (const place of places.get(form) ?? []) starts.add(place);
    if (first!.prefix !== null)
      for (let place = 0; place < tokens.length; place++) if (fits(first!, place, tokens)) starts.add(place);
  }
  return [...starts].sort((a, b) => a - b);
}

function afterStep(step: Step, starts: Set<number>, { tokens }: Words): Set<number> {
  const ends = new Set<number>();
  for (const start of starts)
    for (const way of step) if (way.every((slot, i) => fits(slot, start + i, tokens))) ends.add(start + way.length);
  return ends;
}

function fits({ forms, prefix }: Slot, place: number, tokens: Words['tokens']): boolean {
  const token = tokens[place];
  if (token === undefined) return false;
  if (prefix !== null) return token.kind === 'word' && token.forms.some((form) => form.startsWith(prefix));
  return token.forms.some((form) => forms.includes(form));
}

/** Where an occurrence ends in the text: a word found in its joined form reaches over its hyphens. */
export function endInText(word: Word, { end }: Occurrence, { tokens }: Words): number {
  const last = tokens[end - 1]!;
  const { joined } = last;
  if (joined === null || word.kind === 'exact') return last.end;
  const own = { ...last, forms: last.forms.filter((form) => !joined.forms.includes(form)) };
  const isJoined = word.steps.at(-1)!.some((way) => fits(way.at(-1)!, 0, [last]) && !fits(way.at(-1)!, 0, [own]));
  return isJoined ? joined.end : last.end;
}

function exactOccurrences({ slots }: Exact, { tokens, places }: Words): Occurrence[] {
  return (places.get(slots[0]!.form) ?? [])
    .filter((start) =>
      slots.every(({ surface, hyphen }, i) => {
        const token = tokens[start + i];
        return token?.surfaces.includes(surface) && (i === 0 || token.hyphen === hyphen);
      }),
    )
    .map((start) => ({ start, end: start + slots.length }));
}
