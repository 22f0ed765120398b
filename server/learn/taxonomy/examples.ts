// Labelled texts as they are kept: cleaned, in one spelling, a fifth of them always kept back.
import { hash } from 'node:crypto';
import type { Example } from '../../../language/linear/index.ts';

/** Whichever file they come in, the same texts are kept back, so that an old model has never seen what it is tried on. */
export function foldsApart(examples: readonly Example[]): { learned: Example[]; heldBack: Example[] } {
  const groups = Object.groupBy(examples, ({ text }) =>
    hash('sha256', text.toLowerCase(), 'buffer')[0]! < 51 ? 'heldBack' : 'learned',
  );
  return { learned: groups.learned ?? [], heldBack: groups.heldBack ?? [] };
}

/** A cell's labels: one, or several between semicolons or bars. */
export const labelsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;|]/)
      .map((label) => label.normalize('NFC').replace(/\s+/gu, ' ').trim())
      .filter(Boolean),
  ),
];

/** Labels that differ in case alone are one, in the spelling most texts use. */
export function inOneSpelling(examples: readonly Example[]): Example[] {
  const counts = new Map<string, number>();
  for (const { labels } of examples) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const chosen = new Map<string, string>();
  for (const [label] of [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
    if (!chosen.has(label.toLowerCase())) chosen.set(label.toLowerCase(), label);
  return examples.map(({ text, labels }) => ({
    text,
    labels: [...new Set(labels.map((label) => chosen.get(label.toLowerCase())!))],
  }));
}
