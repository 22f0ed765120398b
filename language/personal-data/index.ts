// The door: personal data in a text, as spans with types.
import type { Model } from '../linear/model.ts';
import { Rows } from '../linear/rows.ts';
import { findNames } from './names.ts';
import { findNumbers } from './numbers.ts';
import type { PersonalData } from './span.ts';

export type { PersonalData, PersonalDataType } from './span.ts';

/** A longer text is read up to here. */
const LONGEST = 100_000;

const opened = new WeakMap<Model, Rows>();

/** Half-open spans in UTF-16 units, in order and apart. `names` is the model that tells names and places. */
export function findPersonalData(text: string, names: Model): PersonalData[] {
  const read = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  let rows = opened.get(names);
  if (!rows) {
    rows = new Rows(names.keys);
    opened.set(names, rows);
  }
  const numbers = findNumbers(read);
  const named = findNames(read, names, rows).filter(
    ({ start, end }) => !numbers.some((other) => other.start < end && start < other.end),
  );
  return [...numbers, ...named].sort((a, b) => a.start - b.start);
}
