// The ways a word or phrase can be said, each as a row of terms.
import type { Slot, Step } from '../query/ast.ts';

/** A term of the text, or a beginning. */
export type Wanted = { term: string; isBeginning: boolean };

const MOST_WAYS = 16;

/** Every row that says the steps one after another; undefined when there are too many. */
export function waysOf(steps: Step[]): Wanted[][] | undefined {
  if (countWays(steps) > MOST_WAYS) return undefined;
  let ways: Wanted[][] = [[]];
  for (const step of steps) {
    const rows = step.flatMap(rowsOf);
    ways = ways.flatMap((begun) => rows.map((row) => [...begun, ...row]));
  }
  return ways;
}

function countWays(steps: Step[]): number {
  const rows = (way: Slot[]) => way.reduce((count, { forms }) => count * Math.max(1, forms.length), 1);
  return steps.reduce((count, step) => count * step.reduce((sum, way) => sum + rows(way), 0), 1);
}

function rowsOf(way: Slot[]): Wanted[][] {
  let rows: Wanted[][] = [[]];
  for (const slot of way) rows = rows.flatMap((row) => wantedAt(slot).map((wanted) => [...row, wanted]));
  return rows;
}

export function wantedAt({ forms, prefix }: Slot): Wanted[] {
  return prefix === null ? forms.map((term) => ({ term, isBeginning: false })) : [{ term: prefix, isBeginning: true }];
}
