// A row of a file before anybody knows what its cells mean.
import type { Fault } from '../../../contract/connect.ts';

export type Row = {
  /** Where it begins in the file, from 1. */
  line: number;
  /** As it stands there; cut when it is very long. */
  raw: string;
} & ({ cells: string[]; fault?: undefined } | { cells?: undefined; fault: Fault });

/** The longest record that is held in memory, UTF-16 units. */
export const mostRecord = 16_000_000;
export const mostColumns = 1000;
const mostRaw = 20_000;

/** A copy, so that a short row doesn't hold on to the piece of the file it was cut from. */
export const rawOf = (text: string) => (text.length > mostRaw ? `${text.slice(0, mostRaw)}…` : text);

export const refused = (line: number, raw: string, code: string, values: Fault['values'] = {}): Row => ({
  line,
  raw: rawOf(raw),
  fault: { code, values },
});
